import { describe, expect, test } from 'vitest'
import { maxCalendarLength } from '../../../src/core/calendar/parse-calendar.ts'
import { parseIcs } from '../../../src/core/daily/parse-ics.ts'

function ics(...events: readonly string[]): string {
  const body = events.map((event) => `BEGIN:VEVENT\r\nUID:x\r\n${event}\r\nEND:VEVENT`)
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...body, 'END:VCALENDAR', ''].join('\r\n')
}

function read(...events: readonly string[]) {
  return parseIcs(ics(...events), '2026-09-01', '2028-08-31')
}

describe('holidays from an .ics file', () => {
  test('whole-day events are read with their names; the stored end is the day after', () => {
    const { holidays } = read(
      'DTSTART;VALUE=DATE:20261221\r\nDTEND;VALUE=DATE:20270105\r\nSUMMARY:Winter\\, break',
      'DTSTART;VALUE=DATE:20270503\r\nSUMMARY:May Day',
    )
    expect(holidays).toEqual([
      { from: '2026-12-21', to: '2027-01-04', name: 'Winter, break' },
      { from: '2027-05-03', to: '2027-05-03', name: 'May Day' },
    ])
  })

  test('yearly holidays repeat, except where the file says otherwise', () => {
    const { holidays } = read(
      'DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20261225',
    )
    expect(holidays.map((holiday) => holiday.from)).toEqual(['2027-12-25'])
  })

  test('events with a time of day are not days off, but are counted', () => {
    const { holidays, skippedEvents } = read('DTSTART:20261201T090000Z\r\nDTEND:20261201T100000Z')
    expect(holidays).toEqual([])
    expect(skippedEvents).toBe(1)
  })

  test('events outside the dates are left out', () => {
    expect(read('DTSTART;VALUE=DATE:20200101').holidays).toEqual([])
  })

  test('finds Thanksgiving by its rule', () => {
    const { holidays } = read(
      'DTSTART;VALUE=DATE:20201126\r\nDTEND;VALUE=DATE:20201128\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
    )
    expect(holidays).toEqual([
      { from: '2026-11-26', to: '2026-11-27' },
      { from: '2027-11-25', to: '2027-11-26' },
    ])
  })

  test('a rule without an end is repeated 60 times', () => {
    expect(read('DTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=DAILY').holidays).toHaveLength(60)
  })

  test.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYDAY=53MO',
    'FREQ=YEARLY;BYWEEKNO=53',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1;BYSETPOS=9',
  ])('a rule that may never match counts its first day only: %s', (rule) => {
    expect(read(`DTSTART;VALUE=DATE:20260901\r\nRRULE:${rule}`).holidays).toEqual([
      { from: '2026-09-01', to: '2026-09-01' },
    ])
  })

  test.each([
    '',
    'hello',
    ics('DTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=YEARLY;BYDAY=54MO'),
    'BEGIN:VCARD\r\nEND:VCARD',
    'BEGIN:VCALENDAR',
    '<html></html>',
  ])('“%s” isn’t a calendar', (content) => {
    expect(() => parseIcs(content, '2026-01-01', '2027-01-01')).toThrow(
      'This file isn’t a valid calendar.',
    )
  })

  test('a huge file is refused before it is parsed', () => {
    expect(() => parseIcs('x'.repeat(maxCalendarLength + 1), '', '')).toThrow('too large')
  })
})
