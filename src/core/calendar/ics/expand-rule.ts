/** Finds the days on which a rule falls, by asking it of each day there is (RFC 5545, section 3.3.10). */
import { dayMs } from '../../platform/clock.ts'
import { dayOf, daysInMonth, isLeapYear } from './ics-moments.ts'
import type { RecurrenceRule } from './recurrence-rule.ts'

export interface Expansion {
  /** In order, without the day on which the series starts. */
  readonly days: readonly number[]
  /** Whether more may follow after the last day that was asked for. */
  readonly goesOn: boolean
}

/** A day, and where it lies in its month and year. */
interface Place {
  readonly day: number
  readonly year: number
  readonly month: number
  readonly date: number
}

/**
 * Returns the days of a series from `first` to `last`. It starts on `start`, which counts as its first day whether or not the rule
 * falls on it.
 * @param until the last day of the series
 * @param spend is told of every step, and throws when there have been too many
 */
export function expandRule(
  given: RecurrenceRule,
  start: number,
  until: number | undefined,
  [first, last]: readonly [number, number],
  spend: (steps: number) => void,
): Expansion {
  const rule = withDefaults(given, start)
  const end = Math.min(last, until ?? last)
  const days: number[] = []
  let count = 1
  // Days are counted from the start on, so where they are, none before the first can be passed over.
  const from = rule.count === undefined ? Math.max(start, first) : start
  for (const day of daysByPeriod(rule, start, from, end, spend)) {
    if (day <= start) continue
    if (day > end) break
    count += 1
    if (rule.count !== undefined && count > rule.count) return { days, goesOn: false }
    if (day >= first) days.push(day)
  }
  return { days, goesOn: count !== rule.count && (until === undefined || until > last) }
}

/** What a rule leaves open, the first day says. */
function withDefaults(rule: RecurrenceRule, start: number): RecurrenceRule {
  const { frequency, months, weekNumbers, yearDays, monthDays, weekdays } = rule
  const { month, date } = placeOf(start)
  if (weekdays.length + yearDays.length + monthDays.length > 0) return rule
  const weekday = [{ weekday: weekdayOf(start) }]
  if (frequency === 'DAILY') return rule
  if (frequency === 'WEEKLY' || weekNumbers.length > 0) return { ...rule, weekdays: weekday }
  if (frequency === 'MONTHLY' || months.length > 0) return { ...rule, monthDays: [date] }
  return { ...rule, months: [month], monthDays: [date] }
}

/** Yields the days of the rule, in order; those of a period (a week, a month, a year) are chosen among together. */
function* daysByPeriod(
  rule: RecurrenceRule,
  start: number,
  from: number,
  end: number,
  spend: (steps: number) => void,
): Generator<number> {
  let period = NaN
  let group: number[] = []
  for (const place of candidates(rule, start, from, end, spend)) {
    const periodOfDay = periodOf(rule, place)
    if (periodOfDay !== period) {
      yield* atPositions(group, rule.positions)
      period = periodOfDay
      group = []
    }
    group.push(place.day)
  }
  yield* atPositions(group, rule.positions)
}

function atPositions(group: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return group
  return group.filter(
    (_, at) => positions.includes(at + 1) || positions.includes(at - group.length),
  )
}

