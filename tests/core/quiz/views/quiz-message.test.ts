import { expect, test } from 'vitest'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import type { Player, Quiz } from '../../../../src/core/quiz/quiz.ts'
import type { PlayItem } from '../../../../src/core/quiz/kinds/index.ts'
import type { QuizAnswer } from '../../../../src/core/quiz/kinds/kind.ts'
import { quizMessage } from '../../../../src/core/quiz/views/quiz-message.ts'
import {
  leaderboardBlocks,
  wholeLeaderboardView,
} from '../../../../src/core/quiz/views/leaderboards.ts'
import { render as renderOnDiscord } from '../../../../src/render/discord/render.ts'
import { render as renderOnSlack } from '../../../../src/render/slack/render.ts'
import { buttonsOf } from '../../../fixtures/invoke.ts'
import { createRandom } from '../../../../src/core/platform/random.ts'
import { findCorrectAnswer, toPlayItem } from '../../../../src/core/quiz/item.ts'
import { cellsPack } from '../../../fixtures/cells-pack.ts'
import { herPack } from '../../../fixtures/her-pack.ts'
import { lowWater } from '../../../fixtures/low-water.ts'
import { projectorView } from '../../../../src/core/quiz/views/projector-view.ts'
import { answerForm } from '../../../../src/core/quiz/views/question.ts'
import { teacherReportView } from '../../../../src/core/quiz/views/teacher-report.ts'
import { replyWith } from '../../../../src/core/reply/reply.ts'
import { lobbyOf } from '../../../fixtures/lobby.ts'

function player(n: number, team: number, given: Partial<Player> = {}): Player {
  const shared = { alias: null, pseudonym: null, seated: true, missed: 0, hidden: false }
  return { ...shared, person: `p${n}`, name: `Player ${n}`, team, points: 1_000 - n, ...given }
}

function ended(players: readonly Player[], teams: number): Quiz {
  const { plan, state, ...quiz } = lobbyOf('quiz')
  const { message, posts, hostSeenAt, quiet } = state
  return {
    ...quiz,
    plan: { ...plan, settings: { ...plan.settings, teams } },
    state: { phase: 'done', endedAt: 0, rounds: 3, message, posts, hostSeenAt, quiet },
    players,
  }
}

test('the final board has headings, and says who was in which team', () => {
  const words = toPlainText(
    quizMessage(ended([player(1, 0), player(2, 1), player(3, 1, { hidden: true })], 2)),
  )
  expect(words).toMatch(/Teams\n+1\. Team Amber.*\n.*\n+Players\n+1\. Player 1/)
  expect(words).toContain('Team Amber: Player 1')
  expect(words).toContain('Team Blue: Player 2 and 1 more')
  expect(words).toContain('quiz report')
})

test('medals are for a board that nobody can overtake any more', () => {
  const players = [1, 2, 3, 4].map((n) => player(n, 0))
  const over = ended(players, 0)
  const lines = JSON.stringify(renderOnDiscord(quizMessage(over)))
  for (const row of [
    '🥇 Player 1',
    '🥈 Player 2',
    '🥉 Player 3: **997 points**\\n**4\\\\.** Player 4',
  ]) {
    expect(lines).toContain(row)
  }
  const slack = JSON.stringify(renderOnSlack(quizMessage(over)))
  expect(slack).toContain('🥇 Player 1')
  const running = { ...lobbyOf('quiz'), players }
  expect(JSON.stringify(renderOnDiscord(wholeLeaderboardView(running, 'p1')))).not.toContain('🥇')
})

test('a board that leaves somebody out leads to the whole one, with the reader’s own rank', () => {
  const quiz = ended(
    Array.from({ length: 30 }, (_, index) => player(index + 1, 0)),
    0,
  )
  const reply = quizMessage(quiz)
  expect(toPlainText(reply)).toContain('And 20 more')
  expect(buttonsOf(reply)['Whole leaderboard']).toBe('quiz:board:quiz')
  const whole = wholeLeaderboardView(quiz, 'p27')
  expect(whole.private).toBe(true)
  expect(toPlainText(whole)).toContain('You: rank 27 of 30, 973 points.')
  expect(toPlainText(whole)).toContain('30. Player 30')
  expect(buttonsOf(quizMessage(ended([player(1, 0)], 0)))).not.toHaveProperty('Whole leaderboard')
})

test('colours say what a quiz shows, and its words say it too', () => {
  expect(quizMessage(lobbyOf('quiz')).tone).toBe('question')
  expect(quizMessage(ended([player(1, 0)], 0)).tone).toBe('right')
  expect(quizMessage(ended([], 0)).tone).toBe('quiet')
})

test('the rankings of teams and of players are told apart by name', () => {
  const players = ['Ana', 'Ben'].map((name, team) => ({
    person: name,
    name,
    team,
    alias: null,
    pseudonym: null,
    seated: true,
    missed: 0,
    points: 100,
    hidden: false,
  }))
  const lobby = lobbyOf('q')
  const settings = { ...lobby.plan.settings, teams: 2 }
  const quiz = { ...lobby, plan: { ...lobby.plan, settings }, players }
  const captions = leaderboardBlocks(quiz, 10).flatMap((block) =>
    block.kind === 'ranking' ? [block.caption] : [],
  )
  expect(captions).toEqual(['Teams', 'Players'])
})

