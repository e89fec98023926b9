import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Calendar,
  clockChangeOn,
  dayOffReason,
  dueOn,
  duesUntil,
  deadlineOf,
  localDate,
  nextDue,
  nextDues,
  weekdays,
} from '../../../src/core/daily/schedule.ts'

const everyDay = { days: [...weekdays], holidays: [] }

function at(iso: string): number {
  return Temporal.Instant.from(iso).epochMilliseconds
}

function calendar(zone: string, time: string, more: Partial<Calendar> = {}): Calendar {
  return { ...everyDay, zone, time, ...more }
}

describe('clock changes', () => {
  // The transitions are those of the IANA database; each post comes once, with the offset that is given here.
  test.each([
    ['Europe/London', '01:30', '2027-03-28', '2027-03-28T02:30+01:00', 'gap'],
    ['Europe/London', '01:30', '2027-10-31', '2027-10-31T01:30+01:00', 'fold'],
    ['America/New_York', '02:30', '2027-03-14', '2027-03-14T03:30-04:00', 'gap'],
    ['America/New_York', '01:30', '2026-11-01', '2026-11-01T01:30-04:00', 'fold'],
    ['Australia/Lord_Howe', '02:15', '2027-10-03', '2027-10-03T02:45+11:00', 'gap'],
    ['Australia/Lord_Howe', '01:45', '2027-04-04', '2027-04-04T01:45+11:00', 'fold'],
    ['Africa/Cairo', '00:15', '2027-04-30', '2027-04-30T01:15+03:00', 'gap'],
    ['America/Havana', '00:30', '2027-03-14', '2027-03-14T01:30-04:00', 'gap'],
    ['America/Santiago', '00:00', '2027-09-05', '2027-09-05T01:00-03:00', 'gap'],
    ['America/Sao_Paulo', '08:30', '2027-10-17', '2027-10-17T08:30-03:00', undefined],
    ['America/Sao_Paulo', '00:00', '2018-11-04', '2018-11-04T01:00-02:00', 'gap'],
    ['Europe/London', '08:30', '2027-03-28', '2027-03-28T08:30+01:00', undefined],
    ['Pacific/Apia', '08:00', '2011-12-29', '2011-12-29T08:00-10:00', undefined],
    ['Pacific/Apia', '08:00', '2011-12-31', '2011-12-31T08:00+14:00', undefined],
  ])('%s %s on %s comes at %s', (zone, time, date, expected, change) => {
    const post = calendar(zone, time)
    expect(dueOn(post, date)).toEqual({ date, at: at(expected) })
    expect(clockChangeOn(post, date)?.kind).toBe(change)
  })

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
    expect(deadlineOf('America/Toronto', due!)).toBeGreaterThan(due!.at)
  })

  test('older names of zones work as they are', () => {
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

  test('weekends, holidays and the days outside of term are off, each for its own reason', () => {
    expect(dayOffReason(term, '2026-12-11')).toBe('before-start')
    expect(dayOffReason(term, '2026-12-19')).toBe('weekday')
    expect(dayOffReason(term, '2026-12-21')).toBe('holiday')
    expect(dayOffReason(term, '2027-01-04')).toBe('holiday')
    expect(dayOffReason(term, '2027-01-05')).toBeUndefined()
    expect(dayOffReason(term, '2027-01-11')).toBe('after-end')
  })

  test('the posts of a term are all there, and then there are none', () => {
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

  test('missed posts are counted from a date up to a moment, the latest ones of a long time', () => {
    expect(duesUntil(term, '2026-12-14', at('2026-12-16T08:30Z'), 9)).toHaveLength(3)
    expect(duesUntil(term, '2026-12-14', at('2026-12-16T08:29Z'), 9)).toHaveLength(2)
    const always = calendar('Asia/Tokyo', '07:00')
    const missed = duesUntil(always, '2016-01-01', at('2026-01-01T00:00Z'), 30)
    expect(missed).toHaveLength(30)
    expect(missed.at(-1)?.date).toBe('2026-01-01')
  })

  test('a post may come six hours late and never on the next day', () => {
    const morning = dueOn(calendar('Europe/London', '08:30'), '2027-01-11')!
    const evening = dueOn(calendar('Europe/London', '22:00'), '2027-01-11')!
    expect(deadlineOf('Europe/London', morning)).toBe(at('2027-01-11T14:30Z'))
    expect(deadlineOf('Europe/London', evening)).toBe(at('2027-01-11T23:59:59.999Z'))
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
