/** The button that saves something to a person’s own flashcards. */
import { componentId } from '../command/component-id.ts'
import { type Button, button } from '../reply/reply.ts'

/** What is kept may be a quiz item, a line or a term, by its id. */
export function saveButton(kind: 'quiz' | 'quote' | 'term', id: string): Button {
  return button('Save', componentId('review', 'save', `${kind}/${id}`))
}
