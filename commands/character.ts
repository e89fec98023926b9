import { defineCommand } from '../src/core/command/command.ts'
import { characterPartView } from '../src/core/lookup/character-view.ts'
import { itemOption, requireItem } from '../src/core/lookup/find-item.ts'
import { itemView, lookUpView } from '../src/core/lookup/item-view.ts'

/** `/character`: who somebody is, how they change and what they say. */
export default defineCommand({
  name: 'character',
  summary: 'Look up a character: role, change, ties to others, lines and scenes',
  audience: 'choice',
  followsPerson: true,
  options: {
    name: itemOption('A character’s name, or who they are; leave out for a list', 'character'),
  },
  run: ({ options }, context) => lookUpView(context, 'character', options.name),
  actions: {
    open: { run: ({ value }, { library }) => itemView(library, 'character', value) },
    arc: {
      run: ({ value }, { library }) =>
        characterPartView(library, requireItem(library.character(value)), 'arc'),
    },
    ties: {
      run: ({ value }, { library }) =>
        characterPartView(library, requireItem(library.character(value)), 'ties'),
    },
  },
})
