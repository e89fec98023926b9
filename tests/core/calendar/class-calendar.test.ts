import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weekdayOf, weekdays } from '../../../src/core/calendar/calendar-parts.ts'
import { nextDues } from '../../../src/core/calendar/due-days.ts'
import { localDate, localTime } from '../../../src/core/calendar/local-time.ts'
import {
  ClassCalendar,
  classDayOff,
  emptyCalendar,
  examWeekOn,
  isSchoolDay,
  termOn,
} from '../../../src/core/calendar/class-calendar.ts'
import { composeCalendar } from '../../../src/core/calendar/schedule-timing.ts'
import { tidyCalendar } from '../../../src/core/calendar/tidy-calendar.ts'

const date = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => Temporal.PlainDate.from('2026-09-01').add({ days }).toString())

const range = fc
  .tuple(date, fc.integer({ min: 0, max: 60 }))
  .map(([from, days]) => ({ from, to: Temporal.PlainDate.from(from).add({ days }).toString() }))

const calendars = fc.record({
  zone: fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
  days: fc.subarray([...weekdays], { minLength: 1 }),
  holidays: fc.array(range, { maxLength: 5 }),
  terms: fc.array(
    range.map((each) => ({ name: 'Term', ...each })),
    { maxLength: 3 },
  ),
  examWeeks: fc.array(range, { maxLength: 2 }),
  pauses: fc.array(range, { maxLength: 2 }),
})

describe('a school day', () => {
  test('is one of the days of the week, within a term, without a day off or a pause', () => {
    const year = ClassCalendar.parse({
      holidays: [{ from: '2027-02-15', to: '2027-02-19', name: 'Half-term' }],
      terms: [
        { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' },
        { name: 'Spring', from: '2027-01-04', to: '2027-03-26' },
      ],
      pauses: [{ from: '2027-01-11', to: '2027-01-12', reason: 'Snow' }, { from: '2027-03-22' }],
    })
    expect(isSchoolDay(year, '2027-01-13')).toBe(true)
    expect(classDayOff(year, '2027-01-16')?.kind).toBe('weekday')
    expect(classDayOff(year, '2027-02-16')).toMatchObject({ holiday: { name: 'Half-term' } })
    expect(classDayOff(year, '2026-12-21')?.kind).toBe('outside-terms')
    expect(classDayOff(year, '2027-04-05')?.kind).toBe('outside-terms')
    expect(classDayOff(year, '2027-01-11')).toMatchObject({ pause: { reason: 'Snow' } })
    expect(classDayOff(year, '2027-03-25')?.kind).toBe('pause')
    expect(termOn(year, '2026-12-25')?.name).toBe('Autumn')
    expect(termOn(year, '2026-08-25')).toBeUndefined()
  })

  test('does not depend on a term whose end nobody has said', () => {
    const year = { ...emptyCalendar, terms: [{ name: 'Term', from: '2027-09-01' }] }
    expect(isSchoolDay(year, '2027-01-13')).toBe(true)
  })
})

describe('the posts of a class', () => {
  test('come on school days outside exam weeks alone, at their local time, each day once, in any year and zone', () => {
    fc.assert(
      fc.property(calendars, date, (year, from) => {
        const calendar = composeCalendar({ time: '08:30' }, year)
        if (calendar === undefined) throw new Error('It has a zone.')
        const dues = nextDues(calendar, Date.parse(`${from}T12:00Z`), 40)
        for (const due of dues) {
          expect(isSchoolDay(year, due.date)).toBe(true)
          expect(examWeekOn(year, due.date)).toBeUndefined()
          expect(localDate(year.zone, due.at)).toBe(due.date)
          expect(localTime(year.zone, due.at)).toBe('08:30')
          expect(year.days).toContain(weekdayOf(due.date))
        }
        expect(new Set(dues.map((due) => due.date)).size).toBe(dues.length)
      }),
      { numRuns: 100 },
    )
  })
})

describe('what is stored', () => {
  test('is read with fields missing, and with fields of a later version', () => {
    expect(ClassCalendar.parse({ zone: 'UTC', moons: [] })).toEqual({
      ...emptyCalendar,
      zone: 'UTC',
    })
  })

  test('is in order, and the oldest pauses make way', () => {
    const pauses = Array.from({ length: 70 }, (_, index) => {
      const day = Temporal.PlainDate.from('2026-09-01')
        .add({ days: 69 - index })
        .toString()
      return { from: day, to: day }
    })
    const tidy = tidyCalendar({ ...emptyCalendar, pauses }, '2027-01-01')
    expect(tidy.pauses).toHaveLength(60)
    expect(tidy.pauses.at(-1)?.from).toBe('2026-11-09')
  })
})

const spring = ClassCalendar.parse({
  terms: [
    { name: 'Spring', from: '2027-01-04', to: '2027-03-26' },
    { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' },
  ],
  examWeeks: [{ name: 'Mocks', from: '2027-01-11', to: '2027-01-15' }],
  pauses: [{ from: '2027-02-01', to: '2027-02-02', reason: 'Snow' }],
})

test.each([
  ['2027-01-01', 'outside-terms'],
  ['2027-01-04', undefined],
  ['2027-03-26', undefined],
  ['2027-03-29', 'outside-terms'],
  ['2027-01-29', undefined],
  ['2027-02-01', 'pause'],
  ['2027-02-02', 'pause'],
  ['2027-02-03', undefined],
])('the first and the last day belong to a term and to a pause: %s is %s', (day, why) => {
  expect(classDayOff(spring, day)?.kind).toBe(why)
})

test.each([
  ['2027-01-10', undefined],
  ['2027-01-11', 'Mocks'],
  ['2027-01-15', 'Mocks'],
  ['2027-01-16', undefined],
])('the first and the last day belong to an exam week: %s is %s', (day, name) => {
  expect(examWeekOn(spring, day)?.name).toBe(name)
})

test.each([
  ['2026-08-31', undefined],
  ['2026-09-01', 'Autumn'],
  ['2027-01-03', 'Autumn'],
  ['2027-01-04', 'Spring'],
  ['2027-07-01', 'Spring'],
])('the term of %s is %s, in whatever order terms are listed', (day, name) => {
  expect(termOn(spring, day)?.name).toBe(name)
})
