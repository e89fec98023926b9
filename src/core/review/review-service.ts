/** One person’s flashcards as commands see them, through the limits of the room, and which of them comes next. */
import type { Library } from '../pack/library.ts'
import { startOfLocalDay } from './reminders.ts'
import { type ReviewCard, type Reviews, cardKey } from './review-store.ts'
import { toFlashcard } from './to-flashcard.ts'

/** If nothing else is left, a card that is being learnt may come this early, as in Anki. */
const learnAheadMs = 20 * 60_000

export interface OpenReviews extends Reviews {
  /** What the class may see. In a direct message this is what the room where they last reviewed may see. */
  readonly library: Library
}

export interface ReviewService {
  open(): Promise<OpenReviews>
}

export interface QueueParts {
  /** Cards whose items are in view. */
  readonly cards: readonly ReviewCard[]
  readonly now: number
  /** Keys of the cards graded today. Asking them again does not count towards the limit. */
  readonly gradedToday: ReadonlySet<string>
  /** Different cards per day. */
  readonly limit: number
}

export interface Queue {
  readonly next: ReviewCard | undefined
  /** Cards left for today. */
  readonly left: number
  /** Cards that are due but exceed the daily limit. */
  readonly overLimit: number
  /** When the next card becomes due; epoch milliseconds. */
  readonly nextDueAt: number | undefined
}

/** The cards to review now. Only cards in view count, also for `total`. */
export async function loadQueue(
  reviews: OpenReviews,
  now: number,
): Promise<Queue & { readonly total: number }> {
  const [all, settings] = await Promise.all([reviews.cards(), reviews.settings()])
  const cards = all.filter(({ ref }) => toFlashcard(reviews.library, ref) !== undefined)
  const gradedToday = await reviews.gradedSince(startOfLocalDay(settings.zone, now))
  const queue = buildQueue({ cards, now, gradedToday, limit: settings.limit })
  return { ...queue, total: cards.length }
}

/** Returns the card that has been due longest, up to the person’s daily limit. */
export function buildQueue({ cards, now, gradedToday, limit }: QueueParts): Queue {
  const due = cards.filter(({ memory }) => memory.due <= now).toSorted(compareCards)
  const repeated = due.filter(({ ref }) => gradedToday.has(cardKey(ref)))
  const others = due.filter(({ ref }) => !gradedToday.has(cardKey(ref)))
  const allowed = others.slice(0, Math.max(0, limit - gradedToday.size))
  const soon = cards
    .filter(({ memory: { phase } }) => phase === 'learning' || phase === 'relearning')
    .filter(({ memory: { due: dueAt } }) => dueAt > now && dueAt <= now + learnAheadMs)
    .toSorted(compareCards)
  const ready = [...repeated, ...allowed].toSorted(compareCards)
  const dueLater = cards.map(({ memory }) => memory.due).filter((dueAt) => dueAt > now)
  return {
    next: ready[0] ?? soon[0],
    left: ready.length + soon.length,
    overLimit: others.length - allowed.length,
    nextDueAt: dueLater.length === 0 ? undefined : Math.min(...dueLater),
  }
}

/** Known cards before new ones, then by when they became due, then by key so that the order is stable. */
function compareCards(a: ReviewCard, b: ReviewCard): number {
  return (
    Number(a.memory.reps === 0) - Number(b.memory.reps === 0) ||
    a.memory.due - b.memory.due ||
    (cardKey(a.ref) < cardKey(b.ref) ? -1 : 1)
  )
}
