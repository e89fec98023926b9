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
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=DAILY;INTERVAL=14;BYDAY=TU',
    'FREQ=DAILY;INTERVAL=2147483647',
    'FREQ=WEEKLY;INTERVAL=2147483647',
    'FREQ=MONTHLY;INTERVAL=12;BYMONTH=3',
    'FREQ=DAILY;INTERVAL=365;BYMONTH=2',
  ])('a rule that may never match counts its first day only: %s', (rule) => {
    expect(read(`DTSTART;VALUE=DATE:20260901\r\nRRULE:${rule}`).holidays).toEqual([
      { from: '2026-09-01', to: '2026-09-01' },
    ])
  })

  test('a rule for each school day is repeated', () => {
    const { holidays } = read(
      'DTSTART;VALUE=DATE:20260904\r\nRRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3',
    )
    expect(holidays.map(({ from }) => from)).toEqual(['2026-09-04', '2026-09-07', '2026-09-08'])
  })

  test('an event with more rules than anybody writes counts its first day only', () => {
    const rules = 'RRULE:FREQ=DAILY\r\n'.repeat(10_000).trim()
    expect(read(`DTSTART;VALUE=DATE:20260901\r\n${rules}`).holidays).toHaveLength(1)
  })

  test('events that repeat without measure are refused together', () => {
    const daily = Array.from(
      { length: 1900 },
      () => 'DTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=DAILY',
    )
    expect(() => read(...daily)).toThrow('repeat too often')
  })

  test('too many events are refused before they are compared with each other', () => {
    expect(() => read(...Array.from({ length: 5000 }, () => ''))).toThrow('5,000 events')
  })

  test.each(['DURATION:P99999999W', 'DTEND;VALUE=DATE:99991231'])(
    'an event of more than ten years is named: %s',
    (end) => {
      expect(() => read(`DTSTART;VALUE=DATE:20260901\r\n${end}\r\nSUMMARY:Break`)).toThrow(
        'The calendar has an event that lasts more than ten years: “Break”. Correct it or remove it',
      )
    },
  )

  test.each(['20260231', '20261301', '20260900'])(
    'a date that does not exist is named: %s',
    (date) => {
      const written = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
      expect(() => read(`DTSTART;VALUE=DATE:${date}`)).toThrow(
        `The calendar has a date that doesn’t exist, ${written}. Correct it`,
      )
    },
  )

  test.each([
    '99991231',
    '00010101',
    '99991231\r\nRRULE:FREQ=YEARLY',
    '00010101\r\nRRULE:FREQ=DAILY',
  ])('a date at the end of the calendar is only far away: %s', (start) => {
    expect(read(`DTSTART;VALUE=DATE:${start}`).holidays).toEqual([])
  })

  test('a length is read from DURATION too', () => {
    expect(read('DTSTART;VALUE=DATE:20261221\r\nDURATION:P2W').holidays).toEqual([
      { from: '2026-12-21', to: '2027-01-03' },
    ])
  })

  test.each([
    '',
    'hello',
    ics('DTSTART;VALUE=DATE:20260901\r\nDURATION:x'),
    ics('DTSTART:'),
    ics('DTSTART;VALUE=DATE:20260901\r\nDTEND;VALUE=DATE:x'),
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
