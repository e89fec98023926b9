import { expect, test } from 'vitest'
import { compareRuns, formatComparison } from '../../bench/compare-runs.ts'
import { BenchRun, type MeasuredRow } from '../../bench/bench.ts'
import { benchRun } from './bench-run.ts'

function compare(before: readonly MeasuredRow[], after: readonly MeasuredRow[]) {
  return compareRuns(benchRun(before), benchRun(after))
}

function millis(value: number, what = 'an answer'): MeasuredRow {
  return { what, value, unit: 'ms' }
}

test('what differs by less than a fifth is noise', () => {
  const { changes, unchanged } = compare([millis(100)], [millis(119)])
  expect(changes).toEqual([])
  expect(unchanged).toBe(1)
})

test('less time is better, and more work in a second is too', () => {
  const rate = { what: 'saved', unit: 'a second' }
  const { changes } = compare(
    [millis(100), { ...rate, value: 500 }],
    [millis(60), { ...rate, value: 300 }],
  )
  expect(changes).toEqual([
    { what: 'store: an answer', isBetter: true, before: '100 ms', after: '60 ms' },
    { what: 'store: saved', isBetter: false, before: '500 a second', after: '300 a second' },
  ])
})

test('with a baseline the ratio is compared, so a slower machine changes nothing', () => {
  const row = { what: 'an answer', unit: 'ms' }
  const { changes } = compare(
    [{ ...row, value: 20, baseline: { name: 'bare', value: 10 } }],
    [{ ...row, value: 60, baseline: { name: 'bare', value: 30 } }],
  )
  expect(changes).toEqual([])
})

test('the slowest of many may differ by more', () => {
  expect(compare([millis(100, 'wait, p99')], [millis(140, 'wait, p99')]).changes).toEqual([])
  expect(compare([millis(100, 'wait, p99')], [millis(160, 'wait, p99')]).changes).toHaveLength(1)
})

test('one that is lost is a change for the worse where none may be, though more were sent', () => {
  const lost = { unit: 'lost', goal: '0' }
  const { changes } = compare(
    [{ ...lost, what: 'lost of 1,500 posts', value: 0 }],
    [{ ...lost, what: 'lost of 1,700 posts', value: 1 }],
  )
  expect(changes).toEqual([
    { what: 'store: lost of 1,700 posts', isBetter: false, before: '0 lost', after: '1 lost' },
  ])
})

test('rows that only one run has are named', () => {
  const comparison = compare([millis(1, 'opened')], [millis(1, 'closed')])
  expect(formatComparison(comparison)).toContain('Only in the first run:\n  store: opened')
  expect(formatComparison(comparison)).toContain('Only in the second run:\n  store: closed')
})

test('what is said ends with how much stayed as it was', () => {
  const said = formatComparison(compare([millis(10), millis(5, 'b')], [millis(30), millis(5, 'b')]))
  expect(said).toBe(
    'Worse:\n  store: an answer: 10 ms → 30 ms\n\n1 figure differs by no more than noise (a fifth; the slowest of many by half).',
  )
})

test('a run is read back from its file, with a figure that could not be measured', () => {
  const run = benchRun([{ what: 'an answer', value: Number.NaN, unit: 'ms' }])
  const read = BenchRun.parse(JSON.parse(JSON.stringify(run)))
  expect(compareRuns(read, read)).toMatchObject({ changes: [], unchanged: 1 })
})
