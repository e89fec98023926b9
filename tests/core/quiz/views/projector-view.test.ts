import { expect, test } from 'vitest'
import type { GivenAnswer, Player, Quiz } from '../../../../src/core/quiz/quiz.ts'
import { projectorView } from '../../../../src/core/quiz/views/projector-view.ts'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import { lobbyOf, openedAt } from '../../../fixtures/lobby.ts'

function playerOf(person: string, given: Partial<Player> = {}): Player {
  return {
    person,
    name: `name of ${person}`,
    team: 0,
    alias: null,
    pseudonym: null,
    seated: true,
    missed: 0,
    points: 100,
    hidden: false,
    ...given,
  }
}

const answer: GivenAnswer = {
  person: 'ana',
  round: 0,
  response: [1],
  at: openedAt,
  took: 1,
  score: null,
}

function quizIn(state: Partial<Quiz['state']>, given: Partial<Quiz> = {}): Quiz {
  const lobby = lobbyOf('q')
  const shared = { ...lobby.state, round: 0, extensions: 0 }
  return {
    ...lobby,
    players: [playerOf('ana'), playerOf('ben', { hidden: true }), playerOf('cleo')],
    answers: [answer],
    ...given,
    state: { ...shared, ...state } as Quiz['state'],
  }
}

const asking = {
  phase: 'asking',
  askedAt: openedAt,
  closesAt: openedAt + 30_000,
  returned: false,
} as const
const revealing = { phase: 'revealing', nextAt: openedAt + 40_000, skipped: false } as const

function words(quiz: Quiz): string {
  const { heading, main, board, aside } = projectorView(quiz)
  return [heading, toPlainText({ blocks: [...main, ...board, ...aside] })].join('\n')
}

test('an open question shows what is asked, until when, and how many have answered, but not what is right', () => {
  const view = projectorView(quizIn(asking))
  expect(view.heading).toBe('Question 1 of 3')
  expect(view.timer?.until).toBe(openedAt + 30_000)
  expect(words(quizIn(asking))).toContain('1 of 3 have answered.')
  expect(words(quizIn(asking))).toContain('Who says “Ninety steps”?')
  expect(words(quizIn(asking))).not.toMatch(/✓|She counts them/)
  expect(view.board).toEqual([])
})

test('after the close it shows the bars, the reason and the board, without those who asked to be left out', () => {
  const quiz = quizIn(revealing)
  const settings = { ...quiz.plan.settings, smallClass: 0 }
  const shown = words({ ...quiz, plan: { ...quiz.plan, settings } })
  expect(shown).toContain('✓ B. Mara: 1')
  expect(shown).toContain('She counts them.')
  expect(shown).toMatch(/1\. name of ana: 100 points\n1\. name of cleo/)
  expect(shown).not.toContain('name of ben')
})

test('an anonymous quiz stays anonymous', () => {
  const lobby = lobbyOf('q')
  const settings = { ...lobby.plan.settings, anonymous: true }
  const plan = { ...lobby.plan, settings }
  const players = [playerOf('x1', { name: '', alias: 'Blue Fox' })]
  expect(words(quizIn({ phase: 'lobby' }, { plan, players }))).toContain('Joined: 1')
  expect(words(quizIn(revealing, { plan, players }))).toContain('Blue Fox')
})

test('there is nothing to press in any phase, and the lobby says where to join', () => {
  const phases = [{ phase: 'lobby' }, asking, revealing] as const
  const ended = { phase: 'done', endedAt: openedAt, rounds: 3 } as const
  for (const state of [...phases, ended]) {
    const { main, board, aside } = projectorView(quizIn(state))
    const kinds = [...main, ...board, ...aside].map(({ kind }) => kind)
    expect(kinds).not.toContain('buttons')
    expect(kinds).not.toContain('select')
  }
  expect(words(quizIn({ phase: 'lobby' }))).toContain('To play, press Join in the channel.')
  expect(words(quizIn(ended))).toContain('final leaderboard')
})
