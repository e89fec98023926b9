/** A day off that the class gets or loses is one for each post, also for those that have days off of their own. */
import type { ClassCalendar } from './class-calendar.ts'
import { holidayKey, mergeHolidays } from './holidays.ts'
import type { ScheduleTiming } from './schedule-timing.ts'

/** Returns the timing with what has changed of the class’s days off; one that follows the class needs nothing. */
export function shareDaysOff(
  { holidays, ...timing }: ScheduleTiming,
  before: ClassCalendar,
  after: ClassCalendar,
): ScheduleTiming {
  if (holidays === undefined) return timing
  const [was, is] = [before, after].map((year) => new Set(year.holidays.map(holidayKey)))
  const kept = holidays.filter((day) => !was?.has(holidayKey(day)) || is?.has(holidayKey(day)))
  const added = after.holidays.filter((day) => !was?.has(holidayKey(day)))
  return { ...timing, holidays: [...mergeHolidays(kept, added)] }
}
