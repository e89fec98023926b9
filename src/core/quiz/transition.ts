/** The rules of a quiz: `transition(quiz, event)` returns the next quiz and the effects to run. Pure: no clock, no randomness, no store. */
import type { Effect, QuizEvent, Transition } from './events.ts'
import { acceptAnswer, leave, stateConfidence } from './accept-answer.ts'
import { giveHint } from './give-hint.ts'
import { isComplete } from './round-help.ts'
import { applyHostAction, markHostSeen } from './host-actions.ts'
import { isScored } from './item.ts'
import { closeVote, startSecondVote } from './peer.ts'
import { abandon, advance, startQuiz, showNow } from './phases.ts'
import { reviewAnswers } from './review-answers.ts'
import { isTimeUp, waitForLate } from './time-up.ts'
import {
  type AskingState,
  type Quiz,
  arrivalGraceMs,
  confirmTimeoutMs,
  currentItem,
  isOver,
  isSecondVote,
  wakesAt,
  withState,
} from './quiz.ts'

/** If nobody has looked after a quiz for this long, or nobody could use its platform, there was an outage. Milliseconds. */
export const outageMs = 6_000

/** How long whoever answered last has to say how sure they are, milliseconds. */
const statementMs = 5_000

/** No more than this is given back for a message that was missing, milliseconds. */
const maxMissingMs = 15_000

export function transition(quiz: Quiz, event: QuizEvent): Transition {
  const { state } = quiz
  switch (event.kind) {
    case 'join':
    case 'answer':
      return joinOrAnswer(quiz, event)
    case 'confidence': {
      const [after, effects] = stateConfidence(quiz, event)
      return after === quiz ? [after, effects] : closeIfComplete(after, effects, event.now)
    }
    case 'hint':
      return giveHint(quiz, event)
    case 'leave': {
      const [after, effects] = leave(quiz, event)
      return closeIfComplete(after, effects, event.now)
    }
    case 'posted': {
      // Two processes that post with one key are given the same message.
      if (state.message?.id === event.message.id) return [quiz, []]
      // Another process was quicker, and a quiz has only one message.
      if (state.message !== null && state.message.id !== event.replaces?.id) {
        return [quiz, [{ kind: 'moved', message: event.message }]]
      }
      const shown = { ...state, message: { ...event.message }, posts: state.posts + 1 }
      const lostMs = Math.min(event.missingMs, maxMissingMs)
      return lostMs > 0 ? giveBack(withState(quiz, shown), lostMs) : [withState(quiz, shown), []]
    }
    case 'shown': {
      const isThis = 'round' in state && state.round === event.round
      const isThisVote = isThis && isSecondVote(state) === (event.isSecond ?? false)
      if (state.phase !== 'asking' || !isThisVote || state.askedAt !== null) return [quiz, []]
      const closesAt = event.now + quiz.plan.settings.seconds * 1_000
      return [withState(quiz, { ...state, askedAt: event.now, closesAt }), []]
    }
    case 'wake':
      return wake(quiz, event)
    case 'review':
      return reviewAnswers(quiz, event)
    case 'unreachable':
      return isOver(state) ? [quiz, []] : abandon(quiz, 'unreachable', event.now)
    case 'start':
    case 'skip':
    case 'skip-question':
    case 'extend':
    case 'stop':
    case 'lower':
    case 'take-over':
      return applyHostAction(quiz, event)
    default:
      return event satisfies never
  }
}

function joinOrAnswer(
  quiz: Quiz,
  event: Extract<QuizEvent, { kind: 'join' | 'answer' }>,
): Transition {
  const [updated, effects] = acceptAnswer(quiz, event)
  const after = markHostSeen(updated, event.by, event.now)
  const { state } = after
  // Nor must an edit of the message tell it.
  if (state.phase === 'asking' && isTimeUp(state)) {
    return [after, effects.filter(({ kind }) => kind !== 'show')]
  }
  const isNewAnswer = after.answers.length > quiz.answers.length
  return isNewAnswer ? closeIfComplete(after, effects, event.now) : [after, effects]
}

