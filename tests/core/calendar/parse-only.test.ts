import { expect, test } from 'vitest'
import { parseOnly } from '../../../src/core/calendar/parse-only.ts'

const context = { names: ['A', 'B'], from: '2027-01-11' }

test.each([
  ['all', {}],
  ['alle', {}],
  ['mon, wed', { days: ['mon', 'wed'] }],
  ['mo und mi', { days: ['mon', 'wed'] }],
  ['week A', { weeks: ['A'] }],
  ['nur Woche A', { weeks: ['A'] }],
  ['Mondays in week B', { days: ['mon'], weeks: ['B'] }],
  ['every second week', { fortnight: '2027-01-11' }],
  ['jede zweite Woche', { fortnight: '2027-01-11' }],
  ['mo, alle zwei Wochen', { days: ['mon'], fortnight: '2027-01-11' }],
])('%s', (typed, only) => {
  expect(parseOnly(typed, context)).toEqual(only)
})

test('a week needs names first', () => {
  for (const typed of ['week A', 'Woche A']) {
    expect(() => parseOnly(typed, { ...context, names: [] })).toThrow('no weeks with names yet')
  }
})
