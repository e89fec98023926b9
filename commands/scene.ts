import { sceneView } from '../src/core/lookup/scene-view.ts'
import { quoteBlock } from '../src/core/lookup/quote-view.ts'
import { defineCommand } from '../src/core/command/command.ts'
import { findItem, notFoundView, requireItem } from '../src/core/lookup/find-item.ts'
import { componentId } from '../src/core/command/component-id.ts'
import { button, buttons, heading, replyWith } from '../src/core/reply/reply.ts'

/** `/scene`: what happens, where in the story, with whom, and in which words. */
export default defineCommand({
  name: 'scene',
  summary: 'Look up a scene: what happens, who is there, its themes and lines',
  audience: 'choice',
  options: {
    query: {
      kind: 'text',
      summary: 'A scene’s name, or what you remember of it',
      required: true,
      maxLength: 120,
      suggest: (typed, { library }) => library.search.suggest(typed, ['scene']),
    },
  },
  run({ options }, { library }) {
    const found = findItem(library, ['scene'], options.query)
    return 'closest' in found
      ? notFoundView('scene', options.query, found.closest)
      : sceneView(library, requireItem(library.scene(found.id)))
  },
  actions: {
    open: {
      run: ({ value }, { library }) => sceneView(library, requireItem(library.scene(value))),
    },
    lines: {
      run({ value }, { library }) {
        const scene = requireItem(library.scene(value))
        const lines = library.quotes.filter((quote) => quote.scene === scene.id)
        return {
          ...replyWith(
            heading(`Lines of “${scene.title}”`),
            ...lines.map((quote) => quoteBlock(library, quote)),
            buttons(button('Back to the scene', componentId('scene', 'open', scene.id))),
          ),
          share: componentId('scene', 'lines', scene.id),
        }
      },
    },
  },
})
