/** Shows the hint of the open question to whoever asks for it, in private. */
import { type QuizEvent, type Transition, withResult } from './events.ts'
import { type Quiz, currentItem, findAnswer, lateGraceMs, playerId } from './quiz.ts'
import { helpOf, withHelp } from './round-help.ts'
import { extraMsOf } from './time-up.ts'
import { isWarmUp } from './warm-up.ts'

/** Shows the hint to one person. It counts once, and not at all after an answer that is final or in a warm-up. */
export function giveHint(
  quiz: Quiz,
  { by, round, at }: Extract<QuizEvent, { kind: 'hint' }>,
): Transition {
  const { state, plan } = quiz
  const hint = currentItem(quiz)?.hint
  const isOpen =
    state.phase === 'asking' &&
    state.round === round &&
    at <= state.closesAt + extraMsOf(state, by.timeFactor) + lateGraceMs
  if (!isOpen || hint === undefined || !plan.settings.hints) {
    return withResult(quiz, { kind: 'closed' })
  }
  const person = playerId(by)
  const help = helpOf(state)
  const isDone =
    plan.settings.answers === 'final' &&
    findAnswer(quiz, person) !== undefined &&
    !help.retrying.includes(person)
  const isFree = (isDone && !help.hinted.includes(person)) || isWarmUp(plan, round)
  const result = { kind: 'hint', hint, isFree } as const
  if (isFree || help.hinted.includes(person)) return withResult(quiz, result)
  const hinted = withHelp(state, { ...help, hinted: [...help.hinted, person] })
  return withResult({ ...quiz, state: hinted }, result)
}
