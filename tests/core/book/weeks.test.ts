import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDate } from '../../../src/core/calendar/local-time.ts'
import { createDateOf, formatPeriod, spanOf, weeksOf } from '../../../src/core/book/weeks.ts'

test('weeks begin on Mondays, and the first and last are cut to the time', () => {
  expect(weeksOf({ from: '2026-12-30', to: '2027-01-12' }, () => undefined)).toEqual([
    { from: '2026-12-30', to: '2027-01-03' },
    { from: '2027-01-04', to: '2027-01-10' },
    { from: '2027-01-11', to: '2027-01-12' },
  ])
  expect(weeksOf({ from: '2028-02-29', to: '2028-02-29' }, () => 'A')).toEqual([
    { from: '2028-02-29', to: '2028-02-29', name: 'A' },
  ])
})

test('every moment of a day is within the time from that day to that day, whatever the clocks do', () => {
  const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu']
  const times = { min: Date.UTC(2026, 0, 1), max: Date.UTC(2029, 0, 1) }
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer(times), (zone, at) => {
      const date = createDateOf(zone)(at)
      expect(date).toBe(localDate(zone, at))
      const { from, to } = spanOf({ from: date, to: date }, zone)
      expect(from <= at && at < to).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['2026-09-07', '2026-12-11', '7 Sep – 11 Dec 2026'],
  ['2026-12-07', '2027-01-11', '7 Dec 2026 – 11 Jan 2027'],
  ['2027-01-11', '2027-01-11', '11 Jan 2027'],
])('%s to %s is %s', (from, to, words) => {
  expect(formatPeriod({ from, to })).toBe(words)
})
