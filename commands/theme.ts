import { themeView } from '../src/core/lookup/theme-view.ts'
import { defineCommand } from '../src/core/command/command.ts'
import { findItem, notFoundView, requireItem } from '../src/core/lookup/find-item.ts'

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
    const found = findItem(library, ['theme'], options.name)
    return 'closest' in found
      ? notFoundView('theme', options.name, found.closest)
      : themeView(library, requireItem(library.theme(found.id)))
  },
  actions: {
    open: {
      run: ({ value }, { library }) => themeView(library, requireItem(library.theme(value))),
    },
  },
})
