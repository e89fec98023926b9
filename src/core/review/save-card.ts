/** Saves one item to somebody’s own flashcards. */
import { type Block, type Reply, note, privateReply, text } from '../reply/reply.ts'
import type { OpenReviews } from './review-service.ts'
import type { CardRef } from './review-store.ts'

/** `card` shows what was saved, where the person was not looking at it. */
export async function saveCard(
  open: OpenReviews,
  ref: CardRef,
  at: number,
  card: readonly Block[] = [],
): Promise<Reply> {
  const isNew = (await open.add([ref], at)) === 1
  return privateReply(
    text(isNew ? 'Saved to your flashcards.' : 'This is already one of your flashcards.'),
    ...card,
    note('Only you can see them. To review them, use ', { command: 'review today' }, '.'),
  )
}