function asked(item: Partial<PlayItem> & Pick<PlayItem, 'by'>): Quiz {
  const { plan, state, ...quiz } = lobbyOf('quiz')
  const { message, posts, hostSeenAt, quiet } = state
  const [first] = plan.items
  const times = { phase: 'asking', round: 0, askedAt: 0, closesAt: 9, returned: false } as const
  return {
    ...quiz,
    plan: { ...plan, items: [{ ...first, ...item } as PlayItem] },
    state: { ...times, extensions: 0, message, posts, hostSeenAt, quiet },
    players: [player(1, 0)],
  }
}

test('the time stands beside the heading of a question, and how many have answered above the buttons', () => {
  const kinds = quizMessage(asked({ by: 'one' })).blocks.map(({ kind }) => kind)
  expect(kinds.slice(0, 3)).toEqual(['heading', 'timer', 'question'])
  expect(kinds.at(-3)).toBe('note')
})

test('buttons carry short options and letters where options are long', () => {
  function labels(options: string[]) {
    return Object.keys(buttonsOf(quizMessage(asked({ by: 'one', options, key: 0 }))))
  }
  expect(labels(['True', 'False'])).toEqual(expect.arrayContaining(['A. True', 'B. False']))
  expect(labels(['Yes', 'That she is not like him'])).toEqual(expect.arrayContaining(['A', 'B']))
})

test('who wrote a question is said after the round, to the class and to teachers, and never before', () => {
  const author = '@everyone <b>Ana'
  const open = asked({ by: 'one', author })
  const [item] = open.plan.items
  const { message, posts, hostSeenAt, quiet } = open.state
  const ends = { phase: 'revealing', round: 0, nextAt: 9, skipped: false, extensions: 0 } as const
  const shown: Quiz = { ...open, state: { ...ends, message, posts, hostSeenAt, quiet } }
  const before = [
    quizMessage(open),
    replyWith(...projectorView(open).main, ...projectorView(open).aside),
    replyWith(...(answerForm(item!, 'quiz/0').intro ?? [])),
  ]
  for (const reply of before) expect(toPlainText(reply)).not.toMatch(/Ana|Written/)
  expect(toPlainText(quizMessage(shown))).toContain(`Written by ${author}`)
  expect(JSON.stringify(renderOnDiscord(quizMessage(shown)))).toContain('@\u200Beveryone')
  const answers = [{ person: 'p1', round: 0, response: [1], took: 0, credit: 1, points: 100 }]
  const result = { ...shown, endedAt: 1, rounds: 1, answers, flags: new Map() }
  const report = teacherReportView(result)
  expect(toPlainText(report)).toContain(`Who says “Ninety steps”? Written by ${author}`)
  expect(JSON.stringify(report)).toContain('Remarks,Written by,Option 1')
  const unsigned = teacherReportView({ ...result, plan: lobbyOf('quiz').plan })
  expect(JSON.stringify(unsigned)).not.toContain('Written by')
})

test('what is right is said once, and only answers with parts can be completely right', () => {
  function revealed(by: PlayItem['by'], response: QuizAnswer, given: object) {
    const quiz = asked({ by, ...given } as PlayItem)
    const { message, posts, hostSeenAt, quiet } = quiz.state
    const times = {
      phase: 'revealing',
      round: 0,
      nextAt: 9,
      skipped: false,
      extensions: 0,
    } as const
    const answers = [{ person: 'p1', round: 0, response, at: 0, took: 0, score: null }]
    const plan = { ...quiz.plan, settings: { ...quiz.plan.settings, smallClass: 0 } }
    return toPlainText(
      quizMessage({
        ...quiz,
        plan,
        answers,
        state: { ...times, message, posts, hostSeenAt, quiet },
      }),
    )
  }
  const options = ['One.', 'Two.', 'Three.']
  expect(revealed('one', [0], { options, key: 0 })).toContain('1 of 1 got it right.')
  expect(revealed('words', 'yes', { accept: ['yes'] })).toContain('1 of 1 got it right.')
  expect(revealed('several', [0, 2], { options, key: [0, 2] })).toContain(
    '1 of 1 got it completely',
  )
})

test('the answer to any question of the built-in packs is one short message, also with a full class', () => {
  const players = Array.from({ length: 12 }, (_, n) => player(n, 0))
  const sizes: [number, string][] = []
  for (const { quiz: written } of [herPack, lowWater, cellsPack]) {
    for (const each of written) {
      const item = toPlayItem(each, { id: 'lantern', language: 'en' }, createRandom(1))
      const { state, ...lobby } = lobbyOf('quiz', { items: [item] })
      const { message, posts, hostSeenAt, quiet } = state
      const during = { round: 0, uncounted: 0, extensions: 0, message, posts, hostSeenAt, quiet }
      const response = findCorrectAnswer(item) ?? (item.by === 'open' ? 'lonely' : [0])
      const answers = players.map(({ person }) => {
        return { person, response, round: 0, at: 0, took: 9, score: null }
      })
      const quiz: Quiz = {
        ...lobby,
        state: { phase: 'revealing', nextAt: 0, skipped: false, ...during },
        players,
        answers,
      }
      const reply = quizMessage(quiz)
      expect(renderOnDiscord(reply)).toHaveLength(1)
      expect(reply.blocks.filter(({ kind }) => kind === 'buttons')).toHaveLength(1)
      sizes.push([toPlainText(reply).length, each.id])
    }
  }
  // Twenty lines or so of a phone.
  expect(sizes.filter(([length]) => length > 850)).toEqual([])
})
