import { characterView } from '../src/core/lookup/character-view.ts'
import { defineCommand } from '../src/core/command/command.ts'
import { findItem, notFoundView, requireItem } from '../src/core/lookup/find-item.ts'

/** `/character`: who somebody is, how they change and what they say. */
export default defineCommand({
  name: 'character',
  summary: 'Look up a character: role, change, ties to others, lines and scenes',
  audience: 'choice',
  options: {
    name: {
      kind: 'text',
      summary: 'A character’s name, or who they are',
      required: true,
      maxLength: 120,
      suggest: (typed, { library }) => library.search.suggest(typed, ['character']),
    },
  },
  run({ options }, { library }) {
    const found = findItem(library, ['character'], options.name)
    return 'closest' in found
      ? notFoundView('character', options.name, found.closest)
      : characterView(library, requireItem(library.character(found.id)))
  },
  actions: {
    open: {
      run: ({ value }, { library }) =>
        characterView(library, requireItem(library.character(value))),
    },
  },
})
