/** Decides who joins a quiz and which answers count, by the platform's timestamps. */
import type { Confidence } from './confidence.ts'
import type { QuizAnswer } from './kinds/kind.ts'
import { earnsRetry, endRetry, isRetrying, startRetry } from './round-help.ts'
import { isValidAnswer } from './item.ts'
import {
  type AskingState,
  type GivenAnswer,
  type Player,
  type Quiz,
  findAnswer,
  isOver,
  isSecondVote,
  currentItem,
  lateGraceMs,
  maxMissed,
  findPlayer,
  playerId,
  withState,
} from './quiz.ts'
import { extraMsOf, usualTookMs } from './time-up.ts'
import { type AnswerResult, type QuizEvent, type Transition, withResult } from './events.ts'

type JoinEvent = Extract<QuizEvent, { kind: 'join' }>
type AnswerEvent = Extract<QuizEvent, { kind: 'answer' }>

export function acceptAnswer(quiz: Quiz, event: JoinEvent | AnswerEvent): Transition {
  return event.kind === 'join' ? join(quiz, event) : answer(quiz, event)
}

function join(quiz: Quiz, event: JoinEvent): Transition {
  if (isOver(quiz.state)) return withResult(quiz, { kind: 'closed' })
  const existing = findPlayer(quiz, playerId(event.by))
  if (existing !== undefined && existing.missed > 0) return comeBack(quiz, existing)
  // A team can be changed in the lobby; later, points would move with the player.
  if (existing !== undefined && (event.team === undefined || existing.seated)) {
    return withResult(quiz, { kind: 'joined', player: existing, already: true })
  }
  const { quiz: after, player } = addPlayer(quiz, event, teamOf(quiz, event))
  return changed(after, { kind: 'joined', player, already: existing !== undefined })
}

function comeBack(quiz: Quiz, existing: Player): Transition {
  const player = { ...existing, missed: 0 }
  return changed(waitFor(quiz, existing), { kind: 'joined', player, already: true })
}

/** From now on questions wait for them, until they leave or miss several. */
function waitFor(quiz: Quiz, player: Player): Quiz {
  if (player.missed === 0) return quiz
  const players = quiz.players.map((one) => (one === player ? { ...one, missed: 0 } : one))
  return { ...quiz, players }
}

/** In the lobby they are gone; later they keep their points, but no question waits for them. */
export function leave(quiz: Quiz, { by }: Extract<QuizEvent, { kind: 'leave' }>): Transition {
  if (isOver(quiz.state)) return withResult(quiz, { kind: 'closed' })
  const existing = findPlayer(quiz, playerId(by))
  if (existing === undefined) return withResult(quiz, { kind: 'left', wasPlaying: false })
  const isGone = quiz.state.phase === 'lobby'
  const players = quiz.players.flatMap((one) => {
    if (one !== existing) return [one]
    return isGone ? [] : [{ ...one, missed: maxMissed }]
  })
  return changed({ ...quiz, players }, { kind: 'left', wasPlaying: true })
}

function teamOf({ plan: { settings } }: Quiz, { team }: JoinEvent): number | null {
  const chosen = settings.teamsBy === 'choice' && Number.isInteger(team) ? team : undefined
  return chosen !== undefined && chosen >= 0 && chosen < settings.teams ? chosen : null
}