/** Closes an open question once everyone it waits for has answered. */
function closeIfComplete(after: Quiz, effects: readonly Effect[], now: number): Transition {
  const { state, answers, plan } = after
  if (state.phase !== 'asking' || !isComplete(after)) return [after, effects]
  // Once time is up, the end of the wait must not tell that somebody has just answered.
  if (isTimeUp(state)) return [after, effects]
  const item = currentItem(after)
  // Nobody is sure of an opinion.
  const isStated =
    plan.settings.confidence === 'off' ||
    item === undefined ||
    !isScored(item) ||
    answers.every(({ confidence }) => confidence !== undefined)
  if (plan.settings.answers === 'final' && isStated) {
    const [scored, more] = closeVote(after, state, now)
    return [scored, [...effects, ...more]]
  }
  // Leave a moment to change an answer, or to say how sure one is of it.
  const closesAt = Math.min(state.closesAt, now + (isStated ? arrivalGraceMs : statementMs))
  return [withState(after, { ...state, closesAt }), [...effects, showNow]]
}

function wake(quiz: Quiz, event: Extract<QuizEvent, { kind: 'wake' }>): Transition {
  const { state } = quiz
  const { now, isOnTime = false, classTime = 1 } = event
  const seenAt = isOnTime ? now : event.seenAt
  if (now - seenAt >= outageMs && (state.phase !== 'lobby' || quiz.players.length === 0)) {
    return giveBack(quiz, now - seenAt)
  }
  if (isSetBack(quiz, now, seenAt)) return giveBack(quiz, now - seenAt)
  switch (state.phase) {
    case 'lobby':
      if (now < state.startsAt) return [quiz, []]
      return quiz.players.length === 0 ? abandon(quiz, 'nobody-joined', now) : startQuiz(quiz, now)
    case 'asking': {
      if (state.askedAt === null) {
        const givesUpAt = state.closesAt + confirmTimeoutMs
        return now < givesUpAt ? [quiz, []] : abandon(quiz, 'unreachable', now)
      }
      return waitForLate(quiz, state, { now, classTime }) ?? closeVote(quiz, state, now)
    }
    case 'talking':
      return now < state.endsAt ? [quiz, []] : startSecondVote(quiz, state, now)
    case 'revealing':
      return now < state.nextAt ? [quiz, []] : advance(quiz, state.round, now)
    case 'done':
    case 'abandoned':
      return [quiz, []]
    default:
      return state satisfies never
  }
}

/** Whether the clock was set back since somebody looked after the quiz, and its deadline is still one of the clock before. */
function isSetBack({ state }: Quiz, now: number, seenAt: number): boolean {
  return seenAt - now >= outageMs && (wakesAt(state) ?? -Infinity) >= seenAt
}

/** Moves the deadline by the time that was lost to an outage, and the beginning of an open question with it; back, with a clock set back. */
function giveBack(quiz: Quiz, lostMs: number): Transition {
  const { state } = quiz
  switch (state.phase) {
    case 'lobby':
      return [withState(quiz, { ...state, startsAt: state.startsAt + lostMs }), [showNow]]
    case 'asking': {
      const { askedAt } = state
      const resumed: AskingState = {
        ...state,
        askedAt: askedAt === null ? null : askedAt + lostMs,
        closesAt: state.closesAt + lostMs,
        ...(state.heldUntil === undefined ? {} : { heldUntil: state.heldUntil + lostMs }),
        returned: state.returned || (askedAt !== null && lostMs > 0),
      }
      return [withState(quiz, resumed), [showNow]]
    }
    case 'talking':
      return [withState(quiz, { ...state, endsAt: state.endsAt + lostMs }), [showNow]]
    case 'revealing':
      return [withState(quiz, { ...state, nextAt: state.nextAt + lostMs }), [showNow]]
    case 'done':
    case 'abandoned':
      return [quiz, []]
    default:
      return state satisfies never
  }
}
