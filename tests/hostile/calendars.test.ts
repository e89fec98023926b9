/** Calendars as programs and people really make them, with what must come of each. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Holiday } from '../../src/core/calendar/calendar-parts.ts'
import { parseIcs } from '../../src/core/calendar/parse-ics.ts'

const folder = 'tests/hostile/inputs/ics'

/** The days off from November 2026 to November 2028, then school days, then what could not be taken. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'apple-birthdays': ['2028-02-29 Founder’s birthday', '1 in part', 'goes on'],
  'apple-calendar': [
    '2027-03-22..2027-04-02 Osterferien',
    '2027-05-01 Tag der Arbeit',
    '2028-05-01 Tag der Arbeit',
    'school day: 2027-01-29..2027-01-30 Zeugnisausgabe',
    'goes on',
  ],
  'bad-fold-line': ['2027-03-01 Good'],
  'blank-line-inside': ['2027-03-01 Good'],
  bom: ['2027-03-01 Good'],
  'calendarlabs-date-without-value': ["2027-01-01 New Year's Day"],
  'calendarlabs-germany': ['2027-03-26 Good Friday', '2027-03-29 Easter Monday'],
  'cancelled-event': [],
  'club-season-rdates': [
    '2027-01-08..2027-01-09 Away games',
    '2027-02-05..2027-02-06 Away games',
    '2027-02-19 Away games',
  ],
  'cancelled-again-same-sequence': ['2027-03-02 Another event of the same UID'],
  'cms-0000-to-2359': ['2026-11-27 No school'],
  'confluence-count-minus-1': [
    '2027-01-04..2027-01-10 Exchange week',
    '2027-02-01..2027-02-07 Exchange week',
    '2027-03-01..2027-03-07 Exchange week',
    '2027-03-29..2027-04-04 Exchange week',
  ],
  'confluence-no-end-rule': [
    '2027-01-05 Staff day',
    '2027-01-12 Staff day',
    '2027-01-19 Staff day',
  ],
  'cr-only': ['2027-03-01 Good'],
  crcrlf: ['2027-03-01 Good'],
  'date-label-but-time-value': ['1 with a time'],
  'date-label-utc-midnight': ['2027-03-01 No school'],
  'date-start-datetime-end-utc': ['2027-02-01..2027-02-05 Autumn break'],
  'description-lines-like-properties': [
    '2027-03-01 No school',
    '2027-04-05..2027-04-09 Spring break',
  ],
  'district-cms-broken-lines': ["2027-02-15 Presidents' Day"],
  'district-cms-pm-times': [
    '2027-02-15..2027-02-19 February Recess – Schools & Offices Closed',
    "2027-06-11 Superintendent's Conference Day (no students)",
    'school day: 2027-03-12 Half Day – Parent/Teacher Conferences',
    '1 with a time',
  ],
  'district-late-starts-and-half-days': [
    '2026-12-21..2027-01-01 Winter recess - closed',
    'school day: 2026-12-01 Late start, staff training',
    'school day: 2026-12-18 Half day',
    'school day: 2027-01-11 Photo day',
    'school day: 2027-06-28 Last day of school',
  ],
  'dtend-before-start': ['2027-03-01 Odd'],
  'dtstart-not-on-byday': ['2027-01-06', '2027-01-07', '2027-01-14'],
  'duplicate-events-other-name': ['2027-03-26 A'],
  'empty-rdate-line': ['2027-03-26'],
  'escaped-newline-summary': ['2027-03-01 Snow day make-up'],
  'exchange-allday-midnight-quoted-zone': ['2026-11-27 Staff day'],
  'exchange-series-cancelled-day': [
    '2026-12-04 Friday off',
    '2027-01-01 Friday off',
    '2027-01-15 Friday off',
    '2027-01-29 Friday off',
  ],
  'exchange-yearly-1601': ['2027-09-06 Labor Day', '2028-09-04 Labor Day', 'goes on'],
  'exdate-bare-date': ['2027-12-25 Xmas', 'goes on'],
  'exdate-datetime-for-date': ['2027-12-25 Xmas', 'goes on'],
  'facebook-birthdays': ["2027-07-09 Ada's birthday", "2028-07-09 Ada's birthday", 'goes on'],
  'fb-birthday': ['2027-05-02 Birthday', '2028-05-02 Birthday', 'goes on'],
  'ferien-niedersachsen': [
    '2026-12-23..2027-01-09 Weihnachtsferien Niedersachsen',
    'school day: 2027-07-07 Letzter Schultag vor den Ferien',
    'school day: 2027-08-19 Schulbeginn',
  ],
  'first-day-of-school': [
    'school day: 2027-01-04 First Day of School',
    'school day: 2027-01-11 Picture Day',
  ],
  'first-mondays-bysetpos': [
    '2026-12-07 First Monday',
    '2027-01-04 First Monday',
    '2027-02-01 First Monday',
    '2027-03-01 First Monday',
  ],
  'floating-midnight-to-midnight': ['2026-11-27 Staff day'],
  'folded-name': ['2027-03-01 Good'],
  'google-school-year': [
    '2026-12-21..2027-01-03 Winter Break (No School)',
    '2027-01-18 MLK Day - Schools Closed',
    'school day: 2027-02-05 2 Hr Early Dismissal',
    '1 with a time',
  ],
  'google-series-with-changes': [
    '2026-11-06 Teacher Work Day',
    '2026-12-04 Teacher Work Day',
    '2027-02-08 Teacher Work Day',
    '2027-03-05 Teacher Work Day',
    '2027-05-07 Teacher Work Day',
    '2027-06-04 Teacher Work Day',
  ],
  'google-utc-midnights': ['2027-04-12..2027-04-16 Spring Recess'],
  'html-entities-in-names': [
    '2027-02-15 Presidents’ Day & Lincoln',
    "school day: 2027-02-16 Parents' Evening – R&D < 5",
  ],
  'interval-zero': ['2026-11-30 off', '1 in part'],
  'invalid-date-feb30': ['2027-03-01 Good', '1 unreadable'],
  'invalid-date-text': ['2027-03-01 Good', '1 unreadable'],
  'invalid-date-zeros': ['2027-03-01 Good', '1 unreadable'],
  'laid-out-with-indents': ['2027-03-01 No school'],
  'last-school-day-bysetpos': [
    '2026-11-30 Last weekday of month off',
    '2026-12-31 Last weekday of month off',
    '2027-01-29 Last weekday of month off',
    '2027-02-26 Last weekday of month off',
  ],
  'long-emoji-summary': ['2027-03-01 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'],
  lowercase: ['2027-03-01 Good'],
  'method-cancel': [],
  'multi-vcalendar': ['2027-03-01 A', '2027-03-02 B'],
  'name-emoji-zwj': ['2027-05-03 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'],
  'no-dtstart': ['2027-03-01 Good', '1 unreadable'],
  'no-end-tags': ['2027-03-01 Good', '2027-03-02 Better', 'cut off'],
  'one-bad-of-three': ['2027-03-01 One', '2027-03-03 Three', '1 unreadable'],
  'outlook-windows-zones': ['2027-03-15..2027-03-19 Spring Break', '1 with a time'],
  'param-no-value-organizer': ['2027-03-01 Good'],
  'param-with-spaces': ['2027-03-26'],
  'quoted-printable': ['2027-03-01 Weihnachten für alle'],
  'rdate-bare': ['2027-03-26 Good Friday', '2028-04-14 Good Friday'],
  'recurrence-cancelled': [
    '2026-12-01 Training day',
    '2027-02-01 Training day',
    '2027-03-01 Training day',
  ],
  'recurrence-id-bare-date': [
    '2026-12-01 Training day',
    '2027-01-08 moved',
    '2027-02-01 Training day',
    '2027-03-01 Training day',
  ],
  'recurrence-moved': [
    '2026-12-01 Training day',
    '2027-01-08 Training day (moved)',
    '2027-02-01 Training day',
    '2027-03-01 Training day',
  ],
  'rrule-bymonthday-list': [
    '2026-12-01 1st and 15th',
    '2026-12-15 1st and 15th',
    '2027-01-01 1st and 15th',
    '2027-01-15 1st and 15th',
  ],
  'rrule-on-date-with-byhour': ['2026-11-30 off', '2026-12-07 off', '2026-12-14 off'],
  'this-and-future': [
    '2027-01-04 Monday off',
    '2027-01-11 Monday off',
    '2027-01-19 Tuesday off',
    '2027-01-26 Tuesday off',
  ],
  truncated: ['2027-03-01 Good', '1 unreadable', 'cut off'],
  'two-overlapping': ['2027-03-01..2027-03-05 Break', '2027-03-03 Teachers'],
  'tzid-on-date': ['2027-03-26'],
  'uk-bank-holidays': [
    '2026-12-28 Boxing Day (substitute day)',
    '2027-01-01..2027-01-03 New Year’s Day and weekend',
  ],
  'unknown-rules': [
    '2027-03-28 Easter',
    '2027-04-01 Every hour',
    '2027-04-02 Old form',
    '3 in part',
  ],
  'until-datetime-for-date': [
    '2026-11-30 Mon off',
    '2026-12-07 Mon off',
    '2026-12-14 Mon off',
    '2026-12-21 Mon off',
  ],
  'updated-event': ['2027-02-19 Training day (new date)'],
  'utc-duration-over-clock-change': ['2027-03-13..2027-03-14 Long weekend'],
  'utc-allday-google-ny': ['2027-03-26'],
  'utf16-with-nulls': ['2027-03-01 No school'],
  'valarm-in-event': ['2027-03-01 Good'],
  'vcal-1.0': ['2027-03-01 Good'],
  'weekly-floats-60-plus': [
    'school day: 2026-12-02 Early release',
    'school day: 79 in all',
    'school day: 2028-05-31 Early release',
  ],
  'weekly-since-2024': ['2026-11-06 Friday off', '108 in all', '2028-11-24 Friday off', 'goes on'],
  'weekly-two-days-start-other': [
    '2026-12-01 off',
    '2026-12-03 off',
    '2026-12-08 off',
    '2026-12-10 off',
  ],
  'wkst-interval2': ['2026-11-30 A-week off', '2026-12-14 A-week off', '2026-12-28 A-week off'],
  'wordpress-events': [
    '2027-05-31 Memorial Day – No School',
    'school day: 2027-05-28 Last Day of School',
  ],
  'yearly-bymonth-list': [
    '2026-12-01 quarter day',
    '2027-03-01 quarter day',
    '2027-12-01 quarter day',
  ],
  'yearly-feb29': ['2028-02-29', 'goes on'],
  'yearly-since-1601-no-end': [
    '2026-11-03 Tue and Thu',
    '217 in all',
    '2028-11-28 Tue and Thu',
    'goes on',
  ],
  'yearly-since-1957': ['2027-03-15 Founders day', '2028-03-15 Founders day', 'goes on'],
}

function formatDay({ from, to, name = '' }: Holiday): string {
  return `${from === to ? from : `${from}..${to}`} ${name}`.trim()
}

/** Of a long series, the first and the last day. */
function formatDays(days: readonly Holiday[]): readonly string[] {
  const formatted = days.map(formatDay)
  if (formatted.length <= 7) return formatted
  return [formatted[0]!, `${days.length} in all`, formatted.at(-1)!]
}

function read(file: string): readonly string[] {
  const content = readFileSync(join(folder, file), 'utf8')
  const calendar = parseIcs(content, '2026-11-01', '2028-11-28')
  const counts = {
    'with a time': calendar.skippedEvents,
    unreadable: calendar.unreadableEvents,
    'in part': calendar.partialEvents,
  }
  return [
    ...formatDays(calendar.holidays),
    ...formatDays(calendar.schoolDays).map((day) => `school day: ${day}`),
    ...Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : [])),
    ...(calendar.isCutOff ? ['cut off'] : []),
    ...(calendar.readUntil === undefined ? [] : ['goes on']),
  ]
}

test.each(Object.entries(expected))('%s', (name, days) => {
  expect(read(`${name}.ics`)).toEqual(days)
})

test('every file has its expectation', () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    Object.keys(expected)
      .map((name) => `${name}.ics`)
      .toSorted(),
  )
})
