import { describe, expect, test } from 'vitest'
import { weekdays } from '../../../src/core/calendar/calendar.ts'
import { formatClockChanges } from '../../../src/core/daily/format-clock-changes.ts'

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
