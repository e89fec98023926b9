/** What every calendar is made of: days of the week, dates, runs of days off, time zones. */
import { z } from 'zod'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** The days of a class that has chosen none. */
export const usualDays: readonly Weekday[] = weekdays.slice(0, 5)

export const IsoDate = z.iso.date()

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

export function weekdayOf(date: string): Weekday {
  return weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? 'mon'
}

/** Returns the Monday of the week that a date lies in. */
export function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}
