/** Help with an open question, where the host allows it: a hint, and a second try after a wrong answer. Nobody else learns of either. */
import type { PlayItem } from './kinds/index.ts'
import { gradeOf, isScored } from './item.ts'
import type { QuizAnswer } from './kinds/kind.ts'
import { type QuizState, type Quiz, type RoundHelp, countAwaited, currentItem } from './quiz.ts'
import type { QuizSettings } from './quiz-settings.ts'

/** What is left of the points after a hint, and of a second try. Both together multiply. */
export const hintShare = 0.75
export const retryShare = 0.5

const noHelp: RoundHelp = { hinted: [], retrying: [], retried: [] }

export function helpOf(state: QuizState): RoundHelp {
  return ('help' in state ? state.help : undefined) ?? noHelp
}

/** Whether a wrong answer to this question is followed by a second try. Of two options the other one would be given away. */
export function allowsRetry({ retries }: QuizSettings, item: PlayItem): boolean {
  return retries > 0 && isScored(item) && !('options' in item && item.options.length <= 2)
}

/**
 * Whether the question stays open until its time is up though everybody has answered. With second tries it always does: if it
 * closed once nobody had one left, the moment would tell the others that somebody was wrong.
 */
function staysOpen({ plan, state }: Quiz): boolean {
  const item = currentItem({ plan, state })
  return item !== undefined && allowsRetry(plan.settings, item)
}

/** Whether the open question waits for nobody any more: somebody has answered, and so have all whom it waits for. */
export function isComplete(quiz: Quiz): boolean {
  const { length } = quiz.answers
  return !staysOpen(quiz) && length > 0 && length >= countAwaited(quiz)
}

/** Whether this first answer is followed by a second try: nothing in it is right. */
export function earnsRetry(settings: QuizSettings, item: PlayItem, response: QuizAnswer): boolean {
  return allowsRetry(settings, item) && gradeOf(item, response) <= 0
}

export function isRetrying(state: QuizState, person: string): boolean {
  return helpOf(state).retrying.includes(person)
}

/** Records that somebody has a second try. */
export function startRetry(state: QuizState, person: string): QuizState {
  const help = helpOf(state)
  return withHelp(state, { ...help, retrying: [...help.retrying, person] })
}

/** Records that somebody has used their second try. */
export function endRetry(state: QuizState, person: string): QuizState {
  const help = helpOf(state)
  return withHelp(state, {
    ...help,
    retrying: help.retrying.filter((each) => each !== person),
    retried: [...help.retried, person],
  })
}

export function withHelp(state: QuizState, help: RoundHelp): QuizState {
  return state.phase === 'asking' ? { ...state, help } : state
}

/** Returns what is left of the points for an answer. What was lost by guessing stays lost. */
export function pointsAfterHelp(points: number, state: QuizState, person: string): number {
  if (points <= 0) return points
  const { hinted, retried } = helpOf(state)
  const share =
    (hinted.includes(person) ? hintShare : 1) * (retried.includes(person) ? retryShare : 1)
  return Math.round(points * share)
}
