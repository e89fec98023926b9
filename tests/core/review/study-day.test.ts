import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countStudyDays,
  formatStudyDay,
  startOfStudyDay,
  studyDay,
} from '../../../src/core/review/study-day.ts'

function at(moment: string): number {
  return Date.parse(moment)
}

/** With clock changes at two, at midnight and by half an hour, far from UTC on both sides, and one that has skipped a date. */
const zones = [
  'UTC',
  'America/New_York',
  'America/Los_Angeles',
  'Europe/London',
  'Asia/Tokyo',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Havana',
  'America/Asuncion',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
] as const

describe('the day of a student', () => {
  test.each([
    ['America/New_York', '2027-01-15T08:59Z', '2027-01-14'],
    ['America/New_York', '2027-01-15T09:00Z', '2027-01-15'],
    ['Asia/Kolkata', '2027-01-15T22:29Z', '2027-01-15'],
    ['Asia/Kolkata', '2027-01-15T22:30Z', '2027-01-16'],
    ['UTC', '2027-01-15T00:05Z', '2027-01-14'],
  ])('in %s %s belongs to %s', (zone, moment, day) => {
    expect(formatStudyDay(studyDay(zone, at(moment)))).toBe(day)
  })

  test.each([
    // 23 and 25 hours long, and without a midnight.
    ['America/New_York', '2027-03-14', '2027-03-14T08:00Z'],
    ['America/New_York', '2027-11-07', '2027-11-07T09:00Z'],
    ['Africa/Cairo', '2027-04-30', '2027-04-30T01:00Z'],
  ])('in %s %s starts at %s', (zone, day, moment) => {
    expect(startOfStudyDay(zone, at(day) / 86_400_000)).toBe(at(moment))
  })

  test('every moment is in the day whose start is the last before it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('2012-01-01'), max: at('2060-01-01') }),
        (zone, moment) => {
          const day = studyDay(zone, moment)
          expect(startOfStudyDay(zone, day)).toBeLessThanOrEqual(moment)
          expect(startOfStudyDay(zone, day + 1)).toBeGreaterThan(moment)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('days between two answers', () => {
  test.each([
    ['minutes over midnight', 'Europe/London', '2027-01-15T23:55Z', '2027-01-16T00:05Z', 0],
    ['minutes over midnight in UTC', 'Asia/Tokyo', '2027-01-15T23:55Z', '2027-01-16T00:05Z', 0],
    ['minutes over four o’clock', 'Asia/Dubai', '2027-01-15T23:55Z', '2027-01-16T00:05Z', 0],
    ['morning and night', 'Europe/London', '2027-01-15T05:00Z', '2027-01-16T03:00Z', 0],
    ['night and morning', 'Europe/London', '2027-01-16T00:30Z', '2027-01-16T08:00Z', 1],
    ['two evenings', 'America/Los_Angeles', '2027-01-16T04:00Z', '2027-01-17T01:00Z', 1],
    ['a clock put back', 'UTC', '2027-01-16T12:00Z', '2027-01-14T12:00Z', 0],
    ['a date that was skipped', 'Pacific/Apia', '2011-12-29T20:00Z', '2011-12-30T20:00Z', 2],
  ])('%s', (_, zone, from, to, days) => {
    expect(countStudyDays(zone, at(from), at(to))).toBe(days)
  })
})
