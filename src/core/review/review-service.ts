/** One person’s flashcards as commands see them, through the limits of the room. */
import type { Library } from '../pack/library.ts'
import { startOfLocalDay } from './reminders.ts'
import { toFlashcard } from './to-flashcard.ts'
import { type Queue, buildQueue } from './queue.ts'
import type { Reviews } from './review-store.ts'

export interface OpenReviews extends Reviews {
  /** What the class may see. In a direct message this is what the room where they last reviewed may see. */
  readonly library: Library
}

export interface ReviewService {
  open(): Promise<OpenReviews>
}

/** The cards to review now. Only cards in view count, also for `total`. */
export async function loadQueue(
  reviews: OpenReviews,
  now: number,
): Promise<Queue & { readonly total: number }> {
  const [all, settings] = await Promise.all([reviews.cards(), reviews.settings()])
  const cards = all.filter(({ ref }) => toFlashcard(reviews.library, ref) !== undefined)
  const gradedToday = await reviews.gradedSince(startOfLocalDay(settings.zone, now))
  return {
    ...buildQueue({ cards, now, gradedToday, limit: settings.limit }),
    total: cards.length,
  }
}
