import { expect, test } from 'vitest'
import { findToTakeUp } from '../../../src/app/digest/to-take-up.ts'
import type { PlayedResult } from '../../../src/app/digest/quiz-news.ts'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'

function choice(id: string): PlayItem {
  const words = { prompt: `Prompt ${id}`, explanation: 'So.' }
  return { by: 'one', id, scene: 's', options: [`${id} a`, `${id} b`, `${id} c`], key: 0, ...words }
}

/** A quiz whose questions each letter of a row answers; `a` is right. */
function quizOf(openedAt: number, rows: Readonly<Record<string, string>>): PlayedResult {
  const answers = Object.values(rows).flatMap((row, round) =>
    row.split('').map((chosen, student) => {
      const response = ['abc'.indexOf(chosen)]
      return { person: `p${student}`, round, response, credit: chosen === 'a' ? 1 : 0 }
    }),
  )
  const plan = { openedAt, pack: 'lantern', items: Object.keys(rows).map((id) => choice(id)) }
  return { plan, answers, firstVotes: [] } as unknown as PlayedResult
}

function suggested(...played: readonly PlayedResult[]): readonly string[] {
  const found = findToTakeUp({ played, works: [] }, { since: 10, now: 99, library: undefined })
  return found.flatMap(({ misses }) => misses.map(({ prompt }) => prompt))
}

test.each([
  ['nothing where all went well', [quizOf(20, { one: 'aaaa', two: 'aaaa' })], []],
  ['nothing of before', [quizOf(5, { one: 'bbbb' })], []],
  ['the worst first', [quizOf(20, { one: 'aabb', two: 'bbbb' })], ['Prompt two', 'Prompt one']],
  [
    'two at most',
    [quizOf(20, { one: 'bbbb', two: 'bbbb', three: 'bbbb', four: 'aaaa' })],
    ['Prompt one', 'Prompt two'],
  ],
  [
    'the worst of two quizzes',
    [quizOf(20, { one: 'aabb', two: 'aaaa' }), quizOf(30, { three: 'bbbb', four: 'aaaa' })],
    ['Prompt three', 'Prompt one'],
  ],
  [
    'a question that two quizzes asked once',
    [quizOf(20, { one: 'bbbb', two: 'aabb' }), quizOf(30, { one: 'bbbb', four: 'aaaa' })],
    ['Prompt one', 'Prompt two'],
  ],
])('it suggests %s', (_name, played, expected) => {
  expect(suggested(...played)).toEqual(expected)
})
