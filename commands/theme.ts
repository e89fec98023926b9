import { themeCard } from '../src/core/cards/theme.ts'
import { defineCommand } from '../src/core/command.ts'
import { lookUp, nothingFound, orGone } from '../src/core/lookup.ts'

/** `/theme`: an idea of the work and where it shows. */
export default defineCommand({
  name: 'theme',
  summary: 'Look up a theme: the idea, and the scenes and lines that show it',
  audience: 'choice',
  options: {
    name: {
      kind: 'text',
      summary: 'A theme’s name, or a word for it',
      required: true,
      maxLength: 120,
      suggest: (typed, { library }) => library.search.suggest(typed, ['theme']),
    },
  },
  run({ options }, { library }) {
    const found = lookUp(library, ['theme'], options.name)
    return 'closest' in found
      ? nothingFound('theme', options.name, found.closest)
      : themeCard(library, orGone(library.theme(found.id)))
  },
  presses: {
    open: { run: ({ value }, { library }) => themeCard(library, orGone(library.theme(value))) },
  },
})
