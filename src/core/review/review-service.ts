/** What commands may ask of reviews, bound to the person and the room of the invocation. */
import type { Library } from '../pack/library.ts'
import { startOfLocalDay } from './reminders.ts'
import { toFlashcard } from './to-flashcard.ts'
import { type Queue, buildQueue } from './queue.ts'
import type { Reviews } from './review-store.ts'

export interface OpenReviews extends Reviews {
  /** The class's view. In a conversation of her own with the bot it is the view of the room where she last reviewed. */
  readonly library: Library
}

export interface ReviewService {
  open(): Promise<OpenReviews>
}

/** What is to be reviewed now, of the cards that are in view; `total` counts these. */
export async function loadQueue(
  reviews: OpenReviews,
  now: number,
): Promise<Queue & { readonly total: number }> {
  const [all, habits] = await Promise.all([reviews.cards(), reviews.settings()])
  const cards = all.filter(({ ref }) => toFlashcard(reviews.library, ref) !== undefined)
  const done = await reviews.gradedSince(startOfLocalDay(habits.zone, now))
  return {
    ...buildQueue({ cards, now, gradedToday: done, limit: habits.limit }),
    total: cards.length,
  }
}
