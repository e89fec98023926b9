/** What the host may do with a quiz, and who becomes the host when there is silence. */
import type { Text } from '../reply.ts'
import { abandon, advance, begin, finish, reveal, showNow } from './phases.ts'
import { type Quiz, hostSilence, isOver, playerOf, withState } from './quiz.ts'
import type { Actor, Control, Stepped } from './step.ts'

const moreTime = 30_000
const mostExtensions = 3

export function control(quiz: Quiz, kind: Control, by: Actor, now: number): Stepped {
  const { state } = quiz
  if (isOver(state)) return refuse(quiz, 'This quiz is over.')
  if (kind === 'take-over') return takeOver(quiz, by, now)
  if (!by.teacher && by.id !== quiz.host?.id) {
    return refuse(quiz, 'Only the host or a teacher can do this. If the host is silent, take over.')
  }
  const seen = seenHost(quiz, by, now)
  switch (kind) {
    case 'start':
      if (state.phase !== 'lobby') return refuse(seen, 'The quiz has already started.')
      if (quiz.players.length === 0) return refuse(seen, 'Nobody has joined yet.')
      return begin(seen, now)
    case 'skip':
      if (state.phase === 'lobby') return refuse(seen, 'The quiz has not started yet.')
      if (state.phase === 'revealing') return advance(seen, state.round, now)
      return state.phase === 'asking' ? reveal(seen, state, now, true) : [seen, []]
    case 'extend':
      return extend(seen, now)
    case 'stop':
      if (state.phase === 'lobby') return abandon(seen, 'stopped', now)
      return finish(seen, now)
    case 'lower':
      if (state.message === null) return [seen, [showNow]]
      return [
        withState(seen, { ...seen.state, message: null }),
        [{ kind: 'leave', message: state.message }, showNow],
      ]
    default:
      return kind satisfies never
  }
}

function takeOver(quiz: Quiz, by: Actor, now: number): Stepped {
  if (by.id === quiz.host?.id) return refuse(quiz, 'You are the host already.')
  const silent = quiz.host === null || now - quiz.state.hostSeenAt >= hostSilence
  if (!by.teacher && playerOf(quiz, by.id) === undefined) {
    return refuse(quiz, 'Join the quiz first, then you can take over.')
  }
  if (!by.teacher && !silent) {
    return refuse(quiz, 'The host was here less than a minute ago. Please wait a little.')
  }
  const host = { id: by.id, name: by.name }
  return [{ ...quiz, host, state: { ...quiz.state, hostSeenAt: now } }, [showNow]]
}

function extend(quiz: Quiz, now: number): Stepped {
  const { state } = quiz
  if (isOver(state) || !('extensions' in state)) return [quiz, []]
  const extensions = state.extensions + 1
  if (extensions > mostExtensions) {
    return refuse(quiz, 'The time here has been extended three times; that is the most.')
  }
  switch (state.phase) {
    case 'lobby': {
      const startsAt = Math.max(state.startsAt, now) + moreTime
      return [withState(quiz, { ...state, startsAt, extensions }), [showNow]]
    }
    case 'asking': {
      const closesAt = Math.max(state.closesAt, now) + moreTime
      return [withState(quiz, { ...state, closesAt, extensions }), [showNow]]
    }
    case 'revealing': {
      const nextAt = Math.max(state.nextAt, now) + moreTime
      return [withState(quiz, { ...state, nextAt, extensions }), [showNow]]
    }
    default:
      return state satisfies never
  }
}

/** Remembers that the host is there. */
export function seenHost(quiz: Quiz, by: Actor, now: number): Quiz {
  const { state, host } = quiz
  // Half a minute is exact enough, and spares a write for every press.
  const fresh = now - state.hostSeenAt < hostSilence / 2
  if (isOver(state) || by.id !== host?.id || fresh) return quiz
  return withState(quiz, { ...state, hostSeenAt: now })
}

export function refuse(quiz: Quiz, ...text: Text): Stepped {
  return [quiz, [{ kind: 'refuse', text }]]
}
