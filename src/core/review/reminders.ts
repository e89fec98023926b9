/** When a person’s reminder is sent, in their own time zone. */
import { weekdays } from '../calendar/calendar-parts.ts'
import { nextDue } from '../calendar/due-days.ts'
import type { ReviewSettings } from './review-store.ts'

/** Returns the next reminder after a time (epoch milliseconds); clock changes are handled as for daily posts. */
export function nextReminder(
  { reminder, zone = 'UTC' }: ReviewSettings,
  after: number,
): number | undefined {
  if (reminder === undefined) return undefined
  return nextDue({ time: reminder, zone, days: [...weekdays], holidays: [] }, after)?.at
}
