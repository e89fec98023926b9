import { quoteBlock } from '../src/core/lookup/quote-view.ts'
import { defineCommand } from '../src/core/command/command.ts'
import { itemOption, requireItem } from '../src/core/lookup/find-item.ts'
import { itemView, lookUpView } from '../src/core/lookup/item-view.ts'
import { wantsPictures } from '../src/core/picture/shows-pictures.ts'
import { componentId } from '../src/core/command/component-id.ts'
import { pluralOf } from '../src/core/pack/unit-label.ts'
import { capitalise } from '../src/core/reply/capitalise.ts'
import { button, buttons, heading, shareableReply } from '../src/core/reply/reply.ts'

/** `/scene`: what happens, where in the story, with whom, and in which words. */
export default defineCommand({
  name: 'scene',
  summary: 'Look up a scene: what happens, who is there, its themes and lines',
  audience: 'choice',
  followsPerson: true,
  options: {
    query: itemOption('A scene’s name, or what you remember of it; leave out for a list', 'scene'),
  },
  run: ({ options }, context) => lookUpView(context, 'scene', options.query),
  actions: {
    open: {
      run: ({ value }, { library, settings }) =>
        itemView(library, 'scene', value, wantsPictures(settings.applied)),
    },
    lines: {
      run({ value }, { library }) {
        const scene = requireItem(library.scene(value))
        const lines = library.quotes.filter((quote) => quote.scene === scene.id)
        return shareableReply(
          componentId('scene', 'lines', scene.id),
          heading(`${capitalise(pluralOf(library.words.quote))} of “${scene.title}”`),
          ...lines.map((quote) => quoteBlock(library, quote)),
          buttons(
            button(`Back to the ${library.units.name}`, componentId('scene', 'open', scene.id)),
          ),
        )
      },
    },
  },
})
