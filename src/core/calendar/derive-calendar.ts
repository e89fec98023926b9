/** Works a class calendar out of daily posts that were set up before there was one, and says which of them it fits. */
import { type Holiday, weekdayOf } from './calendar-parts.ts'
import type { Calendar } from './due-days.ts'
import { nextDay } from './local-time.ts'
import { type ClassCalendar, emptyCalendar } from './class-calendar.ts'
import { holidayKey, mergeHolidays } from './holidays.ts'
import type { ScheduleTiming } from './schedule-timing.ts'

/** Returns the calendar of a class that has stored none: the zone and days of its first daily post, and the days off of all. */
export function deriveCalendar(calendars: readonly Calendar[]): ClassCalendar {
  const [first] = calendars
  const holidays = mergeHolidays(...calendars.map((each) => each.holidays))
  const isOff = new Set(holidays.map(holidayKey))
  const leftOut = mergeHolidays(...calendars.map((each) => each.leftOut ?? [])).filter(
    (holiday) => !isOff.has(holidayKey(holiday)),
  )
  return {
    ...emptyCalendar,
    ...(first && { zone: first.zone, days: [...first.days] }),
    holidays: [...holidays],
    ...(leftOut.length > 0 && { leftOut: [...leftOut] }),
  }
}

/**
 * Returns the timing of a schedule that now follows a class calendar wherever that changes none of its coming posts, and keeps what
 * is its own where it would.
 */
export function followWherePossible(
  timing: ScheduleTiming,
  year: ClassCalendar,
  today: string,
): ScheduleTiming {
  const { zone, days, holidays, leftOut, ...rest } = timing
  const isSameDays = days === undefined || sameMembers(days, year.days)
  const bounds = { days: days ?? year.days, start: rest.start, end: rest.end, today }
  const isSameOff =
    holidays === undefined ||
    sameMembers(offDates(holidays, bounds), offDates(year.holidays, bounds))
  return {
    ...rest,
    ...(zone !== undefined && zone !== year.zone && { zone }),
    ...(!isSameDays && { days }),
    ...(!isSameOff && { holidays, ...(leftOut && { leftOut }) }),
  }
}

interface Bounds {
  readonly days: Calendar['days']
  readonly start: string | undefined
  readonly end: string | undefined
  readonly today: string
}

/** Returns the days off that take a post away from today on. */
function offDates(holidays: readonly Holiday[], { days, start = '', end, today }: Bounds) {
  const dates = new Set<string>()
  // In order, so that a day in several of them is looked at once.
  let reached = start > today ? start : today
  for (const { from, to } of holidays.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const last = end !== undefined && end < to ? end : to
    for (let date = from > reached ? from : reached; date <= last; date = nextDay(date)) {
      if (days.includes(weekdayOf(date))) dates.add(date)
      reached = date
    }
  }
  return [...dates]
}

function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  const set = new Set(one)
  return set.size === new Set(other).size && other.every((each) => set.has(each))
}
