/** One person’s flashcards as commands see them, through the limits of the room, and which of them comes next. */
import type { Library } from '../pack/library.ts'
import type { ClassDeck } from './class-deck.ts'
import { dueAt } from './fsrs.ts'
import { type ReviewCard, type Reviews, cardKey } from './review-store.ts'
import { startOfStudyDay, studyDay } from './study-day.ts'
import { toFlashcard } from './to-flashcard.ts'

/** If nothing else is left, a card that is being learnt may come this early, as in Anki. */
const learnAheadMs = 20 * 60_000

export interface OpenReviews extends Reviews {
  /** What the class may see. In a direct message this is what the room where they last reviewed may see. */
  readonly library: Library
  /** The person; it is theirs to join a class’s deck. */
  readonly person: string
  /** The decks of the classes whose limits apply here; the class’s own in a channel. */
  readonly classDecks: readonly ClassDeck[]
  /** Returns the time zone of the class’s daily post, if it has one. */
  classZone(): Promise<string | undefined>
}

export interface ReviewService {
  open(): Promise<OpenReviews>
}

export interface QueueParts {
  /** Cards whose items are in view. */
  readonly cards: readonly ReviewCard[]
  readonly now: number
  readonly zone: string
  /** Keys of the cards graded today. Asking them again does not count towards the limit. */
  readonly gradedToday: ReadonlySet<string>
  /** Different cards per day. */
  readonly limit: number
}

export interface Queue {
  readonly next: ReviewCard | undefined
  /** Cards left for today. */
  readonly left: number
  /** Cards graded today, and how many of them come once more today. */
  readonly done: number
  readonly repeats: number
  /** Cards that are due but exceed the daily limit. */
  readonly overLimit: number
  /** When the next card becomes due; epoch milliseconds. */
  readonly nextDueAt: number | undefined
}

/** The queue as a student sees it. */
export interface FullQueue extends Queue {
  /** How many cards they have; only those in view count. */
  readonly total: number
  readonly zone: string
  /** When a card was last graded, epoch milliseconds; undefined before the first time. */
  readonly lastAt: number | undefined
}

/** Returns the zone whose days count for a student: their own, or else their class’s. */
export async function findStudyZone(reviews: OpenReviews): Promise<string> {
  const { zone = await reviews.classZone() } = await reviews.settings()
  return zone ?? 'UTC'
}

/** Returns the cards whose items are in view. */
export async function visibleCards(reviews: OpenReviews): Promise<readonly ReviewCard[]> {
  const all = await reviews.cards()
  return all.filter(({ ref }) => toFlashcard(reviews.library, ref) !== undefined)
}

/** The cards to review now, with what is new in the decks of their classes. */
export async function loadQueue(reviews: OpenReviews, now: number): Promise<FullQueue> {
  for (const deck of reviews.classDecks) await deck.receive(reviews.person, now)
  const [cards, { limit }, zone] = await Promise.all([
    visibleCards(reviews),
    reviews.settings(),
    findStudyZone(reviews),
  ])
  const gradedToday = await reviews.gradedSince(startOfStudyDay(zone, studyDay(zone, now)))
  const queue = buildQueue({ cards, now, zone, gradedToday, limit })
  const graded = cards.flatMap(({ memory: { last } }) => last ?? [])
  const lastAt = graded.length === 0 ? undefined : Math.max(...graded)
  return { ...queue, total: cards.length, zone, lastAt }
}

/** Returns the card that has been due longest, up to the person’s daily limit. */
export function buildQueue({ cards, now, zone, gradedToday, limit }: QueueParts): Queue {
  const dated = cards
    .map((card) => ({ card, key: cardKey(card.ref), at: dueAt(card.memory, zone, now) }))
    .toSorted(compareCards)
  const due = dated.filter(({ at }) => at <= now)
  const others = due.filter(({ key }) => !gradedToday.has(key))
  const allowed = new Set(others.slice(0, Math.max(0, limit - gradedToday.size)))
  const ready = due.filter((each) => gradedToday.has(each.key) || allowed.has(each))
  const later = dated.filter(({ at }) => at > now)
  const soon = later.filter(
    ({ card, at }) => card.memory.interval === 0 && at <= now + learnAheadMs,
  )
  const coming = [...ready, ...soon]
  return {
    next: coming[0]?.card,
    left: coming.length,
    done: gradedToday.size,
    repeats: coming.filter(({ key }) => gradedToday.has(key)).length,
    overLimit: others.length - allowed.size,
    nextDueAt: later.length === 0 ? undefined : Math.min(...later.map(({ at }) => at)),
  }
}

interface DatedCard {
  readonly card: ReviewCard
  readonly key: string
  readonly at: number
}

/** Known cards before new ones, then by when they became due, then by key so that the order is stable. */
function compareCards(a: DatedCard, b: DatedCard): number {
  return (
    Number(a.card.memory.reps === 0) - Number(b.card.memory.reps === 0) ||
    a.at - b.at ||
    (a.key < b.key ? -1 : 1)
  )
}
