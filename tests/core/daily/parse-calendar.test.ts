import { describe, expect, test } from 'vitest'
import {
  parseDate,
  parseDays,
  parseHolidays,
  parseTime,
  parseTimeZone,
  suggestTimeZones,
} from '../../../src/core/daily/parse-calendar.ts'
import { formatClockChanges, formatDays } from '../../../src/core/daily/format-calendar.ts'
import { weekdays } from '../../../src/core/daily/schedule.ts'

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
    expect(() => parseTime(words)).toThrow('is no time of day')
  })
})

describe('zones', () => {
  test('are taken in any case and with spaces, aliases included', () => {
    expect(parseTimeZone('europe/london')).toBe('Europe/London')
    expect(parseTimeZone('America/New York')).toBe('America/New_York')
    expect(parseTimeZone('Europe/Kiev')).toBe('Europe/Kiev')
    expect(parseTimeZone('US/Eastern')).toBe('US/Eastern')
  })

  test('offsets are refused, since they know no clock changes', () => {
    expect(() => parseTimeZone('+01:00')).toThrow('is no time zone I know')
  })

  test('a near miss is named', () => {
    expect(() => parseTimeZone('Europe/Londn')).toThrow('Did you mean Europe/London?')
    expect(() => parseTimeZone('Berlin')).toThrow('Did you mean Europe/Berlin?')
    expect(() => parseTimeZone('Mars')).toThrow('is no time zone I know')
  })

  test('are offered by city, and familiar names too', () => {
    expect(suggestTimeZones('new york')[0]).toEqual({
      label: 'America/New York',
      value: 'America/New_York',
    })
    expect(suggestTimeZones('kolkata').map((zone) => zone.value)).toContain('Asia/Kolkata')
    expect(suggestTimeZones('us/pac').map((zone) => zone.value)).toContain('US/Pacific')
    expect(suggestTimeZones('')).toHaveLength(25)
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
    expect(() => parseDays(words)).toThrow(/no list of days|at least one day/)
  })
})

describe('dates and holidays', () => {
  test('single days and ranges, in order, each once', () => {
    expect(parseHolidays('2027-05-03, 2026-12-21..2027-01-04; 2027-05-03')).toEqual([
      { from: '2026-12-21', to: '2027-01-04' },
      { from: '2027-05-03', to: '2027-05-03' },
    ])
    expect(parseHolidays('2026-12-21 to 2027-01-04')).toHaveLength(1)
  })

  test('what does not exist or runs backwards is refused', () => {
    expect(() => parseDate('2027-02-29')).toThrow('is no date')
    expect(() => parseDate('3 May')).toThrow('is no date')
    expect(() => parseHolidays('2027-01-04..2026-12-21')).toThrow('ends before it begins')
  })

  test('more than a year’s worth is refused', () => {
    const first = Temporal.PlainDate.from('2026-01-01')
    const many = Array.from({ length: 201 }, (_, index) => first.add({ days: index }).toString())
    expect(() => parseHolidays(many.join(','))).toThrow('201 holidays; 200 fit')
  })
})

describe('what clock changes do, in words', () => {
  const now = Temporal.Instant.from('2026-11-22T12:00Z').epochMilliseconds
  const calendar = { zone: 'Europe/London', days: [...weekdays], holidays: [] }

  test('a usual time stays', () => {
    expect(formatClockChanges({ ...calendar, time: '08:30' }, now)).toEqual([
      'Sun, 28 Mar 2027: the clocks go forward by 1 hour; posts stay at 08:30 local time.',
      'Sun, 31 Oct 2027: the clocks go back by 1 hour; posts stay at 08:30 local time.',
    ])
  })

  test('a time that is skipped, and one that comes twice', () => {
    expect(formatClockChanges({ ...calendar, time: '01:30' }, now)).toEqual([
      'Sun, 28 Mar 2027: the clocks go forward by 1 hour, so 01:30 does not exist; the post comes at 02:30.',
      'Sun, 31 Oct 2027: the clocks go back by 1 hour, so 01:30 comes twice; the post comes at the first, once.',
    ])
  })

  test('half an hour, a weekend without posts, and a zone whose clocks stay', () => {
    const school = { ...calendar, days: weekdays.slice(0, 5) }
    expect(
      formatClockChanges({ ...school, zone: 'Australia/Lord_Howe', time: '02:15' }, now),
    ).toContain(
      'Sun, 3 Oct 2027: the clocks go forward by 30 minutes, so 02:15 does not exist; the post comes at 02:45 (no post that day anyway).',
    )
    expect(formatClockChanges({ ...calendar, zone: 'Asia/Tokyo', time: '08:30' }, now)).toEqual([])
  })
})
