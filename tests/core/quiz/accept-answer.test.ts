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
