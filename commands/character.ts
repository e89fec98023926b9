import { characterCard } from '../src/core/cards/character.ts'
import { defineCommand } from '../src/core/command.ts'
import { lookUp, nothingFound, orGone } from '../src/core/lookup.ts'

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
    const found = lookUp(library, ['character'], options.name)
    return 'closest' in found
      ? nothingFound('character', options.name, found.closest)
      : characterCard(library, orGone(library.character(found.id)))
  },
  presses: {
    open: {
      run: ({ value }, { library }) => characterCard(library, orGone(library.character(value))),
    },
  },
})
