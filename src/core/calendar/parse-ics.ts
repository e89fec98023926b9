/** Reads days off from an .ics file, as schools and calendar programs publish them (RFC 5545). Only whole days count. */
import type { Holiday } from './calendar-parts.ts'
import { maxCalendarLength } from './parse-calendar.ts'
import { stripInvisible } from '../reply/invisible.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { readIcsFile } from './ics/ics-events.ts'
import { dayFromIso, isoDate } from './ics/ics-moments.ts'
import { type DayRun, maxEventDays, readEvents } from './ics/read-events.ts'
import { daysOfSeries } from './ics/series.ts'

/** How many days are looked at for all events together, which takes some tenths of a second. */
const maxSteps = 2_000_000

/** How many different runs of days a file may have. */
const maxRuns = 20_000

const maxNameLength = 60

export interface ImportedHolidays {
  readonly holidays: readonly Holiday[]
  /** Whole days that are school days by their names, such as half days. */
  readonly schoolDays: readonly Holiday[]
  /** Events with a time of day, such as meetings, which are not days off. */
  readonly skippedEvents: number
  readonly unreadableEvents: number
  /** Events that repeat in a way that cannot be followed, so that days may be missing. */
  readonly partialEvents: number
  /** Whether the file ends in the middle. */
  readonly isCutOff: boolean
  /** The last date that was looked at, if the calendar goes on after it. */
  readonly readUntil?: string
}

/**
 * Returns the whole days of a calendar between the dates `from` and `to`. Throws a UserError for a file that isn't a calendar.
 * @param zone the school's, for times that are written in UTC
 */
export function parseIcs(
  content: string,
  from: string,
  to: string,
  zone?: string,
): ImportedHolidays {
  if (content.length > maxCalendarLength) {
    throw new UserError('The calendar file is too large. Export only the holidays and try again.')
  }
  const { isCalendar, isCutOff, events } = readIcsFile(content)
  if (!isCalendar || (isCutOff && events.length === 0)) throw notACalendar(content)
  const { series, timedEvents, unreadableEvents } = readEvents(events, zone)
  const window = [dayFromIso(from), dayFromIso(to)] as const
  const spend = createBudget()
  const daysOff = new Map<number, DayRun>()
  const schoolDays = new Map<number, DayRun>()
  let partialEvents = 0
  let goesOn = false
  for (const each of series) {
    const days = daysOfSeries(each, window, spend)
    if (days.isPartial) partialEvents += 1
    goesOn ||= days.goesOn
    for (const run of days.runs) addRun(run.isSchoolDay ? schoolDays : daysOff, run)
    if (daysOff.size + schoolDays.size > maxRuns) throw repeatsTooOften()
  }
  for (const key of daysOff.keys()) schoolDays.delete(key)
  return {
    holidays: toHolidays(daysOff),
    schoolDays: toHolidays(schoolDays),
    skippedEvents: timedEvents,
    unreadableEvents,
    partialEvents,
    isCutOff,
    ...(goesOn && { readUntil: to }),
  }
}

/** The same days count once, with the first name there is. */
function addRun(runs: Map<number, DayRun>, run: DayRun): void {
  const key = run.first * (maxEventDays + 1) + run.length
  const known = runs.get(key)
  if (known === undefined || known.name === '') runs.set(key, run)
}

function toHolidays(runs: ReadonlyMap<number, DayRun>): readonly Holiday[] {
  return [...runs.values()]
    .toSorted((a, b) => a.first - b.first || a.length - b.length)
    .map(({ first, length, name }) => {
      const shown = truncate(stripInvisible(name), maxNameLength)
      return {
        from: isoDate(first),
        to: isoDate(first + length - 1),
        ...(shown !== '' && { name: shown }),
      }
    })
}

function createBudget(): (steps: number) => void {
  let left = maxSteps
  return (steps) => {
    left -= steps
    if (left < 0) throw repeatsTooOften()
  }
}

function repeatsTooOften(): UserError {
  return new UserError(
    'The events in the calendar repeat too often. Export only the holidays and try again.',
  )
}

function notACalendar(content: string): UserError {
  if (content.startsWith('PK')) {
    return new UserError('This is a zip file. Unzip it and attach the .ics file inside.')
  }
  return new UserError(
    'This file isn’t a valid calendar. Export your holidays as an .ics file and attach that.',
  )
}
