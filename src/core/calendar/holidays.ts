/** Days off: on which of them a date lies, merging them, and the days of a calendar file on which school is on all the same. */
import type { Holiday } from './calendar-parts.ts'

/** Days off, and days of a calendar file on which school is on all the same. */
export interface DaysOff {
  readonly holidays: readonly Holiday[]
  readonly leftOut?: readonly Holiday[] | undefined
}

/** Returns the run of days off that a date lies in. */
export function holidayOn(
  { holidays }: Pick<DaysOff, 'holidays'>,
  date: string,
): Holiday | undefined {
  return holidays.find((holiday) => holiday.from <= date && date <= holiday.to)
}

/** As many as there are days in the two years that are read of a file. */
export const maxHolidays = 800

/** Names a run of days within its calendar, such as 2026-12-21..2027-01-04. */
export function holidayKey({ from, to }: Holiday): string {
  return `${from}..${to}`
}

/** Returns the holidays by date, without repeats, with the first name that the same days have. */
export function mergeHolidays(...lists: readonly (readonly Holiday[])[]): readonly Holiday[] {
  const unique = new Map<string, Holiday>()
  for (const holiday of lists.flat()) {
    const key = holidayKey(holiday)
    if (unique.get(key)?.name === undefined) unique.set(key, holiday)
  }
  return [...unique.values()].toSorted(
    (a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to),
  )
}

/**
 * Returns the calendar with the days of a file. Days that it knows stay what they are, so that reading a file again undoes
 * nothing that a teacher has changed.
 */
export function addHolidays<T extends DaysOff>(
  calendar: T,
  daysOff: readonly Holiday[],
  schoolDays: readonly Holiday[],
): T {
  const { holidays, leftOut = [] } = calendar
  const isOff = new Set(holidays.map(holidayKey))
  const isLeftOut = new Set(leftOut.map(holidayKey))
  return withLists(
    calendar,
    mergeHolidays(
      holidays,
      daysOff.filter((day) => !isLeftOut.has(holidayKey(day))),
    ),
    mergeHolidays(
      leftOut,
      schoolDays.filter((day) => !isOff.has(holidayKey(day))),
    ),
  )
}

/** Returns the calendar with the days off of these keys as days on which posts go out. */
export function leaveOutHolidays<T extends DaysOff>(calendar: T, keys: readonly string[]): T {
  const { holidays, leftOut = [] } = calendar
  const [moved, rest] = splitByKey(holidays, keys)
  return withLists(calendar, rest, mergeHolidays(leftOut, moved))
}

/** Returns the calendar with the days of these keys as days off again. */
export function restoreHolidays<T extends DaysOff>(calendar: T, keys: readonly string[]): T {
  const { holidays, leftOut = [] } = calendar
  const [moved, rest] = splitByKey(leftOut, keys)
  return withLists(calendar, mergeHolidays(holidays, moved), rest)
}

function splitByKey(days: readonly Holiday[], keys: readonly string[]) {
  const moved = days.filter((day) => keys.includes(holidayKey(day)))
  return [moved, days.filter((day) => !moved.includes(day))] as const
}

/** Returns as many days as fit, those to come first. */
export function fitHolidays(days: readonly Holiday[], today: string): readonly Holiday[] {
  if (days.length <= maxHolidays) return days
  return days.filter(({ to }) => to >= today).slice(0, maxHolidays)
}

function withLists<T extends DaysOff>(
  { leftOut: _leftOut, ...rest }: T,
  holidays: readonly Holiday[],
  leftOut: readonly Holiday[],
): T {
  return {
    ...(rest as T),
    holidays: [...holidays],
    ...(leftOut.length > 0 && { leftOut: [...leftOut] }),
  }
}
