import { describe, expect, test } from 'vitest'
import { toCsv } from '../../../src/core/reply/csv.ts'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import { type ScoredAnswer, median, analyseItems } from '../../../src/core/quiz/report.ts'

const shared = {
  scene: 's',
  explanation: 'e',
  by: 'one',
  options: ['a', 'b', 'c'],
  key: 0,
} as const
const items: readonly PlayItem[] = [
  { ...shared, options: [...shared.options], id: '1', prompt: 'First' },
  { ...shared, options: [...shared.options], id: '2', prompt: 'Second' },
  { ...shared, options: [...shared.options], id: '3', prompt: 'Third' },
]

/** Rows are students, columns questions: the option chosen, or nothing. */
function answersFrom(rows: readonly string[]): readonly ScoredAnswer[] {
  return rows.flatMap((row, student) =>
    row.split('').flatMap((chosen, round) =>
      chosen === '-'
        ? []
        : [
            {
              person: `p${student}`,
              round,
              response: ['abc'.indexOf(chosen)],
              credit: chosen === 'a' ? 1 : 0,
              points: chosen === 'a' ? 100 : 0,
              took: 1_000 * (student + 1),
            },
          ],
    ),
  )
}

describe('the measures of an item', () => {
  const ten = ['aaa', 'aab', 'aba', 'aab', 'abb', 'baa', 'bab', 'bbb', 'cbb', 'bba']
  const [first, second] = analyseItems(items, answersFrom(ten), new Map([[1, 2]]))

  test('equal those worked out by hand', () => {
    // First item: 5 of 10 right. Rest scores of the right ones 2 1 1 1 0, of the others 2 1 0 0 1.
    expect(first).toMatchObject({ n: 10, facility: 0.5, medianTimeMs: 5_500, flagged: 0 })
    // Covariance .5·(1 − .8)·.5 = .05; deviations .5 and √.49 = .7; .05 / (.5·.7) = .142857.
    expect(first?.discrimination).toBeCloseTo(0.143, 3)
    expect(first?.options.map((option) => option.count)).toEqual([5, 4, 1])
    expect(second?.flagged).toBe(2)
    expect(second?.facility).toBe(0.5)
  })

  test('leave the item itself out of the total it is compared with', () => {
    // Nobody differs in the other items, so there is nothing to compare with.
    const [lone] = analyseItems(items, answersFrom(['aaa', 'baa', 'aaa', 'caa']), new Map())
    expect(lone?.discrimination).toBeNull()
  })

  test('say that they say little about fewer than ten', () => {
    const [few] = analyseItems(items, answersFrom(['aba', 'bab']), new Map())
    expect(few?.remarks).toEqual(['too few answers'])
    // Two answers always seem to fit perfectly, or not at all.
    expect(few?.discrimination).toBeNull()
  })

  test('are empty for a question that nobody answered', () => {
    const report = analyseItems(items, answersFrom(['a--', 'b--']), new Map())
    expect(report[2]).toMatchObject({
      n: 0,
      facility: null,
      discrimination: null,
      medianTimeMs: null,
    })
  })

  test('point to a key that the good students did not choose', () => {
    const [odd] = analyseItems(
      items,
      answersFrom(['baa', 'baa', 'baa', 'bab', 'bab', 'baa', 'abb', 'abb', 'abb', 'baa']),
      new Map(),
    )
    expect(odd?.discrimination).toBeLessThan(0)
    expect(odd?.remarks).toContain('check the right answer')
    expect(odd?.remarks).toContain('an option nobody chose')
  })
})

test('the median of an even number is the middle of the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([])).toBeNull()
})

describe('tables', () => {
  test('quote what needs it, and leave nothing out', () => {
    expect(
      toCsv([
        ['a', 1, null],
        ['say "hi"', 'x,y', 'two\nlines'],
      ]),
    ).toBe('\uFEFFa,1,\r\n"say ""hi""","x,y","two\nlines"\r\n')
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '|cmd', '%0A'])(
    'never let a spreadsheet run “%s”',
    (formula) => {
      const [cell = ''] = toCsv([[formula]])
        .slice(1)
        .split('\r\n')
      expect(cell.replace(/^"/, '')).toMatch(/^'/)
    },
  )

  test('leave numbers below zero numbers', () => {
    expect(toCsv([[-5]])).toBe('\uFEFF-5\r\n')
  })
})
