/** Holidays from an .ics file, as school offices hand them out (RFC 5545). Only whole days count. */
import ICAL from 'ical.js'
import { UserError } from '../reply/user-error.ts'
import { mergeHolidays } from './parse-calendar.ts'
import type { Holiday } from './schedule.ts'

/** The largest file that is read, in characters. */
export const maxCalendarLength = 256 * 1024

/** A recurring holiday is followed for this many occurrences at most. */
const maxOccurrences = 60

const maxEvents = 2000

export interface ImportedHolidays {
  readonly holidays: readonly Holiday[]
  /** Events with a time of day, such as meetings, which are no days off. */
  readonly skippedEvents: number
}

/** The whole-day events that touch the dates `from` to `to`. Throws a UserError for what is no calendar. */
export function parseIcs(content: string, from: string, to: string): ImportedHolidays {
  if (content.length > maxCalendarLength) {
    throw new UserError('The calendar file is too large; please export the holidays alone.')
  }
  const events = eventsOf(content)
  if (events.length > maxEvents) {
    throw new UserError(
      `The calendar has ${events.length} events; please export the holidays alone.`,
    )
  }
  const holidays: Holiday[] = []
  let leftOut = 0
  for (const event of events) {
    if (event.startDate?.isDate !== true) leftOut += 1
    else holidays.push(...daysOf(event, from, to))
  }
  return { holidays: mergeHolidays(holidays), skippedEvents: leftOut }
}

function eventsOf(content: string): readonly ICAL.Event[] {
  try {
    const parsed: readonly unknown[] = ICAL.parse(content)
    // A file may hold several calendars one after the other.
    const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][]
    const calendars = roots.map((root) => new ICAL.Component(root))
    if (calendars.some((calendar) => calendar.name !== 'vcalendar')) throw invalidCalendar()
    return calendars
      .flatMap((calendar) => calendar.getAllSubcomponents('vevent'))
      .map((event) => new ICAL.Event(event))
  } catch (error) {
    if (error instanceof UserError) throw error
    throw invalidCalendar()
  }
}

function daysOf(event: ICAL.Event, from: string, to: string): readonly Holiday[] {
  const length = Temporal.PlainDate.from(event.startDate.toString()).until(
    Temporal.PlainDate.from(event.endDate.toString()),
  ).days
  const name = event.summary?.replace(/\p{Cc}/gu, ' ').slice(0, 60)
  const starts = repeats(event) ? occurrences(event, to) : [event.startDate.toString()]
  return starts
    .map((start) => {
      // DTEND is the day after the last one; without it the event lasts one day (section 3.6.1).
      const last = Temporal.PlainDate.from(start).add({ days: Math.max(0, length - 1) })
      return { from: start, to: last.toString(), ...(name ? { name } : {}) }
    })
    .filter((holiday) => holiday.to >= from && holiday.from <= to)
}

/**
 * Whether an event comes again by a rule that surely does: the library looks for ever for a 30th of February. Of any other
 * rule the first day counts.
 */
function repeats(event: ICAL.Event): boolean {
  if (!event.isRecurring()) return false
  const { day, month } = event.startDate
  return event.component.getAllProperties('rrule').every((property) => {
    const rule = property.getFirstValue()
    if (!(rule instanceof ICAL.Recur)) return false
    const surely: Readonly<Record<string, (value: unknown) => boolean>> = {
      BYMONTHDAY: (value) => value === day,
      BYMONTH: (value) => value === month || rule.parts['BYMONTHDAY'] === undefined,
      BYDAY: (value) => /^(?:[+-]?[1-4])?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(String(value)),
    }
    return (
      ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'].includes(rule.freq) &&
      !(rule.parts['BYDAY'] !== undefined && rule.parts['BYMONTHDAY'] !== undefined) &&
      Object.entries(rule.parts).every(([part, values]) =>
        (values as readonly unknown[]).every((value) => surely[part]?.(value) === true),
      )
    )
  })
}

function occurrences(event: ICAL.Event, to: string): readonly string[] {
  const dates: string[] = []
  const iterator = event.iterator()
  while (dates.length < maxOccurrences) {
    const next = iterator.next()?.toString()
    if (next === undefined || next > to) break
    dates.push(next)
  }
  return dates
}

function invalidCalendar(): UserError {
  return new UserError(
    'This is no calendar that can be read. Export your holidays as an .ics file and attach that.',
  )
}
