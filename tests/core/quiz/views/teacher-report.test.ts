import { describe, expect, test } from 'vitest'
import { createLibrary } from '../../../../src/core/pack/library.ts'
import type { PlayItem } from '../../../../src/core/quiz/kinds/index.ts'
import type { QuizResult } from '../../../../src/core/quiz/quiz-records.ts'
import { earlierQuizzesView } from '../../../../src/core/quiz/views/earlier-quizzes.ts'
import { teacherReportView } from '../../../../src/core/quiz/views/teacher-report.ts'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import type { Reply } from '../../../../src/core/reply/reply.ts'
import { render as renderDiscord } from '../../../../src/render/discord/render.ts'
import { renderReply } from '../../../../src/render/html/render.ts'
import { render as renderSlack } from '../../../../src/render/slack/render.ts'
import { judgeMessageBlocks } from '../../../fakes/slack/block-kit/check.ts'
import { lobbyOf, openedAt } from '../../../fixtures/lobby.ts'
import { lantern } from '../../../fixtures/tiny-pack.ts'
import { problemsOf } from '../../../fixtures/valid-discord-message.ts'

const words = { scene: 'the-climb', prompt: 'Who climbs?', explanation: 'So.' }
const choice: PlayItem = { by: 'one', id: 'who', options: ['Mara', 'Osk', 'Bo'], key: 0, ...words }
const poll: PlayItem = { by: 'poll', id: 'poll', options: ['Yes', 'No'], ...words }
const open: PlayItem = { by: 'open', id: 'open', length: 'words', ...words }

/** Each row is a question and what was chosen in it, letter by letter; the first is right. */
function resultOf(
  rows: readonly (readonly [PlayItem, string])[],
  settings: Partial<QuizResult['plan']['settings']> = {},
  rounds = rows.length,
): QuizResult {
  const { plan } = lobbyOf('a')
  const given = rows.flatMap(([item, letters], round) =>
    letters.split('').map((letter, nth) => {
      const option = 'abc'.indexOf(letter)
      const credit = option === 0 ? 1 : 0
      const response = item.by === 'open' ? `Because ${letter}` : [option]
      return { person: `p${nth}`, round, response, credit, points: 100 * credit, took: 4_000 }
    }),
  )
  function isOpinion({ round }: { readonly round: number }): boolean {
    return rows[round]?.[0].by === 'poll'
  }
  const size = Math.max(...rows.map(([, letters]) => letters.length))
  return {
    plan: {
      ...plan,
      items: rows.map(([item], nth) => ({ ...item, id: `${item.id}-${nth}` })),
      settings: { ...plan.settings, ...settings },
    },
    endedAt: openedAt,
    rounds,
    players: Array.from({ length: size }, (_, nth) => ({
      person: `p${nth}`,
      name: `Student ${nth}`,
      alias: null,
      team: null,
      points: 0,
    })),
    answers: given.filter((answer) => !isOpinion(answer)),
    opinions: given.filter((answer) => isOpinion(answer)),
    firstVotes: [],
    flags: new Map(),
  }
}

function fileOf(reply: Reply): string {
  return reply.blocks.flatMap((block) => (block.kind === 'file' ? [String(block.content)] : []))[0]!
}

