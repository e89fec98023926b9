import { sceneCard } from '../src/core/cards/scene.ts'
import { quoteBlock } from '../src/core/cards/quote.ts'
import { defineCommand } from '../src/core/command.ts'
import { lookUp, nothingFound, orGone } from '../src/core/lookup.ts'
import { press } from '../src/core/press.ts'
import { button, buttons, heading, say } from '../src/core/reply.ts'

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
    const found = lookUp(library, ['scene'], options.query)
    return 'closest' in found
      ? nothingFound('scene', options.query, found.closest)
      : sceneCard(library, orGone(library.scene(found.id)))
  },
  presses: {
    open: { run: ({ value }, { library }) => sceneCard(library, orGone(library.scene(value))) },
    lines: {
      run({ value }, { library }) {
        const scene = orGone(library.scene(value))
        const lines = library.quotes.filter((quote) => quote.scene === scene.id)
        return {
          ...say(
            heading(`Lines of “${scene.title}”`),
            ...lines.map((quote) => quoteBlock(library, quote)),
            buttons(button('Back to the scene', press('scene', 'open', scene.id))),
          ),
          share: press('scene', 'lines', scene.id),
        }
      },
    },
  },
})
