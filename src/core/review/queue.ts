/** Which card comes next: what is due, what has been waiting longest first, as many a day as the person likes. */
import { type ReviewCard, cardKey } from './review-store.ts'

/** A card that is being learnt may come this much before its time when nothing else is left, as in Anki; milliseconds. */
const learnAheadMs = 20 * 60_000

export interface QueueParts {
  /** Only cards whose items are in view. */
  readonly cards: readonly ReviewCard[]
  readonly now: number
  /** Keys of the cards graded today; they do not count against the limit again. */
  readonly gradedToday: ReadonlySet<string>
  /** Different cards a day. */
  readonly limit: number
}

export interface Queue {
  readonly next: ReviewCard | undefined
  /** Cards left for today. */
  readonly left: number
  /** Cards that are due, but more than the day's limit. */
  readonly overLimit: number
  /** When the next card comes that is not due yet. */
  readonly nextDueAt: number | undefined
}

export function buildQueue({ cards, now, gradedToday: done, limit }: QueueParts): Queue {
  const due = cards.filter(({ memory }) => memory.due <= now).toSorted(compareCards)
  const again = due.filter(({ ref }) => done.has(cardKey(ref)))
  const others = due.filter(({ ref }) => !done.has(cardKey(ref)))
  const allowed = others.slice(0, Math.max(0, limit - done.size))
  const soon = cards
    .filter(
      ({ memory }) =>
        isLearning(memory.phase) && memory.due > now && memory.due <= now + learnAheadMs,
    )
    .toSorted(compareCards)
  const ready = [...again, ...allowed].toSorted(compareCards)
  const later = cards.map(({ memory }) => memory.due).filter((moment) => moment > now)
  return {
    next: ready[0] ?? soon[0],
    left: ready.length + soon.length,
    overLimit: others.length - allowed.length,
    nextDueAt: later.length === 0 ? undefined : Math.min(...later),
  }
}

function isLearning(phase: ReviewCard['memory']['phase']): boolean {
  return phase === 'learning' || phase === 'relearning'
}

/** Known cards before new ones, then by when they were due; the key decides between equals, so that the order never wavers. */
function compareCards(a: ReviewCard, b: ReviewCard): number {
  return (
    Number(a.memory.reps === 0) - Number(b.memory.reps === 0) ||
    a.memory.due - b.memory.due ||
    (cardKey(a.ref) < cardKey(b.ref) ? -1 : 1)
  )
}
