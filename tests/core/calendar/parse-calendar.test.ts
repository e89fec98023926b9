import { describe, expect, test } from 'vitest'
import {
  parseDate,
  parseDays,
  parseHolidays,
  parseTime,
} from '../../../src/core/calendar/parse-calendar.ts'
import { formatDays } from '../../../src/core/calendar/format-calendar.ts'

describe('times', () => {
  test.each([
    ['8:30', '08:30'],
    ['08.30', '08:30'],
    ['8am', '08:00'],
    ['12:15 am', '00:15'],
    ['12 pm', '12:00'],
    ['8:05 P.M.', '20:05'],
    ['23:59', '23:59'],
  ])('%s is %s', (words, time) => {
    expect(parseTime(words)).toBe(time)
  })

  test.each(['24:00', '8:60', '13pm', '8m', 'noon', '', '-1:00'])('“%s” is refused', (words) => {
    expect(() => parseTime(words)).toThrow('isn’t a valid time. Write it like 08:30.')
  })
})

describe('days', () => {
  test.each([
    ['weekdays', 'Mon–Fri'],
    ['mon-thu', 'Mon–Thu'],
    ['fri-mon', 'Mon, Fri, Sat, Sun'],
    ['mon, wed and Fridays', 'Mon, Wed, Fri'],
    ['every day', 'every day'],
    ['tuesday', 'Tue'],
  ])('%s is %s', (words, said) => {
    expect(formatDays(parseDays(words))).toBe(said)
  })

  test.each(['school', 'm', 'mon-', 'mon-tue-wed', ','])('“%s” is refused', (words) => {
    expect(() => parseDays(words)).toThrow('isn’t a list of days')
  })
})

describe('dates and holidays', () => {
  test('single days and ranges come in order, without repeats', () => {
    expect(parseHolidays('2027-05-03, 2026-12-21..2027-01-04; 2027-05-03')).toEqual([
      { from: '2026-12-21', to: '2027-01-04' },
      { from: '2027-05-03', to: '2027-05-03' },
    ])
    expect(parseHolidays('2026-12-21 to 2027-01-04')).toHaveLength(1)
  })

  test('a date that doesn’t exist and a range that runs backwards are refused', () => {
    expect(() => parseDate('2027-02-29')).toThrow('isn’t a valid date. Write it like 2027-01-31.')
    expect(() => parseDate('3 May')).toThrow('isn’t a valid date. Write it like 2027-01-31.')
    expect(() => parseHolidays('2027-01-04..2026-12-21')).toThrow('ends before it starts')
  })

  test('more than 200 holidays are refused', () => {
    const first = Temporal.PlainDate.from('2026-01-01')
    const many = Array.from({ length: 201 }, (_, index) => first.add({ days: index }).toString())
    expect(() => parseHolidays(many.join(','))).toThrow('201 holidays, and only 200 fit')
  })
})
