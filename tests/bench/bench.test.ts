import { expect, test } from 'vitest'
import { formatFigure, keepsGoal } from '../../bench/bench.ts'

const baseline = { name: 'bare', value: 100 }

test.each([
  ['≤ 400', 400, true],
  ['≤ 400', 401, false],
  ['< 100', 100, false],
  ['≥ 2000', 2000, true],
  ['≥ .95', 0.94, false],
  ['≤ 1,000', 999, true],
  ['0', 0, true],
  ['0', 1, false],
  ['1', 1, true],
  ['≤ 1.5 ×', 151, false],
  ['≥ 0.9 ×', 90, true],
  ['as good as before', 3, undefined],
])('the goal %s for %d, beside 100: %s', (goal, value, kept) => {
  expect(keepsGoal({ what: 'a figure', value, unit: 'ms', goal, baseline })).toBe(kept)
})

test('a figure that could not be measured keeps no goal', () => {
  expect(keepsGoal({ what: 'a figure', value: null, unit: 'ms', goal: '≤ 5' })).toBe(false)
})

test.each([
  [12, '12'],
  [12_345.6, '12,346'],
  [87.25, '87.3'],
  [2.345, '2.35'],
  [0.01234, '0.012'],
  [null, 'not measured'],
])('the figure %d is written %s', (value, written) => {
  expect(formatFigure(value)).toBe(written)
})
