/** Moves a quiz from phase to phase: the lobby closes, questions are asked, scored and revealed, and the quiz ends. */
import {
  type AskingState,
  type Quiz,
  type QuizState,
  type TalkingState,
  currentItem,
  isAwaited,
  roundsPlayed,
  withState,
} from './quiz.ts'
import { addRound } from './class-goal.ts'
import { pointsAfterHelp } from './round-help.ts'
import { creditFor, isScored } from './item.ts'
import { isWarmUp } from './warm-up.ts'
import { pointsFor } from './score.ts'
import { leftOutAtFirst, reviewWaitMs } from './shown-answers.ts'
import { assignTeams } from './teams.ts'
import type { Effect, Transition } from './events.ts'

/** How long an answer is shown, longer for a long explanation. Milliseconds. */
const revealTimeMs = { min: 8_000, max: 25_000, perCharacter: 55 }

/** After this many rounds in a row without an answer, everyone has left. */
const maxQuietRounds = 3

export const showNow: Effect = { kind: 'show', soon: false }

/** Closes the lobby: everyone gets a team, and the first question is asked. */
export function startQuiz(quiz: Quiz, now: number): Transition {
  return ask(assignTeams(quiz), 0, now)
}

/** Asks a question for the first time, or again for the second vote. */
export function ask(
  quiz: Quiz,
  round: number,
  now: number,
  vote: 'first' | 'second' = 'first',
): Transition {
  const item = quiz.plan.items[round]
  const isPeer = quiz.plan.settings.mode === 'peer' && item !== undefined && isScored(item)
  const asking: QuizState = {
    ...sharedFields(quiz.state),
    phase: 'asking',
    round,
    askedAt: null,
    closesAt: now + quiz.plan.settings.seconds * 1_000,
    extensions: 0,
    returned: false,
    ...(isPeer ? { vote } : {}),
  }
  const firstVotes = vote === 'second' ? quiz.firstVotes : []
  return [{ ...quiz, state: asking, answers: [], firstVotes }, [showNow]]
}

/** Closes the open round and scores it. */
export function scoreRound(quiz: Quiz, state: AskingState, now: number): Transition {
  const item = currentItem(quiz)
  if (item === undefined) return finish(quiz, now)
  const { settings } = quiz.plan
  const assigned = assignTeams(quiz)
  const isCounted = isScored(item) && !isWarmUp(quiz.plan, state.round)
  const answers = assigned.answers.map((answer) => {
    const { response, took, confidence } = answer
    const credit = creditFor(item, response)
    const earned = pointsFor(settings, item, response, took, confidence)
    const score = { credit, points: pointsAfterHelp(earned, state, answer.person) }
    return { ...answer, score: isCounted ? score : null }
  })
  const pointsByPerson = new Map(answers.map(({ person, score }) => [person, score?.points ?? 0]))
  const players = assigned.players.map((player) => {
    const points = pointsByPerson.get(player.person)
    // Whoever has answered and then left stays away.
    if (points !== undefined) return { ...player, points: player.points + points }
    return isAwaited(player) ? { ...player, missed: player.missed + 1 } : player
  })
  const isQuiet = answers.length === 0 && quiz.firstVotes.length === 0
  const quiet = isQuiet ? state.quiet + 1 : 0
  const hasGoal = settings.goal > 0 && isCounted && answers.length > 0
  const credits = answers.map(({ score }) => score?.credit ?? 0)
  const together = hasGoal ? addRound(state.together, assigned, credits) : state.together
  const closed = { ...state, quiet, ...(together && { together }) }
  return revealAnswer({ ...assigned, players, answers }, closed, now)
}

/** Returns how long what comes after a round stays, milliseconds. */
export function revealMsFor(quiz: Quiz): number {
  const characters = currentItem(quiz)?.explanation.length ?? 0
  const { min, max, perCharacter } = revealTimeMs
  return Math.min(max, min + perCharacter * characters)
}

export function revealAnswer(
  quiz: Quiz,
  state: AskingState | TalkingState,
  now: number,
  { skipped = false }: { readonly skipped?: boolean } = {},
): Transition {
  const counts = !skipped && quiz.answers.some(({ score }) => score !== null)
  const isReviewed = !skipped && currentItem(quiz)?.by === 'open' && quiz.answers.length > 0
  const timeMs = isReviewed && quiz.host?.isTeacher === true ? reviewWaitMs : revealMsFor(quiz)
  const revealing: QuizState = {
    ...sharedFields(state),
    uncounted: (state.uncounted ?? 0) + (counts ? 0 : 1),
    phase: 'revealing',
    round: state.round,
    nextAt: now + timeMs,
    skipped,
    ...(isReviewed ? { review: { leftOut: leftOutAtFirst(quiz) } } : {}),
    extensions: 0,
  }
  return [withState(quiz, revealing), [showNow]]
}

export function advance(quiz: Quiz, round: number, now: number): Transition {
  if (quiz.state.quiet >= maxQuietRounds) return abandon(quiz, 'nobody-answers', now)
  return round + 1 < quiz.plan.items.length ? ask(quiz, round + 1, now) : finish(quiz, now)
}

export function finish(quiz: Quiz, now: number): Transition {
  const done: QuizState = { phase: 'done', ...endedFields(quiz.state, now) }
  return [withState(assignTeams(quiz), done), [showNow]]
}

type AbandonReason = Extract<QuizState, { phase: 'abandoned' }>['why']

export function abandon(quiz: Quiz, why: AbandonReason, now: number): Transition {
  const abandoned: QuizState = { phase: 'abandoned', why, ...endedFields(quiz.state, now) }
  return [withState(quiz, abandoned), [showNow]]
}

function endedFields(state: QuizState, now: number) {
  return { ...sharedFields(state), endedAt: now, rounds: roundsPlayed(state) }
}

export function sharedFields(state: QuizState) {
  const { message, posts, hostSeenAt, quiet, uncounted = 0, together } = state
  return { message, posts, hostSeenAt, quiet, uncounted, ...(together && { together }) }
}
