/** What commands may ask of reviews, bound to the person and the room of the invocation. */
import type { LibraryView } from '../library.ts'
import { dayBegan } from './habits.ts'
import { faceOf } from './face.ts'
import { type Queue, queueOf } from './queue.ts'
import type { Reviews } from './review-store.ts'

export interface OpenReviews extends Reviews {
  /** The class's view. In a conversation of her own with the bot it is the view of the room where she last reviewed. */
  readonly library: LibraryView
}

export interface ReviewDesk {
  open(): Promise<OpenReviews>
}

/** What is to be reviewed now, of the cards that are in view; `total` counts these. */
export async function queueNow(
  reviews: OpenReviews,
  now: number,
): Promise<Queue & { readonly total: number }> {
  const [all, habits] = await Promise.all([reviews.cards(), reviews.habits()])
  const cards = all.filter(({ ref }) => faceOf(reviews.library, ref) !== undefined)
  const done = await reviews.gradedSince(dayBegan(habits.zone, now))
  return { ...queueOf({ cards, now, done, limit: habits.limit }), total: cards.length }
}
