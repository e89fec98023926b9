import { describe, expect, test } from 'vitest'
import { weekdays } from '../../../src/core/calendar/calendar-parts.ts'
import { type Calendar, dueOn } from '../../../src/core/calendar/due-days.ts'
import {
  clockChangeOn,
  formatClockChanges,
  nextTransition,
} from '../../../src/core/calendar/clock-changes.ts'

function at(iso: string): number {
  return Temporal.Instant.from(iso).epochMilliseconds
}

describe('clock changes', () => {
  // The transitions are those of the IANA database.
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
    const calendar: Calendar = { days: [...weekdays], holidays: [], zone, time }
    expect(dueOn(calendar, date)).toEqual({ date, at: at(expected) })
    expect(clockChangeOn(calendar, date)?.kind).toBe(change)
  })

  test('the next one is found with its local date and by how much the clocks move', () => {
    expect(nextTransition('Australia/Lord_Howe', at('2027-05-01T00:00Z'))).toEqual({
      date: '2027-10-03',
      at: at('2027-10-02T15:30Z'),
      minutes: 30,
    })
    expect(nextTransition('Asia/Tokyo', at('2027-05-01T00:00Z'))).toBeUndefined()
  })
})

describe('what clock changes do to the daily post', () => {
  const now = Temporal.Instant.from('2026-11-22T12:00Z').epochMilliseconds
  const calendar = { zone: 'Europe/London', days: [...weekdays], holidays: [] }

  test('an ordinary time stays', () => {
    expect(formatClockChanges({ ...calendar, time: '08:30' }, now)).toEqual([
      'Sun, 28 Mar 2027: the clocks go forward 1 hour. Posts stay at 08:30 local time.',
      'Sun, 31 Oct 2027: the clocks go back 1 hour. Posts stay at 08:30 local time.',
    ])
  })

  test('a time that is skipped, and one that comes twice', () => {
    expect(formatClockChanges({ ...calendar, time: '01:30' }, now)).toEqual([
      'Sun, 28 Mar 2027: the clocks go forward 1 hour, so there’s no 01:30. The post comes at 02:30.',
      'Sun, 31 Oct 2027: the clocks go back 1 hour, so 01:30 comes twice. The post comes the first time only.',
    ])
  })

  test('half an hour, a weekend without posts, and a zone whose clocks never change', () => {
    const school = { ...calendar, days: weekdays.slice(0, 5) }
    expect(
      formatClockChanges({ ...school, zone: 'Australia/Lord_Howe', time: '02:15' }, now),
    ).toContain(
      'Sun, 3 Oct 2027: the clocks go forward 30 minutes, so there’s no 02:15. The post comes at 02:45. (There’s no post that day anyway.)',
    )
    expect(formatClockChanges({ ...calendar, zone: 'Asia/Tokyo', time: '08:30' }, now)).toEqual([])
  })
})
