/** When a class gets its daily post. All arithmetic with local dates, zones and clock changes is here, on Temporal. */
import { z } from 'zod'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

const IsoDate = z.iso.date()

/** Days on which nothing is posted, both ends included. */
export const Holiday = z.strictObject({ from: IsoDate, to: IsoDate, name: z.string().optional() })
export type Holiday = z.infer<typeof Holiday>

/** Local time and the days it applies to. Instants are always worked out from this, never the other way round. */
export const Calendar = z.strictObject({
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** An IANA name as the teacher gave it, aliases included. */
  zone: z.string(),
  days: z.array(z.enum(weekdays)).min(1),
  start: IsoDate.optional(),
  end: IsoDate.optional(),
  holidays: z.array(Holiday),
})
export type Calendar = z.infer<typeof Calendar>

/** A school day and the moment of its post, epoch milliseconds. */
export interface Due {
  /** The local date, such as 2026-11-23. It is what makes a post one post, whatever the clocks do. */
  readonly date: string
  readonly at: number
}

/** Why a date has no post. */
export type DayOffReason = 'before-start' | 'after-end' | 'weekday' | 'holiday' | 'no-such-date'

/** What a clock change does to the post of a date. */
export type ClockChange =
  /** The local time does not exist; the post comes later by the gap (RFC 5545, section 3.3.5). */
  | { readonly kind: 'gap'; readonly becomes: string }
  /** The local time occurs twice; the post comes at the first. */
  | { readonly kind: 'fold' }

/** How far ahead a next post is looked for, in days: more than a school year off is a mistake. */
const maxDaysAhead = 800

/** A post that is late by more than this is left out, in milliseconds. */
const maxDelayMs = 6 * 60 * 60 * 1000

export function localDate(zone: string, at: number): string {
  return zoned(zone, at).toPlainDate().toString()
}

/** The local time of day, such as 08:30. */
export function localTime(zone: string, at: number): string {
  return zoned(zone, at).toPlainTime().toString({ smallestUnit: 'minute' })
}

export function dayOffReason(calendar: Calendar, date: string): DayOffReason | undefined {
  const day = Temporal.PlainDate.from(date)
  if (calendar.start !== undefined && date < calendar.start) return 'before-start'
  if (calendar.end !== undefined && date > calendar.end) return 'after-end'
  const weekday = weekdays[day.dayOfWeek - 1]
  if (weekday === undefined || !calendar.days.includes(weekday)) return 'weekday'
  if (holidayOn(calendar, date) !== undefined) return 'holiday'
  // A country that crosses the date line skips a whole date, as Samoa did 2011-12-30.
  if (!day.toZonedDateTime(calendar.zone).toPlainDate().equals(day)) return 'no-such-date'
  return undefined
}

export function holidayOn(calendar: Calendar, date: string): Holiday | undefined {
  return calendar.holidays.find((holiday) => holiday.from <= date && date <= holiday.to)
}

/** The post of a date, or nothing on a day off. */
export function dueOn(calendar: Calendar, date: string): Due | undefined {
  if (dayOffReason(calendar, date) !== undefined) return undefined
  return { date, at: momentOn(calendar, date).epochMilliseconds }
}

/** The first post after a moment (epoch ms), and on or after `from` where given; nothing once the calendar has ended. */
export function nextDue(calendar: Calendar, after: number, from = ''): Due | undefined {
  const candidates = [localDate(calendar.zone, after), from, calendar.start ?? '']
  // A gap can push a post over midnight, so the day before counts too.
  let day = Temporal.PlainDate.from(candidates.toSorted().at(-1) ?? '').subtract({ days: 1 })
  for (let tried = 0; tried < maxDaysAhead; tried += 1) {
    const date = day.toString()
    if (calendar.end !== undefined && date > calendar.end) return undefined
    const due = date >= from ? dueOn(calendar, date) : undefined
    if (due !== undefined && due.at > after) return due
    day = day.add({ days: 1 })
  }
  return undefined
}

/** The next posts after a moment, at most `count`. */
export function nextDues(calendar: Calendar, after: number, count: number): readonly Due[] {
  const dues: Due[] = []
  let due = nextDue(calendar, after)
  while (due !== undefined && dues.length < count) {
    dues.push(due)
    due = nextDue(calendar, after, nextDay(due.date))
  }
  return dues
}

/** The posts due from one date up to a moment, the latest `most` of them. */
export function duesUntil(
  calendar: Calendar,
  from: string,
  until: number,
  most: number,
): readonly Due[] {
  const last = localDate(calendar.zone, until)
  const earliest = Temporal.PlainDate.from(last).subtract({ days: 7 * most })
  let day = Temporal.PlainDate.from(from)
  if (Temporal.PlainDate.compare(day, earliest) < 0) day = earliest
  const dues: Due[] = []
  for (; day.toString() <= last; day = day.add({ days: 1 })) {
    const due = dueOn(calendar, day.toString())
    if (due !== undefined && due.at <= until) dues.push(due)
  }
  return dues.slice(-most)
}

/** When it is too late to post: six hours after, or at the end of the local day. */
export function deadlineOf(zone: string, due: Due): number {
  const midnight = zoned(zone, due.at).toPlainDate().add({ days: 1 }).toZonedDateTime(zone)
  return Math.min(due.at + maxDelayMs, midnight.epochMilliseconds - 1)
}

/** What a clock change does to the post of a date, if anything. */
export function clockChangeOn(calendar: Calendar, date: string): ClockChange | undefined {
  const earlier = momentOn(calendar, date)
  const becomes = earlier.toPlainTime().toString({ smallestUnit: 'minute' })
  if (becomes !== calendar.time) return { kind: 'gap', becomes }
  return momentOn(calendar, date, 'later').equals(earlier) ? undefined : { kind: 'fold' }
}

/** The zone's next clock change after a moment: its local date and by how many minutes the clocks move, + is forward. */
export function nextTransition(
  zone: string,
  after: number,
): { readonly date: string; readonly at: number; readonly minutes: number } | undefined {
  const change = zoned(zone, after).getTimeZoneTransition('next')
  if (change === null) return undefined
  const before = zoned(zone, change.epochMilliseconds - 1)
  const minutes = (change.offsetNanoseconds - before.offsetNanoseconds) / 60e9
  return { date: before.toPlainDate().toString(), at: change.epochMilliseconds, minutes }
}

export function nextDay(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString()
}

function momentOn(
  { time, zone }: Calendar,
  date: string,
  disambiguation: 'compatible' | 'later' = 'compatible',
): Temporal.ZonedDateTime {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time))
  return local.toZonedDateTime(zone, { disambiguation })
}

function zoned(zone: string, at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}
