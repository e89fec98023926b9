/** Reads holidays from an .ics file, as school offices publish them (RFC 5545). Only whole-day events count. */
import ICAL from 'ical.js'
import type { Holiday } from '../calendar/calendar.ts'
import { maxCalendarLength, mergeHolidays } from '../calendar/parse-calendar.ts'
import { formatCount } from '../reply/format.ts'
import { UserError } from '../reply/user-error.ts'

/** How many times a recurring holiday is repeated. */
const maxOccurrences = 60

const maxEvents = 2000

export interface ImportedHolidays {
  readonly holidays: readonly Holiday[]
  /** Events with a time of day, such as meetings, which are not days off. */
  readonly skippedEvents: number
}

/** Returns the whole-day events between the dates `from` and `to`. Throws a UserError for a file that isn't a calendar. */
export function parseIcs(content: string, from: string, to: string): ImportedHolidays {
  if (content.length > maxCalendarLength) {
    throw new UserError('The calendar file is too large. Export only the holidays and try again.')
  }
  const events = eventsIn(content)
  if (events.length > maxEvents) {
    throw new UserError(
      `The calendar has ${formatCount(events.length, 'event')}, which is too many. `,
      'Export only the holidays and try again.',
    )
  }
  const wholeDays = events.filter((event) => event.startDate?.isDate === true)
  return {
    holidays: mergeHolidays(wholeDays.flatMap((event) => holidaysOf(event, from, to))),
    skippedEvents: events.length - wholeDays.length,
  }
}

function eventsIn(content: string): readonly ICAL.Event[] {
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

function holidaysOf(event: ICAL.Event, from: string, to: string): readonly Holiday[] {
  const length = Temporal.PlainDate.from(event.startDate.toString()).until(
    Temporal.PlainDate.from(event.endDate.toString()),
  ).days
  const name = event.summary?.replace(/\p{Cc}/gu, ' ').slice(0, 60)
  const starts = repeatsReliably(event) ? occurrences(event, to) : [event.startDate.toString()]
  return starts
    .map((start) => {
      // DTEND is the day after the last one; without it the event lasts one day (section 3.6.1).
      const last = Temporal.PlainDate.from(start).add({ days: Math.max(0, length - 1) })
      return { from: start, to: last.toString(), ...(name ? { name } : {}) }
    })
    .filter((holiday) => holiday.to >= from && holiday.from <= to)
}

/**
 * Whether an event repeats by a rule that is certain to match: ical.js searches forever for a 30 February. For any other rule
 * only the first day counts.
 */
function repeatsReliably(event: ICAL.Event): boolean {
  if (!event.isRecurring()) return false
  const { day, month } = event.startDate
  return event.component.getAllProperties('rrule').every((property) => {
    const rule = property.getFirstValue()
    if (!(rule instanceof ICAL.Recur)) return false
    const isCertain: Readonly<Record<string, (value: unknown) => boolean>> = {
      BYMONTHDAY: (value) => value === day,
      BYMONTH: (value) => value === month || rule.parts['BYMONTHDAY'] === undefined,
      BYDAY: (value) => /^(?:[+-]?[1-4])?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(String(value)),
    }
    return (
      ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'].includes(rule.freq) &&
      !(rule.parts['BYDAY'] !== undefined && rule.parts['BYMONTHDAY'] !== undefined) &&
      Object.entries(rule.parts).every(([part, values]) =>
        (values as readonly unknown[]).every((value) => isCertain[part]?.(value) === true),
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
    'This file isn’t a valid calendar. Export your holidays as an .ics file and attach that.',
  )
}
