/** When students are reminded: a day before the due time, and never at night in the time zone of the class. */
import { localDate, momentOn, zoned } from '../calendar/calendar.ts'
import { dayMs } from '../platform/clock.ts'
import type { Assignment } from './assignment.ts'

/** Hours of the day between which somebody may be reminded. */
const firstHour = 8
const lastHour = 19

/** Returns the moment, epoch milliseconds; undefined where it would be at the opening or before, or nothing is due. */
export function reminderAt({ plan, state }: Assignment): number | undefined {
  if (state.dueAt === null) return undefined
  const dayBefore = state.dueAt - dayMs
  const { hour } = zoned(plan.zone, dayBefore)
  const time = hour < firstHour ? firstHour : hour >= lastHour ? lastHour : undefined
  const at =
    time === undefined
      ? dayBefore
      : momentOn(
          {
            time: `${String(time).padStart(2, '0')}:00`,
            zone: plan.zone,
          },
          localDate(plan.zone, dayBefore),
        ).epochMilliseconds
  return at > Math.max(plan.setAt, state.opensAt) && at < state.dueAt ? at : undefined
}
