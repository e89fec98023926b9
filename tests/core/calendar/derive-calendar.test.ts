import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Weekday, weekdays } from '../../../src/core/calendar/calendar-parts.ts'
import { type Calendar, nextDues } from '../../../src/core/calendar/due-days.ts'
import { deriveCalendar, followWherePossible } from '../../../src/core/calendar/derive-calendar.ts'
import { composeCalendar, timingOf } from '../../../src/core/calendar/schedule-timing.ts'

const today = '2027-01-11'
const now = Date.parse(`${today}T00:00Z`)

const date = fc
  .integer({ min: -60, max: 500 })
  .map((days) => Temporal.PlainDate.from(today).add({ days }).toString())

const holiday = fc
  .tuple(date, fc.integer({ min: 0, max: 20 }))
  .map(([from, days]) => ({ from, to: Temporal.PlainDate.from(from).add({ days }).toString() }))

/** As schedules were stored before classes had a calendar. */
const old: fc.Arbitrary<Calendar> = fc.record(
  {
    time: fc.constantFrom('00:30', '01:30', '02:30', '08:30', '23:45'),
    zone: fc.constantFrom('Europe/London', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu'),
    days: fc.subarray<Weekday>([...weekdays], { minLength: 1 }),
    holidays: fc.array(holiday, { maxLength: 4 }),
    start: date,
    end: date,
  },
  { requiredKeys: ['time', 'zone', 'days', 'holidays'] },
)

describe('the calendar of a class that has stored none', () => {
  test('moves no coming post of any daily post of the class', () => {
    fc.assert(
      fc.property(fc.array(old, { minLength: 1, maxLength: 4 }), (calendars) => {
        const year = deriveCalendar(calendars)
        for (const calendar of calendars) {
          const timing = followWherePossible(timingOf(calendar), year, today)
          const composed = composeCalendar(timing, year)
          // The local day of every zone begins after the day before.
          const dues = nextDues(calendar, now + 86_400_000, 120)
          expect(composed && nextDues(composed, now + 86_400_000, 120)).toEqual(dues)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('is all that the only daily post of a class has, so that it follows in everything', () => {
    fc.assert(
      fc.property(old, (calendar) => {
        const timing = followWherePossible(timingOf(calendar), deriveCalendar([calendar]), today)
        expect(timing).not.toHaveProperty('zone')
        expect(timing).not.toHaveProperty('days')
        expect(timing).not.toHaveProperty('holidays')
      }),
      { numRuns: 50 },
    )
  })

  test('has the zone and days of the first, and the days off of all', () => {
    const first: Calendar = { time: '08:30', zone: 'Europe/London', days: ['mon'], holidays: [] }
    const off = { from: '2027-02-01', to: '2027-02-05', name: 'Break' }
    const other: Calendar = { ...first, zone: 'Asia/Tokyo', holidays: [off], leftOut: [] }
    expect(deriveCalendar([first, other])).toMatchObject({
      zone: 'Europe/London',
      days: ['mon'],
      holidays: [off],
    })
    expect(deriveCalendar([]).zone).toBeUndefined()
  })
})
