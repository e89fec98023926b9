/** The button that saves something to a person’s own flashcards. */
import { componentId } from '../command/component-id.ts'
import { type Button, button } from '../reply/reply.ts'

/** `id` is that of a quiz item, a line or a term. */
export function saveButton(kind: 'quiz' | 'quote' | 'term', id: string): Button {
  return button('Save', componentId('review', 'save', `${kind}/${id}`))
}
