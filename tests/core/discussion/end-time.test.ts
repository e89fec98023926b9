import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, dayOffReason } from '../../../src/core/calendar/due-days.ts'
import { localDate } from '../../../src/core/calendar/local-time.ts'
import { deadlineFor } from '../../../src/core/daily/delivery.ts'
import { endTime, postponeEnd } from '../../../src/core/discussion/end-time.ts'
import type { Schedule } from '../../../src/core/daily/daily-store.ts'

const calendar: Calendar = {
  time: '08:30',
  zone: 'Europe/London',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  holidays: [{ from: '2027-02-15', to: '2027-02-19' }],
}

describe('endTime', () => {
  test.each([
    ['as answers close', '2027-01-13', '2027-01-13T16:00Z', '2027-01-13T16:00Z'],
    ['with the next post after midnight', '2027-01-13', '2027-01-14T00:00Z', '2027-01-14T08:30Z'],
    ['over the weekend', '2027-01-15', '2027-01-16T00:00Z', '2027-01-18T08:30Z'],
    ['after the holidays', '2027-02-12', '2027-02-13T00:00Z', '2027-02-22T08:30Z'],
    ['for a post on a Saturday', '2027-01-16', '2027-01-16T16:00Z', '2027-01-18T08:30Z'],
    ['across the clock change', '2027-03-26', '2027-03-27T00:00Z', '2027-03-29T07:30Z'],
  ])('is %s', (_, date, closes, expected) => {
    const at = endTime(calendar, { date, closesAt: Date.parse(closes) })
    expect(new Date(at).toISOString()).toBe(new Date(expected).toISOString())
  })

  test('is at the close where the calendar has ended', () => {
    const closesAt = Date.parse('2027-01-14T00:00Z')
    const ended = { ...calendar, end: '2027-01-13' }
    expect(endTime(ended, { date: '2027-01-13', closesAt })).toBe(closesAt)
  })

  test('is never on a day off, whenever answers close', () => {
    const start = Date.parse('2027-01-01T00:00Z')
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 * 24 * 60 }),
        fc.constantFrom('Europe/London', 'America/New_York', 'Pacific/Auckland'),
        (minutes, zone) => {
          const closesAt = start + minutes * 60_000
          const of = { ...calendar, zone }
          const at = endTime(of, { date: localDate(zone, closesAt), closesAt })
          expect(at).toBeGreaterThanOrEqual(closesAt)
          expect(dayOffReason(of, localDate(zone, at))).toBeUndefined()
        },
      ),
    )
  })
})

describe('postponeEnd', () => {
  const due = Date.parse('2027-01-13T16:00Z')
  const delivery = {
    schedule: 's',
    date: '2027-01-13',
    kind: 'reveal',
    class: 'c',
    room: 'r',
    itemId: 'q',
    cycle: 0,
    due,
    tryAt: due,
    expiresAt: deadlineFor(calendar.zone, due),
    state: 'claimed',
    tries: 0,
    copy: 0,
    sideTasks: {},
  } as const

  function postponed(now: string, status: Schedule['status'] = 'on'): string | undefined {
    const later = postponeEnd({ calendar, status }, delivery, Date.parse(now))
    return later && new Date(later.tryAt).toISOString().slice(0, 16)
  }

  test('leaves what can be shown', () => {
    expect(postponed('2027-01-13T16:00Z')).toBeUndefined()
  })

  test('goes to the next school day after a standstill, a pause or a day off', () => {
    expect(postponed('2027-01-14T03:00Z')).toBe('2027-01-14T08:30')
    expect(postponed('2027-01-13T16:00Z', 'paused')).toBe('2027-01-14T08:30')
    expect(postponed('2027-01-16T12:00Z')).toBe('2027-01-18T08:30')
  })

  test('gives up after two weeks', () => {
    expect(postponed('2027-01-28T12:00Z')).toBeUndefined()
  })
})
