/** Reads holidays from an .ics file, as school offices publish them (RFC 5545). Only whole-day events count. */
import ICAL from 'ical.js'
import type { Holiday } from '../calendar/calendar.ts'
import { maxCalendarLength, mergeHolidays } from '../calendar/parse-calendar.ts'
import { formatCount } from '../reply/format.ts'
import { UserError } from '../reply/user-error.ts'

/** How many times one recurring holiday is repeated, and all of them together. */
const maxOccurrences = 60
const maxTotalOccurrences = 20_000

const maxEvents = 2000

/** With a larger interval, or with more rules for one event, only its first day counts. */
const maxInterval = 400
const maxRules = 8

/** Longer than any holiday: ten years. */
const maxEventDays = 3660

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
  try {
    return readHolidays(content, from, to)
  } catch (error) {
    // The library has errors of many kinds for what it cannot read.
    throw error instanceof UserError ? error : invalidCalendar()
  }
}

function readHolidays(content: string, from: string, to: string): ImportedHolidays {
  const components = eventsIn(content)
  if (components.length > maxEvents) {
    throw new UserError(
      `The calendar has ${formatCount(components.length, 'event')}, which is too many. `,
      'Export only the holidays and try again.',
    )
  }
  // Without this, the library compares each event with every other; what was moved or cancelled isn’t looked at here.
  const events = components.map((component) => new ICAL.Event(component, { exceptions: [] }))
  const wholeDays = events.filter((event) => event.startDate?.isDate === true)
  let remaining = maxTotalOccurrences
  const holidays = wholeDays.flatMap((event) => {
    const starts = startsOf(event, to)
    remaining -= starts.length
    if (remaining < 0) {
      throw new UserError(
        'The events in the calendar repeat too often. Export only the holidays and try again.',
      )
    }
    return holidaysOf(event, starts, from, to)
  })
  return {
    holidays: mergeHolidays(holidays),
    skippedEvents: events.length - wholeDays.length,
  }
}

function eventsIn(content: string): readonly ICAL.Component[] {
  const parsed: readonly unknown[] = ICAL.parse(content)
  // A file may hold several calendars one after the other.
  const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][]
  const calendars = roots.map((root) => new ICAL.Component(root))
  if (calendars.some((calendar) => calendar.name !== 'vcalendar')) throw invalidCalendar()
  return calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'))
}

function holidaysOf(
  event: ICAL.Event,
  starts: readonly Temporal.PlainDate[],
  from: string,
  to: string,
): readonly Holiday[] {
  const name = event.summary?.replace(/\p{Cc}/gu, ' ').slice(0, 60)
  const days = lengthOf(event)
  if (days > maxEventDays) {
    throw new UserError(
      `The calendar has an event that lasts more than ten years${name ? `: “${name}”` : ''}. Correct it or remove it, then try again.`,
    )
  }
  return starts
    .map((start) => ({
      from: start.toString(),
      to: start.add({ days: days - 1 }).toString(),
      ...(name ? { name } : {}),
    }))
    .filter((holiday) => holiday.to >= from && holiday.from <= to)
}

/** Returns how many days an event lasts. DTEND is the day after the last one; without it the event lasts one day (section 3.6.1). */
function lengthOf({ component }: ICAL.Event): number {
  const duration = component.getFirstPropertyValue('duration')
  if (duration instanceof ICAL.Duration) {
    return Math.max(1, Math.trunc(duration.toSeconds() / 86_400))
  }
  if (!component.hasProperty('dtend')) return 1
  return Math.max(1, dateIn(component, 'dtstart').until(dateIn(component, 'dtend')).days)
}

/** Returns the date as it is written: the library takes a 31 February for a 3 March. */
function dateIn(component: ICAL.Component, name: string): Temporal.PlainDate {
  const written = String(component.getFirstProperty(name)?.toJSON()[3]).slice(0, 10)
  try {
    return Temporal.PlainDate.from(written, { overflow: 'reject' })
  } catch {
    if (!/^\d{4}-\d\d-\d\d$/.test(written)) throw invalidCalendar()
    throw new UserError(
      'The calendar has a date that doesn’t exist, ',
      { code: written },
      '. Correct it, then try again.',
    )
  }
}

function startsOf(event: ICAL.Event, to: string): readonly Temporal.PlainDate[] {
  const first = dateIn(event.component, 'dtstart')
  if (!repeatsReliably(event)) return [first]
  const starts: Temporal.PlainDate[] = []
  const iterator = event.iterator()
  while (starts.length < maxOccurrences) {
    const next: ICAL.Time | undefined = iterator.next()
    if (!next) break
    const { year, month, day } = next
    const start = Temporal.PlainDate.from({ year, month, day })
    if (start.toString() > to) break
    starts.push(start)
  }
  return starts
}

/**
 * Whether an event repeats by rules that are certain to match before long: ical.js searches forever for a 30 February, or for a
 * Monday in steps of seven days from a Tuesday. For any other rule only the first day counts.
 */
function repeatsReliably(event: ICAL.Event): boolean {
  const rules = event.component.getAllProperties('rrule')
  if (!event.isRecurring() || rules.length > maxRules) return false
  const { day, month } = event.startDate
  return rules.every((property) => {
    const rule = property.getFirstValue()
    if (!(rule instanceof ICAL.Recur) || rule.interval > maxInterval) return false
    const { freq, interval, parts } = rule
    const isCertain: Readonly<Record<string, (value: unknown) => boolean>> = {
      BYMONTHDAY: (value) => value === day && (freq !== 'DAILY' || interval === 1),
      BYMONTH: (value) =>
        (interval === 1 || freq === 'YEARLY') &&
        (value === month || parts['BYMONTHDAY'] === undefined),
      BYDAY: (value) =>
        (freq !== 'DAILY' || interval === 1) &&
        /^(?:[+-]?[1-4])?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(String(value)),
    }
    return (
      ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'].includes(freq) &&
      !(parts['BYDAY'] !== undefined && parts['BYMONTHDAY'] !== undefined) &&
      Object.entries(parts).every(([part, values]) =>
        (values as readonly unknown[]).every((value) => isCertain[part]?.(value) === true),
      )
    )
  })
}

function invalidCalendar(): UserError {
  return new UserError(
    'This file isn’t a valid calendar. Export your holidays as an .ics file and attach that.',
  )
}
