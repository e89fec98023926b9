import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockChangeOn } from '../../../src/core/calendar/clock-changes.ts'
import { weekdays } from '../../../src/core/calendar/calendar-parts.ts'
import {
  type Calendar,
  dayOffReason,
  dueOn,
  duesUntil,
  nextDue,
  nextDues,
} from '../../../src/core/calendar/due-days.ts'
import { localDate } from '../../../src/core/calendar/local-time.ts'

const everyDay = { days: [...weekdays], holidays: [] }

function at(iso: string): number {
  return Temporal.Instant.from(iso).epochMilliseconds
}

function calendar(zone: string, time: string, more: Partial<Calendar> = {}): Calendar {
  return { ...everyDay, zone, time, ...more }
}

describe('dates', () => {
  test('a date that a country skips has no post, and its neighbours one each', () => {
    const post = calendar('Pacific/Apia', '08:00')
    expect(dayOffReason(post, '2011-12-30')).toBe('no-such-date')
    expect(nextDues(post, at('2011-12-28T20:00Z'), 3).map((due) => due.date)).toEqual([
      '2011-12-29',
      '2011-12-31',
      '2012-01-01',
    ])
  })

  test('a gap that ends after midnight keeps the post on its date, once', () => {
    // Toronto moved its clocks at 23:30 in 1919.
    const post = calendar('America/Toronto', '23:45')
    const due = dueOn(post, '1919-03-30')
    expect(due).toEqual({ date: '1919-03-30', at: at('1919-03-31T00:45-04:00') })
    expect(nextDue(post, at('1919-03-31T00:44-04:00'))?.date).toBe('1919-03-30')
  })

  test('an old name of a zone works too', () => {
    expect(dueOn(calendar('Europe/Kiev', '08:00'), '2027-01-11')).toEqual(
      dueOn(calendar('Europe/Kyiv', '08:00'), '2027-01-11'),
    )
  })
})

describe('days', () => {
  const term = calendar('Europe/London', '08:30', {
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    start: '2026-12-14',
    end: '2027-01-08',
    holidays: [{ from: '2026-12-21', to: '2027-01-04' }],
  })

  test('weekends, holidays and days outside term are off, each for its own reason', () => {
    expect(dayOffReason(term, '2026-12-11')).toBe('before-start')
    expect(dayOffReason(term, '2026-12-19')).toBe('weekday')
    expect(dayOffReason(term, '2026-12-21')).toBe('holiday')
    expect(dayOffReason(term, '2027-01-04')).toBe('holiday')
    expect(dayOffReason(term, '2027-01-05')).toBeUndefined()
    expect(dayOffReason(term, '2027-01-11')).toBe('after-end')
  })

  test('a term has all of its days, and then none', () => {
    const dates = nextDues(term, at('2026-11-22T00:00Z'), 50).map((due) => due.date)
    expect(dates).toEqual([
      '2026-12-14',
      '2026-12-15',
      '2026-12-16',
      '2026-12-17',
      '2026-12-18',
      '2027-01-05',
      '2027-01-06',
      '2027-01-07',
      '2027-01-08',
    ])
    expect(nextDue(term, at('2027-01-08T08:30Z'))).toBeUndefined()
  })

  test('lists the days up to a moment, but only the last ones of a long time', () => {
    expect(duesUntil(term, '2026-12-14', at('2026-12-16T08:30Z'), 9)).toHaveLength(3)
    expect(duesUntil(term, '2026-12-14', at('2026-12-16T08:29Z'), 9)).toHaveLength(2)
    const always = calendar('Asia/Tokyo', '07:00')
    const missed = duesUntil(always, '2016-01-01', at('2026-01-01T00:00Z'), 30)
    expect(missed).toHaveLength(30)
    expect(missed.at(-1)?.date).toBe('2026-01-01')
  })
})

describe('any zone, any time, ten years', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
  const days = fc.subarray([...weekdays], { minLength: 1 })
  const year = fc.integer({ min: 1995, max: 2028 })

  /** How many days of a decade are school days, counted without the code under test. */
  function wanted(post: Calendar, from: string, until: string): readonly string[] {
    const dates: string[] = []
    const last = Temporal.PlainDate.from(until)
    let day = Temporal.PlainDate.from(from)
    for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      const midnight = day.toZonedDateTime(post.zone).toPlainDate()
      const weekday = weekdays[day.dayOfWeek - 1]
      if (midnight.equals(day) && weekday !== undefined && post.days.includes(weekday)) {
        dates.push(day.toString())
      }
    }
    return dates
  }

  test('exactly one post for every enabled local date, wherever it is restarted', () => {
    fc.assert(
      fc.property(zone, time, days, year, fc.infiniteStream(fc.nat(9)), (...given) => {
        const [inZone, atTime, onDays, from, chances] = given
        const post = calendar(inZone, atTime, {
          days: onDays,
          start: `${from}-01-01`,
          end: `${from + 9}-12-31`,
        })
        const posted: string[] = []
        let known = nextDue(post, at(`${from - 1}-12-25T00:00Z`))
        while (known !== undefined) {
          posted.push(known.date)
          const next = nextDue(post, known.at)
          // A restart forgets what was worked out and works it out again from the present moment, some time before.
          const restarted = chances.next().value === 0
          known =
            restarted && next !== undefined
              ? nextDue(post, Math.floor((known.at + next.at) / 2))
              : next
        }
        expect(posted).toEqual(wanted(post, `${from}-01-01`, `${from + 9}-12-31`))
      }),
      { numRuns: 12 },
    )
  })

  test('each post falls on its own date, or just after it where a clock change moves it', () => {
    fc.assert(
      fc.property(zone, time, fc.integer({ min: 0, max: 3650 }), (inZone, atTime, offset) => {
        const date = Temporal.PlainDate.from('2020-01-01').add({ days: offset }).toString()
        const due = dueOn(calendar(inZone, atTime), date)
        if (due === undefined) return
        const change = clockChangeOn(calendar(inZone, atTime), date)
        const lands = localDate(inZone, due.at)
        expect(change?.kind === 'gap' ? [date, lands] : [lands]).toContain(lands)
        expect(change?.kind === 'gap' || lands === date).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
