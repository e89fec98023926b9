/** A calendar in local time: a time of day, a zone, days of the week and holidays, and the moments they come to (on Temporal). */
import { z } from 'zod'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

const IsoDate = z.iso.date()

/** A run of days off, first and last day included. */
export const Holiday = z.strictObject({ from: IsoDate, to: IsoDate, name: z.string().optional() })
export type Holiday = z.infer<typeof Holiday>

/** Whether this runtime knows the zone; those that it was stored with may be others. */
export function isZone(name: string): boolean {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId !== ''
  } catch {
    return false
  }
}

/** A local time and the days it applies to. Moments are always computed from it, never the other way round. */
export const Calendar = z.strictObject({
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** An IANA name as the teacher gave it; it may be an alias. */
  zone: z.string().refine(isZone),
  days: z.array(z.enum(weekdays)).min(1),
  start: IsoDate.optional(),
  end: IsoDate.optional(),
  holidays: z.array(Holiday),
  /** Days of an attached calendar on which posts go out all the same: school days by their names, or put back by a teacher. */
  leftOut: z.array(Holiday).optional(),
})
export type Calendar = z.infer<typeof Calendar>

/** A day of the calendar and its moment, in epoch milliseconds. */
export interface Due {
  /** The local date, such as 2026-11-23. It identifies the day, whatever the clocks do. */
  readonly date: string
  readonly at: number
}

/** Why a date is a day off. */
export type DayOffReason = 'before-start' | 'after-end' | 'weekday' | 'holiday' | 'no-such-date'

/** How many days ahead to look for the next day: a break of more than two years is a mistake. */
const maxDaysAhead = 800

/** Returns the local date of a moment, such as 2026-11-23. */
export function localDate(zone: string, at: number): string {
  return zoned(zone, at).toPlainDate().toString()
}

/** Returns the local time of a moment, such as 08:30. */
export function localTime(zone: string, at: number): string {
  return zoned(zone, at).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** Returns why a date is a day off, or undefined if it is not. */
export function dayOffReason(calendar: Calendar, date: string): DayOffReason | undefined {
  const day = Temporal.PlainDate.from(date)
  if (calendar.start !== undefined && date < calendar.start) return 'before-start'
  if (calendar.end !== undefined && date > calendar.end) return 'after-end'
  const weekday = weekdays[day.dayOfWeek - 1]
  if (weekday === undefined || !calendar.days.includes(weekday)) return 'weekday'
  if (holidayOn(calendar, date) !== undefined) return 'holiday'
  // A country that moves across the date line skips a whole date, as Samoa did on 2011-12-30.
  if (!day.toZonedDateTime(calendar.zone).toPlainDate().equals(day)) return 'no-such-date'
  return undefined
}

export function holidayOn(calendar: Calendar, date: string): Holiday | undefined {
  return calendar.holidays.find((holiday) => holiday.from <= date && date <= holiday.to)
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

/** Returns the date after a date. */
export function nextDay(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString()
}

/** Returns when the calendar's time comes on a date, whether or not that is a day off. */
export function momentOn(
  { time, zone }: Calendar,
  date: string,
  disambiguation: 'compatible' | 'later' = 'compatible',
): Temporal.ZonedDateTime {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time))
  return local.toZonedDateTime(zone, { disambiguation })
}

export function zoned(zone: string, at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}
