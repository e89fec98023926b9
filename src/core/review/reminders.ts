/** When a person’s day begins and their reminder is sent, in their own time zone. */
import { nextDue, weekdays } from '../calendar/calendar.ts'
import type { ReviewSettings } from './review-store.ts'

/** Returns the next reminder after a time (epoch milliseconds); clock changes are handled as for daily posts. */
export function nextReminder(
  { reminder, zone }: ReviewSettings,
  after: number,
): number | undefined {
  if (reminder === undefined) return undefined
  return nextDue({ time: reminder, zone, days: [...weekdays], holidays: [] }, after)?.at
}

/** Returns when the local day of a time began, in epoch milliseconds. */
export function startOfLocalDay(zone: string, at: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return local.startOfDay().epochMilliseconds
}
