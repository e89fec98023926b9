/** When the end of a discussion is shown to the class: as it closes, but only on a school day and never at night. */
import { type Calendar, dayOffReason, nextDue } from '../calendar/due-days.ts'
import { localDate } from '../calendar/local-time.ts'
import { dayMs } from '../platform/clock.ts'
import { deadlineFor, type Delivery } from '../daily/delivery.ts'
import type { Schedule } from '../daily/daily-store.ts'
import type { Discussion } from './discussion.ts'

/** An end that could not be shown for so long is not shown any more. */
const maxPostponedMs = 14 * dayMs

/**
 * Returns when the end is due, epoch milliseconds: as answers close on the day of the post, or with the next post where that day has
 * ended or is a day off.
 */
export function endTime(
  calendar: Calendar,
  { date, closesAt }: Pick<Discussion, 'date' | 'closesAt'>,
): number {
  const isSameDay = localDate(calendar.zone, closesAt) === date
  if (isSameDay && isSchoolDay(calendar, closesAt)) return closesAt
  return nextDue(calendar, closesAt - 1)?.at ?? closesAt
}

/**
 * Returns the delivery for the next school day, if it cannot be shown now: the day is off, its time has passed, or the daily posts are
 * paused. Returns undefined if it may be shown, or has waited too long.
 */
export function postponeEnd(
  { calendar, status }: Pick<Schedule, 'calendar' | 'status'>,
  delivery: Delivery,
  now: number,
): Delivery | undefined {
  const canShow = status !== 'paused' && now <= delivery.expiresAt && isSchoolDay(calendar, now)
  return canShow ? undefined : retryEnd(calendar, delivery, now)
}

/** Returns the delivery for the next school day, or undefined if it has waited too long. */
export function retryEnd(
  calendar: Calendar,
  delivery: Delivery,
  now: number,
): Delivery | undefined {
  const next = nextDue(calendar, now)
  if (next === undefined || next.at - delivery.due > maxPostponedMs) return undefined
  return { ...delivery, tryAt: next.at, expiresAt: deadlineFor(calendar.zone, next.at) }
}

function isSchoolDay(calendar: Calendar, at: number): boolean {
  return dayOffReason(calendar, localDate(calendar.zone, at)) === undefined
}