/** Yields the days on which the rule falls, of all periods that the range touches. */
function* candidates(
  rule: RecurrenceRule,
  start: number,
  from: number,
  end: number,
  spend: (steps: number) => void,
): Generator<Place> {
  const { frequency, interval, positions } = rule
  const origin = periodOf(rule, placeOf(start))
  const months = rule.months.length > 0 ? ascending(rule.months) : allMonths
  const dates = rule.monthDays.some((date) => date < 0) ? allDates : ascending(rule.monthDays)
  const isOfWholeYear = frequency === 'YEARLY' && positions.length > 0
  // A week may start in one month or year and end in the next.
  const lastYear = placeOf(end + 6).year
  for (let { year } = placeOf(from - 6); year <= lastYear; year += 1) {
    spend(1)
    if (frequency === 'YEARLY' && (year - origin) % interval !== 0) continue
    for (const month of months) {
      const length = daysInMonth(year, month)
      const before = dayOf(year, month, 1) - 1
      if (!isOfWholeYear && (before + length < from - 6 || before >= end + 6)) continue
      if (frequency === 'MONTHLY' && (year * 12 + month - origin) % interval !== 0) continue
      spend(dates.length === 0 ? length : dates.length)
      for (const date of dates.length === 0 ? allDates : dates) {
        if (date > length) break
        const place = { day: before + date, year, month, date }
        if (fallsOn(rule, place, origin)) yield place
      }
    }
  }
}

const allMonths = ascending(Array.from({ length: 12 }, (_, index) => index + 1))
const allDates = ascending(Array.from({ length: 31 }, (_, index) => index + 1))

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b)
}

function fallsOn(rule: RecurrenceRule, place: Place, origin: number): boolean {
  const { frequency, interval, weekNumbers, yearDays, monthDays, weekdays } = rule
  const { day, year, month, date } = place
  if (
    (frequency === 'DAILY' || frequency === 'WEEKLY') &&
    (periodOf(rule, place) - origin) % interval !== 0
  ) {
    return false
  }
  if (weekdays.length > 0 && !weekdays.some((each) => isWeekday(rule, each, place))) return false
  if (monthDays.length > 0) {
    const fromEnd = date - daysInMonth(year, month) - 1
    if (!monthDays.includes(date) && !monthDays.includes(fromEnd)) return false
  }
  if (yearDays.length > 0) {
    const yearDay = day - dayOf(year, 1, 1) + 1
    const fromEnd = yearDay - daysInYear(year) - 1
    if (!yearDays.includes(yearDay) && !yearDays.includes(fromEnd)) return false
  }
  return weekNumbers.length === 0 || isInWeeks(rule, day)
}

function isWeekday(
  { frequency, months }: RecurrenceRule,
  { weekday, nth }: RecurrenceRule['weekdays'][number],
  { day, year, month, date }: Place,
): boolean {
  if (weekdayOf(day) !== weekday) return false
  if (nth === undefined) return true
  const isOfYear = frequency === 'YEARLY' && months.length === 0
  const at = isOfYear ? day - dayOf(year, 1, 1) : date - 1
  const length = isOfYear ? daysInYear(year) : daysInMonth(year, month)
  return nth > 0 ? Math.floor(at / 7) + 1 === nth : Math.floor((length - 1 - at) / 7) + 1 === -nth
}

/** Whether a day is in one of the weeks: the first of a year is the first that has four days in it. */
function isInWeeks({ weekStart, weekNumbers }: RecurrenceRule, day: number): boolean {
  const middle = day - positive(weekdayOf(day) - weekStart, 7) + 3
  const { year } = placeOf(middle)
  const week = Math.floor((middle - dayOf(year, 1, 1)) / 7) + 1
  const weeksLeft = Math.floor((dayOf(year, 12, 31) - middle) / 7)
  return weekNumbers.includes(week) || weekNumbers.includes(-1 - weeksLeft)
}

/** Returns the number of the day, week, month or year that the rule counts its interval in. */
function periodOf({ frequency, weekStart }: RecurrenceRule, { day, year, month }: Place): number {
  switch (frequency) {
    case 'DAILY':
      return day
    case 'WEEKLY':
      return Math.floor((day - positive(weekdayOf(day) - weekStart, 7)) / 7)
    case 'MONTHLY':
      return year * 12 + month
    case 'YEARLY':
      return year
    default:
      return frequency satisfies never
  }
}

/** Monday is 0, and 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return positive(day + 3, 7)
}

function placeOf(day: number): Place {
  const date = new Date(day * dayMs)
  return {
    day,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    date: date.getUTCDate(),
  }
}

function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365
}

function positive(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}
