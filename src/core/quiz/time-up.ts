/**
 * What happens when the time of a question is up. The room is told so; then the quiz waits a moment for answers that arrive late. In a
 * class where somebody has extra time it waits longer, and always for as long: whoever plays, whoever is missing, whoever has answered.
 */
import { type TimeFactor, liveExtraMs } from '../accommodations/accommodation.ts'
import type { Transition } from './events.ts'
import { isComplete } from './round-help.ts'
import { showNow } from './phases.ts'
import { type AskingState, type Quiz, arrivalGraceMs, withState } from './quiz.ts'

/** Whether the time of the open question is up for all who have no extra time. */
export function isTimeUp(state: AskingState): boolean {
  return state.heldUntil !== undefined
}

/** Returns the next quiz, or undefined once the wait is over. `classTime` is the most time that anybody in the class has. */
export function waitForLate(
  quiz: Quiz,
  state: AskingState,
  { now, classTime }: { readonly now: number; readonly classTime: TimeFactor },
): Transition | undefined {
  if (now < state.closesAt) return [quiz, []]
  const heldUntil = state.heldUntil ?? holdUntil(quiz, state, classTime)
  if (now >= heldUntil + arrivalGraceMs) return undefined
  return state.heldUntil === undefined
    ? [withState(quiz, { ...state, heldUntil }), [showNow]]
    : [quiz, []]
}

function holdUntil(quiz: Quiz, { askedAt, closesAt }: AskingState, classTime: TimeFactor): number {
  return isComplete(quiz)
    ? closesAt
    : closesAt + liveExtraMs(closesAt - (askedAt ?? closesAt), classTime)
}

/** Returns how much later than for others the question closes for somebody, milliseconds. */
export function extraMsOf(
  { askedAt, closesAt }: AskingState,
  timeFactor: TimeFactor | undefined,
): number {
  return liveExtraMs(closesAt - (askedAt ?? closesAt), timeFactor ?? 1)
}

/**
 * Returns how long an answer took, as a share of the person’s own time brought to the usual time: so points for being quick are fair,
 * and nothing that is stored tells who has more time.
 */
export function usualTookMs(state: AskingState, at: number, extraMs: number): number {
  const openMs = state.closesAt - (state.askedAt ?? state.closesAt)
  const tookMs = Math.max(0, at - (state.askedAt ?? at))
  return extraMs === 0 ? tookMs : Math.round((tookMs * openMs) / (openMs + extraMs))
}