function answer(quiz: Quiz, event: AnswerEvent): Transition {
  const state = openFor(quiz, event)
  const item = currentItem(quiz)
  if (state === undefined || item === undefined) return withResult(quiz, { kind: 'closed' })
  const extraMs = extraMsOf(state, event.by.timeFactor)
  if (!isValidAnswer(item, event.response)) return withResult(quiz, { kind: 'invalid' })
  const person = playerId(event.by)
  const previous = findAnswer(quiz, person)
  const { response, confidence } = event
  const took = usualTookMs(state, event.at, extraMs)
  const at = extraMs === 0 ? event.at : (state.askedAt ?? event.at) + took
  const hasSecondTry = isRetrying(state, person)
  if (previous !== undefined && hasSecondTry) {
    const isSame = isSameAnswer(previous.response, response)
    if (isSame || at < previous.at) return withResult(quiz, tryAgain(previous))
  } else if (previous !== undefined) {
    if (isSameAnswer(previous.response, response)) {
      return confidence === undefined
        ? withResult(quiz, resultOf('accepted', previous))
        : withConfidence(quiz, previous, confidence)
    }
    // Ignore a change that was made before the current answer and merely arrived late.
    if (quiz.plan.settings.answers === 'final' || at < previous.at) {
      return withResult(quiz, resultOf('unchanged', previous))
    }
  }
  const given: GivenAnswer = {
    person,
    round: event.round,
    response,
    // What somebody said about another answer does not hold for this one.
    ...(confidence === undefined ? {} : { confidence }),
    at,
    took,
    score: null,
  }
  const player = findPlayer(quiz, person)
  const joined = player === undefined ? addPlayer(quiz, event, null).quiz : waitFor(quiz, player)
  const others = quiz.answers.filter((one) => one.person !== person)
  const after = { ...joined, answers: [...others, given] }
  // The message says how many have answered, which a second try does not change.
  if (hasSecondTry) {
    return withResult(withState(after, endRetry(state, person)), resultOf('accepted', given))
  }
  if (previous === undefined && earnsRetry(quiz.plan.settings, item, response)) {
    return changed(withState(after, startRetry(state, person)), tryAgain(given))
  }
  return changed(after, resultOf(previous === undefined ? 'accepted' : 'changed', given))
}

/** Takes down how sure somebody is of the answer that counts, until the question closes. */
export function stateConfidence(
  quiz: Quiz,
  event: Extract<QuizEvent, { kind: 'confidence' }>,
): Transition {
  if (openFor(quiz, event) === undefined || quiz.plan.settings.confidence === 'off') {
    return withResult(quiz, { kind: 'closed' })
  }
  const answered = findAnswer(quiz, playerId(event.by))
  return answered === undefined
    ? withResult(quiz, { kind: 'invalid' })
    : withConfidence(quiz, answered, event.confidence)
}

/** Returns the question that an event is about, if it is still open for whoever sent it. */
function openFor(
  { state }: Quiz,
  { by, round, isSecond = false, at }: Pick<AnswerEvent, 'by' | 'round' | 'isSecond' | 'at'>,
): AskingState | undefined {
  if (state.phase !== 'asking' || state.round !== round) return undefined
  // A vote that was meant for the first one never counts in the second.
  if (isSecondVote(state) !== isSecond) return undefined
  const isInTime = at <= state.closesAt + extraMsOf(state, by.timeFactor) + lateGraceMs
  return isInTime ? state : undefined
}

/** The message in the channel says nothing of it, so it stays as it is. */
function withConfidence(quiz: Quiz, answered: GivenAnswer, confidence: Confidence): Transition {
  const stated = { ...answered, confidence }
  const answers = quiz.answers.map((one) => (one === answered ? stated : one))
  return withResult({ ...quiz, answers }, resultOf('accepted', stated))
}

/** Answering a question joins the quiz. */
function addPlayer(quiz: Quiz, { by }: JoinEvent | AnswerEvent, team: number | null) {
  const player: Player = {
    person: playerId(by),
    // Nothing that is stored of an anonymous quiz names those who play.
    name: quiz.plan.settings.anonymous ? '' : by.name,
    team,
    alias: null,
    seated: false,
    missed: 0,
    points: 0,
    // The store fills in what they chose for all boards when it next loads the quiz.
    pseudonym: null,
    hidden: false,
  }
  const others = quiz.players.filter((one) => one.person !== player.person)
  return { quiz: { ...quiz, players: [...others, player] }, player }
}

function tryAgain({ response, confidence }: GivenAnswer): AnswerResult {
  return { kind: 'try-again', response, confidence }
}

function resultOf(
  kind: 'accepted' | 'changed' | 'unchanged',
  { response, confidence }: GivenAnswer,
): AnswerResult {
  return { kind, response, ...(confidence === undefined ? {} : { confidence }) }
}

function isSameAnswer(a: QuizAnswer, b: QuizAnswer): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  return a.length === b.length && a.every((option, index) => option === b[index])
}

function isFirstToJoin({ players }: Quiz, result: AnswerResult): boolean {
  return result.kind === 'joined' && !result.already && players.length === 1
}

function changed(quiz: Quiz, result: AnswerResult): Transition {
  return [
    quiz,
    [
      { kind: 'answer-result', result },
      // Nobody who has just joined reads that nobody has.
      { kind: 'show', soon: !isFirstToJoin(quiz, result) },
    ],
  ]
}
