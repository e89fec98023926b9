import { expect, test } from 'vitest'
import { acceptAnswer } from '../../../src/core/quiz/accept-answer.ts'
import { type Quiz, findPlayer, isAwaited } from '../../../src/core/quiz/quiz.ts'
import type { QuizEvent } from '../../../src/core/quiz/events.ts'
import { transition } from '../../../src/core/quiz/transition.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'

function teamAfterJoining(team: number): number | null | undefined {
  const lobby = lobbyOf('a')
  const settings = { ...lobby.plan.settings, teams: 2, teamsBy: 'choice' as const }
  const quiz = { ...lobby, plan: { ...lobby.plan, settings } }
  const by = { id: 'ana', name: 'Ana', isTeacher: false }
  const [after] = acceptAnswer(quiz, { kind: 'join', by, team, now: 0 })
  return after.players.find(({ person }) => person === 'ana')?.team
}

test.each([0, 1])('joins team %s of two', (team) => {
  expect(teamAfterJoining(team)).toBe(team)
})

test.each([-1, 0.5, 1.5, 2, 1e300, NaN, Infinity])('there is no team %s of two', (team) => {
  expect(teamAfterJoining(team)).toBeNull()
})

test('the first to join is shown at once, so that nobody who has joined reads that nobody has', () => {
  function join(quiz: Quiz, id: string) {
    const by = { id, name: id, isTeacher: false }
    return acceptAnswer(quiz, { kind: 'join', by, team: 0, now: 0 })
  }
  const [one, first] = join(lobbyOf('a'), 'ana')
  const [, second] = join(one, 'ben')
  const [, again] = join(one, 'ana')
  expect(first).toContainEqual({ kind: 'show', soon: false })
  expect(second).toContainEqual({ kind: 'show', soon: true })
  expect(again).not.toContainEqual({ kind: 'show', soon: false })
})

function play(quiz: Quiz, ...events: readonly QuizEvent[]): Quiz {
  return events.reduce((before, event) => transition(before, event)[0], quiz)
}

test('nobody waits for somebody who answers and then leaves, until they answer again', () => {
  const ana = { id: 'ana', name: 'Ana', isTeacher: false }
  const ben = { id: 'ben', name: 'Ben', isTeacher: false }
  const host = { id: 'host', name: 'Host', isTeacher: true }
  const now = 1_000
  function answer(by: typeof ana, round: number): QuizEvent {
    return { kind: 'answer', by, round, response: [1], at: now, now }
  }
  const next = play(
    lobbyOf('q'),
    { kind: 'join', by: ana, now },
    { kind: 'join', by: ben, now },
    { kind: 'start', by: host, now },
    answer(ana, 0),
    { kind: 'leave', by: ana, now },
    answer(ben, 0),
    { kind: 'skip', by: host, now },
  )
  expect(next.state).toMatchObject({ phase: 'asking', round: 1 })
  expect(findPlayer(next, 'ana')).toMatchObject({ points: 100 })
  expect(isAwaited(findPlayer(next, 'ana')!)).toBe(false)
  const back = play(next, answer(ana, 1), answer(ben, 1), { kind: 'skip', by: host, now })
  expect(isAwaited(findPlayer(back, 'ana')!)).toBe(true)
})

const ana = { id: 'ana', name: 'Ana', isTeacher: false }

/** What Ana is told of an answer to the first question, which closes at 31,000. */
type AnswerEvent = Extract<QuizEvent, { kind: 'answer' }>

function toldOf(
  given: Partial<AnswerEvent>,
  before?: QuizEvent,
  changes: 'changeable' | 'final' = 'changeable',
) {
  const lobby = lobbyOf('q')
  const settings = { ...lobby.plan.settings, answers: changes }
  const host = { id: 'host', name: 'Host', isTeacher: true }
  const open = play(
    { ...lobby, plan: { ...lobby.plan, settings } },
    { kind: 'join', by: ana, now: 1_000 },
    { kind: 'join', by: { ...ana, id: 'ben' }, now: 1_000 },
    { kind: 'start', by: host, now: 1_000 },
    { kind: 'shown', round: 0, now: 1_000 },
    ...(before === undefined ? [] : [before]),
  )
  const event: AnswerEvent = {
    kind: 'answer',
    by: ana,
    round: 0,
    response: [1],
    at: 2_000,
    now: 2_000,
  }
  const [after, effects] = acceptAnswer(open, { ...event, ...given })
  const told = effects.find((effect) => effect.kind === 'answer-result')
  return [told?.result.kind, after.answers.map(({ response }) => response)]
}

test('an answer counts until a second after the question closes, and not a moment later', () => {
  expect(toldOf({ at: 32_000 })).toEqual(['accepted', [[1]]])
  expect(toldOf({ at: 32_001 })).toEqual(['closed', []])
})

test('an answer to a question that is not open, or to the other vote, does not count', () => {
  expect(toldOf({ round: 1 })).toEqual(['closed', []])
  expect(toldOf({ isSecond: true })).toEqual(['closed', []])
})

test('the later of two answers counts, in whatever order they arrive', () => {
  const first: QuizEvent = {
    kind: 'answer',
    by: ana,
    round: 0,
    response: [0],
    at: 5_000,
    now: 5_000,
  }
  expect(toldOf({ at: 6_000 }, first)).toEqual(['changed', [[1]]])
  expect(toldOf({ at: 4_000 }, first)).toEqual(['unchanged', [[0]]])
  expect(toldOf({ at: 6_000, response: [0] }, first)).toEqual(['accepted', [[0]]])
  expect(toldOf({ at: 6_000 }, first, 'final')).toEqual(['unchanged', [[0]]])
})
