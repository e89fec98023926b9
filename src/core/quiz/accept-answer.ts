/** Who gets in and which answers count: joins and answers of a quiz, decided by the platform's stamps. */
import type { QuizAnswer } from './kinds/kind.ts'
import { isValidAnswer } from './item.ts'
import {
  type GivenAnswer,
  type Player,
  type Quiz,
  findAnswer,
  isOver,
  currentItem,
  lateGraceMs,
  findPlayer,
} from './quiz.ts'
import type { AnswerResult, Effect, QuizEvent, Transition } from './events.ts'

type JoinEvent = Extract<QuizEvent, { kind: 'join' }>
type AnswerEvent = Extract<QuizEvent, { kind: 'answer' }>

export function acceptAnswer(quiz: Quiz, event: JoinEvent | AnswerEvent): Transition {
  return event.kind === 'join' ? join(quiz, event) : answer(quiz, event)
}

function join(quiz: Quiz, event: JoinEvent): Transition {
  if (isOver(quiz.state)) return withResult(quiz, { kind: 'closed' })
  const known = findPlayer(quiz, event.by.id)
  // A chosen team may be changed in the lobby; afterwards it would carry points over.
  if (known !== undefined && (event.team === undefined || known.seated)) {
    return withResult(quiz, { kind: 'joined', player: known, already: true })
  }
  const { quiz: after, player } = addPlayer(quiz, event, teamOf(quiz, event))
  return [
    after,
    [
      { kind: 'admission', result: { kind: 'joined', player, already: known !== undefined } },
      { kind: 'show', soon: true },
    ],
  ]
}

function teamOf({ plan: { settings } }: Quiz, { team }: JoinEvent): number | null {
  const chosen = settings.teamsBy === 'choice' && team !== undefined && team < settings.teams
  return chosen && team >= 0 ? team : null
}

function answer(quiz: Quiz, event: AnswerEvent): Transition {
  const { state } = quiz
  const item = currentItem(quiz)
  const open = state.phase === 'asking' && state.round === event.round
  if (!open || item === undefined || event.at > state.closesAt + lateGraceMs) {
    return withResult(quiz, { kind: 'closed' })
  }
  if (!isValidAnswer(item, event.response)) return withResult(quiz, { kind: 'misfit' })
  const before = findAnswer(quiz, event.by.id)
  const { response, at } = event
  if (before !== undefined) {
    if (isSameAnswer(before.response, response))
      return withResult(quiz, { kind: 'taken', response })
    // A change that was made earlier than the one that stands has only been slow on its way.
    if (quiz.plan.settings.answers === 'final' || at < before.at) {
      return withResult(quiz, { kind: 'kept', response: before.response })
    }
  }
  const given: GivenAnswer = {
    person: event.by.id,
    round: event.round,
    response,
    at,
    took: Math.max(0, at - (state.askedAt ?? at)),
    score: null,
  }
  const known = findPlayer(quiz, event.by.id) !== undefined
  const entered = known ? quiz : addPlayer(quiz, event, null).quiz
  const effects: readonly Effect[] = [
    {
      kind: 'admission',
      result: { kind: before === undefined ? 'taken' : 'changed', response },
    },
    { kind: 'show', soon: true },
  ]
  const others = quiz.answers.filter((one) => one.person !== event.by.id)
  return [{ ...entered, answers: [...others, given] }, effects]
}

/** Whoever answers without having joined has joined. */
function addPlayer(
  quiz: Quiz,
  { by }: JoinEvent | AnswerEvent,
  team: number | null,
): { readonly quiz: Quiz; readonly player: Player } {
  const player: Player = {
    person: by.id,
    name: by.name,
    team,
    alias: null,
    seated: false,
    points: 0,
    // What they have chosen for all boards is for the store to say, when the quiz is loaded next.
    pseudonym: null,
    hidden: false,
  }
  const others = quiz.players.filter((one) => one.person !== by.id)
  return { quiz: { ...quiz, players: [...others, player] }, player }
}

function isSameAnswer(a: QuizAnswer, b: QuizAnswer): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  return a.length === b.length && a.every((place, index) => place === b[index])
}

function withResult(quiz: Quiz, admission: AnswerResult): Transition {
  return [quiz, [{ kind: 'admission', result: admission }]]
}
