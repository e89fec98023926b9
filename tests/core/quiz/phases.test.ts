import { expect, test } from 'vitest'
import { advance, revealAnswer, revealMsFor, scoreRound } from '../../../src/core/quiz/phases.ts'
import type { AskingState, GivenAnswer, Quiz } from '../../../src/core/quiz/quiz.ts'
import { transition } from '../../../src/core/quiz/transition.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'

const host = { id: 'host', name: 'Host', isTeacher: true }
const now = 1_000_000

/** A quiz in which everybody has joined and the first question has just been asked. */
function asking(players: readonly string[], quiz = lobbyOf('q')): [Quiz, AskingState] {
  const joined = players.reduce((before, id) => {
    const by = { id, name: id, isTeacher: false }
    return transition(before, { kind: 'join', by, now })[0]
  }, quiz)
  const [started] = transition(joined, { kind: 'start', by: host, now })
  const [shown] = transition(started, { kind: 'shown', round: 0, now })
  if (shown.state.phase !== 'asking') throw new Error('No question is open.')
  return [shown, shown.state]
}

function answerOf(person: string, option: number): GivenAnswer {
  return { person, round: 0, response: [option], at: now, took: 1_000, score: null }
}

function explained(length: number): Quiz {
  const lobby = lobbyOf('q')
  const items = lobby.plan.items.map((item) => ({ ...item, explanation: 'x'.repeat(length) }))
  return asking(['ana'], { ...lobby, plan: { ...lobby.plan, items } })[0]
}

test.each([
  [0, 8_000],
  [100, 13_500],
  [10_000, 25_000],
])('an explanation of %i characters stays for %i ms', (characters, ms) => {
  expect(revealMsFor(explained(characters))).toBe(ms)
})

test('a round that is skipped counts for nobody, and one with an answer counts', () => {
  const [quiz, state] = asking(['ana'])
  const answered = { ...quiz, answers: [answerOf('ana', 1)] }
  const [skipped] = revealAnswer(answered, state, now, { skipped: true })
  expect(skipped.state).toMatchObject({ phase: 'revealing', skipped: true, uncounted: 1 })
  const [scored] = scoreRound(answered, state, now)
  expect(scored.state).toMatchObject({ phase: 'revealing', skipped: false, uncounted: 0 })
})

test('whoever has not answered has missed a question more, and whoever has is credited', () => {
  const [quiz, state] = asking(['ana', 'ben', 'cem'])
  const answers = [answerOf('ana', 1), answerOf('ben', 0)]
  const [{ players, answers: scored }] = scoreRound({ ...quiz, answers }, state, now)
  expect(players.map(({ person, missed }) => [person, missed])).toEqual([
    ['ana', 0],
    ['ben', 0],
    ['cem', 1],
  ])
  expect(scored.map(({ score }) => score?.credit)).toEqual([1, 0])
  const [ana, ben] = players
  expect(ana?.points).toBeGreaterThan(0)
  expect(ben?.points).toBe(0)
})

test('three rounds in a row without an answer end the quiz, and an answer in between begins anew', () => {
  const [quiz, state] = asking(['ana'])
  function quietAfter(quiet: number, answers: readonly GivenAnswer[] = []) {
    return scoreRound({ ...quiz, answers: [...answers] }, { ...state, quiet }, now)[0].state.quiet
  }
  expect([quietAfter(0), quietAfter(2), quietAfter(2, [answerOf('ana', 0)])]).toEqual([1, 3, 0])
  const [goesOn] = advance({ ...quiz, state: { ...state, quiet: 2 } }, 0, now)
  const [ended] = advance({ ...quiz, state: { ...state, quiet: 3 } }, 0, now)
  expect(goesOn.state).toMatchObject({ phase: 'asking', round: 1 })
  expect(ended.state).toMatchObject({ phase: 'abandoned', why: 'nobody-answers' })
})

test('after the last question comes the end', () => {
  const [quiz] = asking(['ana'])
  expect(advance(quiz, 1, now)[0].state).toMatchObject({ phase: 'asking', round: 2 })
  expect(advance(quiz, 2, now)[0].state).toMatchObject({ phase: 'done', endedAt: now })
})

test('a class that plays for a goal adds up rounds that somebody has answered, and no others', () => {
  const lobby = lobbyOf('q')
  const settings = { ...lobby.plan.settings, goal: 80 }
  const [quiz, state] = asking(['ana', 'ben'], { ...lobby, plan: { ...lobby.plan, settings } })
  const [answered] = scoreRound({ ...quiz, answers: [answerOf('ana', 1)] }, state, now)
  expect(answered.state.together).toEqual({ earned: 1, possible: 2 })
  expect(scoreRound(quiz, state, now)[0].state.together).toBeUndefined()
  const alone = { ...quiz, plan: lobby.plan, answers: [answerOf('ana', 1)] }
  expect(scoreRound(alone, state, now)[0].state.together).toBeUndefined()
})