describe('the report', () => {
  test('says of each question without figures why it has none', () => {
    const rows = [
      [choice, ''],
      [choice, 'aabb'],
      [choice, ''],
      [choice, ''],
    ] as const
    const report = teacherReportView(resultOf(rows, { warmUp: 1 }, 3))
    expect(toPlainText(report)).toContain('Questions: 3 of 4 asked, 1 to warm up')
    expect(
      fileOf(report).match(/"warm-up, not counted"|too few answers|nobody answered|not asked/g),
    ).toEqual(['"warm-up, not counted"', 'too few answers', 'nobody answered', 'not asked'])
  })

  test('does not say that nobody was wrong where one of three was, and little of few', () => {
    const said = toPlainText(teacherReportView(resultOf([[choice, 'aab']])))
    expect(said).toContain('at least 60% right, and no wrong answer was common.')
    expect(said).toContain('Only 3 students answered, so this says little.')
    expect(said).not.toContain('one student in 3')
  })

  test('says how a question fits the rest only from ten answers on', () => {
    function say(...rows: readonly string[]): string {
      return toPlainText(teacherReportView(resultOf(rows.map((row) => [choice, row]))))
    }
    expect(say('aaaaabbbbb', 'aaaabbbbba')).toContain('Fits the rest: 0.60')
    expect(say('aab', 'bba')).not.toMatch(/[−01]\.\d\d/)
  })

  test('judges no answer that has points by hand', () => {
    const said = toPlainText(teacherReportView(resultOf([[open, 'bbbb']])))
    expect(said).not.toMatch(/Nothing stands out|Teach th/)
    expect(said).toContain('What the class thinks')
  })

  test('of a quiz of opinions has the day, what was reported and the spreadsheet', () => {
    const flag = {
      person: 'p0',
      name: 'Student 0',
      reason: 'unclear',
      words: 'Do I what?',
      isClosed: false,
    } as const
    const result = { ...resultOf([[poll, 'abab']]), flags: new Map([[0, [flag]]]) }
    const report = teacherReportView(result)
    const said = toPlainText(report)
    expect(said).toContain('Played: Fri, 15 Jan 2027')
    expect(said).toContain('Do I what?')
    expect(said).toContain('Yes (2), No (2)')
    expect(said).not.toContain('Student 0')
    expect(fileOf(report)).toContain('Yes,no,2,No,no,2')
  })

  test('names nobody, and an anonymous quiz has no file that does', () => {
    const report = teacherReportView(resultOf([[choice, 'abbbbbbbbbbb']], { anonymous: true }))
    expect(JSON.stringify(report)).not.toMatch(/Student \d|quiz:students|"p\d/)
  })

  test('is accepted by Discord and Slack, however long what it says', () => {
    const line = 'Ninety_steps *burn* by day & night, <and> `not one` of them is mine, '.repeat(6)
    const quotes = ['ninety', 'wet-letter', 'drowned', 'a-light-is']
    const rows = Array.from({ length: 30 }, (_, nth) => {
      const options = [0, 1, 2, 3].map((option) => `${option}${nth}${line}`.slice(0, 200))
      const item: PlayItem = {
        ...choice,
        quote: quotes[nth % 4]!,
        prompt: line.slice(0, 250),
        options,
      }
      return [item, 'bbbbbbcbbbba'] as const
    })
    const plain = resultOf(rows, { confidence: 'ask' })
    const flag = {
      person: 'p0',
      name: 'Ana',
      reason: 'other',
      words: line.slice(0, 200),
      isClosed: false,
    } as const
    const result: QuizResult = {
      ...plain,
      plan: { ...plain.plan, id: '0123456789abcdef0123456789abcdef' },
      answers: plain.answers.map((answer) => ({ ...answer, confidence: 'sure' })),
      firstVotes: plain.answers.map(({ person, round, took }) => ({
        person,
        round,
        took,
        response: [0],
      })),
      flags: new Map(rows.map((_, round) => [round, [flag]])),
    }
    const library = createLibrary(lantern, { ceiling: 'mature' })
    const report = teacherReportView(result, { library, hasPicture: true })
    expect(toPlainText(report)).toContain('3. ')
    expect(renderDiscord(report).flatMap(problemsOf)).toEqual([])
    for (const { blocks } of renderSlack(report)) {
      expect(blocks.length).toBeLessThanOrEqual(50)
      expect(judgeMessageBlocks(blocks)).toMatchObject({ ok: true })
    }
    expect(String(renderReply(report).markup)).toContain('Teach these again:')
  })
})

test('the list of quizzes has the days of the class, not those of Greenwich', () => {
  const at = Date.parse('2026-11-23T01:00Z')
  const quiz = { id: 'a', room: 'hall', about: 'The climb', openedAt: at, students: 2, rounds: 3 }
  const list = earlierQuizzesView({ quizzes: [quiz], total: 1 }, 0, 'America/New_York')
  expect(JSON.stringify(list)).toContain('1. Sun, 22 Nov 2026: The climb')
})
