/** A person's day and reminder by the clock of the place where she lives. */
import { nextDue, weekdays } from '../daily/schedule.ts'
import type { ReviewSettings } from './review-store.ts'

/** The next reminder after a moment (epoch ms), by the rules of clock changes that daily posts keep. */
export function nextReminder(
  { reminder, zone }: ReviewSettings,
  after: number,
): number | undefined {
  if (reminder === undefined) return undefined
  return nextDue({ time: reminder, zone, days: [...weekdays], holidays: [] }, after)?.at
}

/** When the local day of a moment began, epoch milliseconds. */
export function startOfLocalDay(zone: string, at: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return local.startOfDay().epochMilliseconds
}
