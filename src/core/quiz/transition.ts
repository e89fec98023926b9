/** The rules of a quiz: `transition(quiz, event)` returns the next quiz and the effects to run. Pure: no clock, no chance, no store. */
import type { Effect, QuizEvent, Transition } from './events.ts'
import { acceptAnswer } from './accept-answer.ts'
import { applyHostAction, reject, markHostSeen } from './host-actions.ts'
import { abandon, advance, startQuiz, scoreRound, showNow } from './phases.ts'
import {
  type AskingState,
  type Quiz,
  arrivalGraceMs,
  confirmTimeoutMs,
  isOver,
  withState,
} from './quiz.ts'

/** A process that has not looked after a quiz for this long was away, milliseconds. */
export const outageMs = 6_000

export function transition(quiz: Quiz, event: QuizEvent): Transition {
  const { state } = quiz
  // Addresses of buttons can be forged; nobody plays or steers a quiz from another room.
  if ('room' in event && event.room !== quiz.plan.room) {
    return reject(quiz, 'This quiz is not in this channel.')
  }
  switch (event.kind) {
    case 'join':
    case 'answer':
      return joinOrAnswer(quiz, event)
    case 'posted': {
      // Another process was quicker: the quiz has one message, and this is not it.
      if (state.message !== null && state.message.id !== event.replaces?.id) {
        return [quiz, [{ kind: 'leave', message: event.message }]]
      }
      return [withState(quiz, { ...state, message: { ...event.message } }), []]
    }
    case 'shown': {
      if (state.phase !== 'asking' || state.round !== event.round || state.askedAt !== null) {
        return [quiz, []]
      }
      const closesAt = event.now + quiz.plan.settings.seconds * 1_000
      return [withState(quiz, { ...state, askedAt: event.now, closesAt }), []]
    }
    case 'wake':
      return wake(quiz, event.now, event.seenAt)
    case 'unreachable':
      return isOver(state) ? [quiz, []] : abandon(quiz, 'unreachable', event.now)
    default:
      return applyHostAction(quiz, event.kind, event.by, event.now)
  }
}

function joinOrAnswer(
  quiz: Quiz,
  event: Extract<QuizEvent, { kind: 'join' | 'answer' }>,
): Transition {
  const [admittedQuiz, effects] = acceptAnswer(quiz, event)
  const after = markHostSeen(admittedQuiz, event.by, event.now)
  const { state } = after
  // Whoever has joined is waited for; when the last of them has answered, waiting longer would only be waiting.
  if (event.kind === 'join' || state.phase !== 'asking' || after.answers.length === 0)
    return [after, effects]
  if (after.answers.length < after.players.length || after.answers.length === quiz.answers.length) {
    return [after, effects]
  }
  if (quiz.plan.settings.answers === 'final')
    return withEarlierEffects(effects, scoreRound(after, state, event.now))
  // Answers that may be changed get a last moment for it.
  const closesAt = Math.min(state.closesAt, event.now + arrivalGraceMs)
  return [withState(after, { ...state, closesAt }), [...effects, showNow]]
}

function wake(quiz: Quiz, now: number, seenAt: number): Transition {
  const { state } = quiz
  switch (state.phase) {
    case 'lobby':
      if (now < state.startsAt) return [quiz, []]
      return quiz.players.length === 0 ? abandon(quiz, 'nobody-joined', now) : startQuiz(quiz, now)
    case 'asking': {
      const due = state.closesAt + arrivalGraceMs
      if (state.askedAt === null) {
        const given = state.closesAt + confirmTimeoutMs
        return now < given ? [quiz, []] : abandon(quiz, 'unreachable', now)
      }
      const away = now - seenAt
      if (away >= outageMs && !state.returned) {
        const returned: AskingState = {
          ...state,
          askedAt: state.askedAt + away,
          closesAt: state.closesAt + away,
          returned: true,
        }
        return [withState(quiz, returned), [showNow]]
      }
      return now < due ? [quiz, []] : scoreRound(quiz, state, now)
    }
    case 'revealing':
      return now < state.nextAt ? [quiz, []] : advance(quiz, state.round, now)
    case 'done':
    case 'abandoned':
      return [quiz, []]
    default:
      return state satisfies never
  }
}

function withEarlierEffects(first: readonly Effect[], [quiz, effects]: Transition): Transition {
  return [quiz, [...first, ...effects]]
}
