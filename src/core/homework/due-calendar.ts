/** The calendar of a class as due times go by it. */
import type { Calendar } from '../calendar/due-days.ts'
import type { ClassCalendar } from '../calendar/class-calendar.ts'
import { composeCalendar } from '../calendar/schedule-timing.ts'

/** Returns undefined where nobody has said in which zone the class is. */
export function dueCalendar(year: ClassCalendar): Calendar | undefined {
  // Nobody knows when an open pause ends, and work may be due in exam weeks.
  const pauses = year.pauses.filter(({ to }) => to !== undefined)
  return composeCalendar({ time: '23:59', inExams: true }, { ...year, pauses })
}
