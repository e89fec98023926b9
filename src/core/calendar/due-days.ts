/** Finds when something is due (a daily post, a digest, homework, a reminder), by its own calendar and that of the class. */
import { type Holiday, type Weekday, weekdayOf } from './calendar-parts.ts'
import { holidayOn } from './holidays.ts'
import { type ClassCalendar, examWeekOn, isOutsideTerms, pauseOn } from './class-calendar.ts'
import { localDate, momentOn, nextDay } from './local-time.ts'
import { isInFortnight, weekOf } from './week-turns.ts'

/** A local time and the days it applies to. Moments are always computed from it, never the other way round. */
export interface Calendar {
  /** Such as 08:30. */
  readonly time: string
  /** An IANA name as the teacher gave it; it may be an alias. */
  readonly zone: string
  readonly days: readonly Weekday[]
  readonly start?: string | undefined
  readonly end?: string | undefined
  readonly holidays: readonly Holiday[]
  /** Days of an attached calendar on which posts go out all the same: school days by their names, or put back by a teacher. */
  readonly leftOut?: readonly Holiday[] | undefined
  /** Only the weeks of these names. */
  readonly weeks?: readonly string[] | undefined
  /** Only every second week, counted from the week of this date. */
  readonly fortnight?: string | undefined
  /** Also in exam weeks. */
  readonly inExams?: boolean | undefined
  /** The calendar of the class, whose terms, exam weeks, pauses and names of weeks count too. */
  readonly class?: ClassCalendar | undefined
}

/** A day of the calendar and its moment, in epoch milliseconds. */
export interface Due {
  /** The local date, such as 2026-11-23. It identifies the day, whatever the clocks do. */
  readonly date: string
  readonly at: number
}

/** Why a date is a day off. */
export type DayOffReason =
  | 'before-start'
  | 'after-end'
  | 'weekday'
  | 'week'
  | 'holiday'
  | 'outside-terms'
  | 'exam-week'
  | 'pause'
  | 'no-such-date'

/** How many days ahead to look for the next day: a break of more than two years is a mistake. */
const maxDaysAhead = 800

/** Returns why a date is a day off, or undefined if it is not. */
export function dayOffReason(calendar: Calendar, date: string): DayOffReason | undefined {
  const { start, end, days, class: year } = calendar
  if (start !== undefined && date < start) return 'before-start'
  if (end !== undefined && date > end) return 'after-end'
  if (!days.includes(weekdayOf(date))) return 'weekday'
  if (holidayOn(calendar, date) !== undefined) return 'holiday'
  if (year !== undefined) {
    if (isOutsideTerms(year, date)) return 'outside-terms'
    if (calendar.inExams !== true && examWeekOn(year, date) !== undefined) return 'exam-week'
    if (pauseOn(year, date) !== undefined) return 'pause'
  }
  if (isOtherWeek(calendar, date)) return 'week'
  // A country that moves across the date line skips a whole date, as Samoa did on 2011-12-30.
  const day = Temporal.PlainDate.from(date)
  if (!day.toZonedDateTime(calendar.zone).toPlainDate().equals(day)) return 'no-such-date'
  return undefined
}

function isOtherWeek({ weeks, fortnight, class: year }: Calendar, date: string): boolean {
  if (fortnight !== undefined && !isInFortnight(fortnight, date)) return true
  if (weeks === undefined || year?.weeks === undefined) return false
  const week = weekOf(year, date)
  return week === undefined || !weeks.includes(week)
}

/** Returns the moment of a date, or undefined on a day off. */
export function dueOn(calendar: Calendar, date: string): Due | undefined {
  if (dayOffReason(calendar, date) !== undefined) return undefined
  return { date, at: momentOn(calendar, date).epochMilliseconds }
}

/** Returns the first day after a moment (epoch ms), on or after the date `from`; undefined once the calendar has ended. */
export function nextDue(calendar: Calendar, after: number, from = ''): Due | undefined {
  const candidates = [localDate(calendar.zone, after), from, calendar.start ?? '']
  // A skipped hour can push a moment past midnight, so the day before counts too.
  let day = Temporal.PlainDate.from(candidates.toSorted().at(-1) ?? '').subtract({ days: 1 })
  for (let ahead = 0; ahead < maxDaysAhead; ahead += 1) {
    const date = day.toString()
    if (calendar.end !== undefined && date > calendar.end) return undefined
    const due = date >= from ? dueOn(calendar, date) : undefined
    if (due !== undefined && due.at > after) return due
    day = day.add({ days: 1 })
  }
  return undefined
}

/** Returns the next `count` days after a moment; fewer if the calendar ends before. */
export function nextDues(calendar: Calendar, after: number, count: number): readonly Due[] {
  const dues: Due[] = []
  let due = nextDue(calendar, after)
  while (due !== undefined && dues.length < count) {
    dues.push(due)
    due = nextDue(calendar, due.at, nextDay(due.date))
  }
  return dues
}

/** Returns the days from a date up to a moment, but only the last `max` of them. */
export function duesUntil(
  calendar: Calendar,
  from: string,
  until: number,
  max: number,
): readonly Due[] {
  const last = localDate(calendar.zone, until)
  const earliest = Temporal.PlainDate.from(last).subtract({ days: 7 * max })
  let day = Temporal.PlainDate.from(from)
  if (Temporal.PlainDate.compare(day, earliest) < 0) day = earliest
  const dues: Due[] = []
  for (; day.toString() <= last; day = day.add({ days: 1 })) {
    const due = dueOn(calendar, day.toString())
    if (due !== undefined && due.at <= until) dues.push(due)
  }
  return dues.slice(-max)
}
