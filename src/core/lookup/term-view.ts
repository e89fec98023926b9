/** The view of a term of film or literary study, with an example from the story. */
import type { Library } from '../pack/library.ts'
import type { Term } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import { type Reply, button, buttons, heading, note, replyWith, text } from '../reply/reply.ts'
import { saveButton } from './save-button.ts'

export function termView(library: Library, term: Term): Reply {
  const scene = library.scene(term.example.scene)
  return {
    ...replyWith(
      heading(term.term),
      note(term.field === 'film' ? 'Film term' : 'Literary term'),
      text(term.definition),
      text(
        { strong: 'Example: ' },
        term.example.text,
        scene === undefined ? '' : ` (${scene.title})`,
      ),
      buttons(
        button('The scene', componentId('scene', 'open', term.example.scene)),
        saveButton('term', term.id),
      ),
    ),
    share: componentId('search', 'open', `term/${term.id}`),
  }
}
