/** What the host of a quiz can do, and who can take over when the host goes quiet. */
import { tryAgainLater } from '../command/require-teacher.ts'
import { skipQuestion, startSecondVote } from './peer.ts'
import { abandon, advance, startQuiz, finish, showNow } from './phases.ts'
import {
  type Actor,
  type Quiz,
  findPlayer,
  hostSilenceMs,
  isOver,
  playerId,
  withState,
} from './quiz.ts'
import { isTimeUp } from './time-up.ts'
import { type HostAction, type Transition, reject } from './events.ts'
import { type QuizMoment, isSamePhase, momentOf } from './moment.ts'
import { quizMovedOn, quizOver } from './too-late.ts'

/** What is said to somebody who is neither the host nor a teacher, or who may be one without the platform saying so just now. */
export function hostOnlyFor({ unknown }: Pick<Actor, 'unknown'>): string {
  return unknown === undefined
    ? 'Only the host or a teacher can do this. If the host has gone quiet, you can take over.'
    : tryAgainLater(unknown)
}

export function canControl(
  { host }: Pick<Quiz, 'host'>,
  { id, isTeacher }: Pick<Actor, 'id' | 'isTeacher'>,
): boolean {
  return isTeacher || id === host?.id
}

const extensionMs = 30_000
const maxExtensions = 3

export function applyHostAction(
  quiz: Quiz,
  {
    kind: action,
    by,
    now,
    seen: moment,
  }: {
    readonly kind: HostAction
    readonly by: Actor
    readonly now: number
    readonly seen?: QuizMoment | undefined
  },
): Transition {
  const { state } = quiz
  if (isOver(state)) return reject(quiz, quizOver)
  if (action === 'take-over') return takeOver(quiz, by, now)
  if (!canControl(quiz, by)) return reject(quiz, hostOnlyFor(by))
  const seen = markHostSeen(quiz, by, now)
  const isPast = moment !== undefined && !isSamePhase(moment, momentOf(state))
  switch (action) {
    case 'start':
      if (state.phase !== 'lobby') return reject(seen, 'The quiz has already started.')
      if (quiz.players.length === 0) return reject(seen, 'Nobody has joined yet.')
      return startQuiz(seen, now)
    case 'skip':
    case 'skip-question':
      // Two presses, or two people, must not skip a question that nobody has seen.
      return isPast ? reject(seen, quizMovedOn) : skip(seen, action, now)
    case 'extend':
      return isPast ? reject(seen, quizMovedOn) : extend(seen, now)
    case 'stop':
      if (state.phase === 'lobby') return abandon(seen, 'stopped', now)
      return finish(seen, now)
    case 'lower':
      if (moment?.posts !== undefined && moment.posts !== state.posts) {
        return reject(seen, 'The quiz has already moved.')
      }
      if (state.message === null) return [seen, [showNow]]
      return [
        withState(seen, { ...seen.state, message: null }),
        [{ kind: 'moved', message: state.message }, showNow],
      ]
    default:
      return action satisfies never
  }
}

function skip(quiz: Quiz, action: 'skip' | 'skip-question', now: number): Transition {
  const { state } = quiz
  if (state.phase === 'lobby') return reject(quiz, 'The quiz has not started yet.')
  if (state.phase === 'asking' && isTimeUp(state)) {
    return reject(quiz, 'Time is up, and the answers are being counted.')
  }
  if (state.phase === 'revealing') return advance(quiz, state.round, now)
  if (state.phase === 'talking' && action === 'skip') return startSecondVote(quiz, state, now)
  return state.phase === 'asking' || state.phase === 'talking'
    ? skipQuestion(quiz, state, now)
    : [quiz, []]
}

function takeOver(quiz: Quiz, by: Actor, now: number): Transition {
  if (by.id === quiz.host?.id) return reject(quiz, 'You’re already the host.')
  const isHostSilent = quiz.host === null || now - quiz.state.hostSeenAt >= hostSilenceMs
  if (!by.isTeacher && findPlayer(quiz, playerId(by)) === undefined) {
    return rejectPerson(quiz, by, 'Join the quiz first, then you can take over.')
  }
  if (!by.isTeacher && !isHostSilent) {
    const wait = 'The host was active less than a minute ago. Please wait a little.'
    return rejectPerson(quiz, by, wait)
  }
  const host = { id: by.id, name: by.name, isTeacher: by.isTeacher }
  return [{ ...quiz, host, state: { ...quiz.state, hostSeenAt: now } }, [showNow]]
}

/** For what a teacher may do: perhaps the person is one, and the platform could not say so. */
function rejectPerson(quiz: Quiz, { unknown }: Actor, sentence: string): Transition {
  return reject(quiz, unknown === undefined ? sentence : tryAgainLater(unknown))
}

function extend(quiz: Quiz, now: number): Transition {
  const { state } = quiz
  if (isOver(state) || !('extensions' in state)) return [quiz, []]
  const extensions = state.extensions + 1
  if (extensions > maxExtensions) {
    return reject(quiz, 'You’ve already added time three times here. That’s the limit.')
  }
  const extended = { ...state, extensions }
  if (extended.phase === 'lobby') extended.startsAt = later(extended.startsAt, now)
  else if (extended.phase === 'asking') {
    extended.closesAt = later(extended.closesAt, now)
    delete extended.heldUntil
  } else if (extended.phase === 'talking') extended.endsAt = later(extended.endsAt, now)
  else extended.nextAt = later(extended.nextAt, now)
  return [withState(quiz, extended), [showNow]]
}

function later(deadline: number, now: number): number {
  return Math.max(deadline, now) + extensionMs
}

/** Records that the host is active. */
export function markHostSeen(quiz: Quiz, by: Actor, now: number): Quiz {
  const { state, host } = quiz
  // Half a minute is exact enough and saves a write for every press.
  const wasJustSeen = now - state.hostSeenAt < hostSilenceMs / 2
  if (isOver(state) || by.id !== host?.id || wasJustSeen) return quiz
  return withState(quiz, { ...state, hostSeenAt: now })
}
