import { defineCommand } from '../src/core/command/command.ts'
import { themeEvidenceView } from '../src/core/lookup/theme-view.ts'
import { itemOption, requireItem } from '../src/core/lookup/find-item.ts'
import { itemView, lookUpView } from '../src/core/lookup/item-view.ts'

/** `/theme`: an idea of the work and where it shows. */
export default defineCommand({
  name: 'theme',
  summary: 'Look up a theme: the idea, and the scenes and lines that show it',
  audience: 'choice',
  followsPerson: true,
  options: {
    name: itemOption('A theme’s name, or a word for it; leave out for a list', 'theme'),
  },
  run: ({ options }, context) => lookUpView(context, 'theme', options.name),
  actions: {
    open: { run: ({ value }, { library }) => itemView(library, 'theme', value) },
    evidence: {
      run: ({ value }, { library }) =>
        themeEvidenceView(library, requireItem(library.theme(value))),
    },
  },
})
