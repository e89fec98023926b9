/** How many cards a day somebody’s own deck will bring, worked out from what FSRS knows about each card. */
import { type FSRS, type FSRSState, Rating } from 'ts-fsrs'
import { type ReviewModel, dueAt, schedulerOf } from './fsrs.ts'
import { type ReviewCard, cardKey } from './review-store.ts'
import { countStudyDays } from './study-day.ts'

/** Long enough for most cards to come once or twice, short enough that the deck is still much the same. */
export const estimatedDays = 28

/** Of a larger deck every second or third card stands for the others, so that the answer is quick. */
const maxSample = 150

/** Unlikely runs of forgetting and remembering are not followed further. */
const minLikelihood = 0.02

export interface LoadParts {
  /** Cards whose items are in view. */
  readonly cards: readonly ReviewCard[]
  readonly model: ReviewModel
  /** Different cards per day. */
  readonly limit: number
  readonly now: number
  readonly zone: string
}

export interface Load {
  /** Different cards per day, on average, and never more than the limit. */
  readonly perDay: number
  /** Whether more come due than the limit lets through. */
  readonly exceedsLimit: boolean
}

/** Returns what to expect if cards that are known are graded “Good” and the others “Not yet”. */
export function estimateLoad({ cards, model, limit, now, zone }: LoadParts): Load {
  const scheduler = schedulerOf(model)
  const dated = cards
    .map((card) => ({ card, at: dueAt(card.memory, zone, now), key: cardKey(card.ref) }))
    .toSorted(
      (a, b) =>
        Number(a.card.memory.reps === 0) - Number(b.card.memory.reps === 0) ||
        a.at - b.at ||
        (a.key < b.key ? -1 : 1),
    )
  const step = Math.max(1, Math.ceil(dated.length / maxSample))
  let expected = 0
  let waiting = 0
  for (const [index, { card, at }] of dated.entries()) {
    const isDue = at <= now
    // What is already due waits its turn.
    const day = isDue ? Math.floor(waiting / limit) : countStudyDays(zone, now, at)
    if (isDue) waiting += 1
    if (index % step !== 0) continue
    const { stability, difficulty, last } = card.memory
    const elapsed = last === undefined ? 0 : countStudyDays(zone, last, now) + day
    const memory = last === undefined ? null : { stability, difficulty }
    expected += countVisits({ scheduler }, memory, { elapsed, day, likelihood: 1 })
  }
  const perDay = (expected * step) / estimatedDays
  return { perDay: Math.min(perDay, limit), exceedsLimit: perDay > limit }
}

interface Visit {
  /** Days since the card was last graded. */
  readonly elapsed: number
  /** Days from now. */
  readonly day: number
  readonly likelihood: number
}

/** Returns on how many of the days the card is expected to be asked. */
function countVisits(
  parts: { readonly scheduler: FSRS },
  memory: FSRSState | null,
  { elapsed, day, likelihood }: Visit,
): number {
  if (day >= estimatedDays || likelihood < minLikelihood) return 0
  const { scheduler } = parts
  const known = memory === null ? 1 : scheduler.forgetting_curve(elapsed, memory.stability)
  function grade(given: Rating.Good | Rating.Again): FSRSState {
    const graded = scheduler.next_state(memory, elapsed, given)
    // What is new or forgotten comes once more on the same day.
    return memory === null || given === Rating.Again
      ? scheduler.next_state(graded, 0, Rating.Good)
      : graded
  }
  function follow(state: FSRSState, share: number): number {
    const interval = scheduler.next_interval(state.stability, 0)
    return countVisits(parts, state, {
      elapsed: interval,
      day: day + interval,
      likelihood: likelihood * share,
    })
  }
  const forgotten = known < 1 ? follow(grade(Rating.Again), 1 - known) : 0
  return likelihood + follow(grade(Rating.Good), known) + forgotten
}
