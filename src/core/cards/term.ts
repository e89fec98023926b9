/** A term of film or literary study as a reply, with its example from the story. */
import type { LibraryView } from '../library.ts'
import type { Term } from '../pack.ts'
import { press } from '../press.ts'
import { type Reply, button, buttons, heading, note, say, text } from '../reply.ts'
import { saveButton } from './save.ts'

export function termCard(library: LibraryView, term: Term): Reply {
  const scene = library.scene(term.example.scene)
  return {
    ...say(
      heading(term.term),
      note(term.field === 'film' ? 'A term of film' : 'A term of literature'),
      text(term.definition),
      text({ strong: 'Here: ' }, term.example.text, scene === undefined ? '' : ` (${scene.title})`),
      buttons(
        button('The scene', press('scene', 'open', term.example.scene)),
        saveButton('term', term.id),
      ),
    ),
    share: press('search', 'open', `term/${term.id}`),
  }
}
