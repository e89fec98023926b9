/** When students are reminded: a day before the due time, never at night in the time zone of the class, and on school days only. */
import { localDate, momentOn, zoned } from '../calendar/local-time.ts'
import { type ClassCalendar, isSchoolDay } from '../calendar/class-calendar.ts'
import { dayMs } from '../platform/clock.ts'
import type { Assignment } from './assignment.ts'

/** Hours of the day between which somebody may be reminded. */
const firstHour = 8
const lastHour = 19

/** As many days earlier somebody is reminded where the days before are off: two weeks of holidays. */
const maxDaysEarlier = 17

/**
 * Returns the moment, epoch milliseconds; undefined where it would be at the opening or before, or nothing is due. Where the day
 * before is off, it is the last school day before that, or else the first morning of school that is left.
 */
export function reminderAt(assignment: Assignment, year?: ClassCalendar): number | undefined {
  const { plan, state } = assignment
  if (state.dueAt === null) return undefined
  const usual = waking(plan.zone, state.dueAt - dayMs)
  const begun = Math.max(plan.setAt, state.opensAt)
  if (year === undefined || isSchoolDay(year, localDate(plan.zone, usual))) {
    return usual > begun && usual < state.dueAt ? usual : undefined
  }
  return lastBefore(plan.zone, usual, { begun, year }) ?? nextReminder(assignment, year, usual)
}

/** Returns the next morning of a school day after a moment, before the work is due. */
export function nextReminder(
  { plan, state }: Assignment,
  year: ClassCalendar,
  after: number,
): number | undefined {
  if (state.dueAt === null) return undefined
  const begun = Math.max(plan.setAt, state.opensAt, after)
  let day = Temporal.PlainDate.from(localDate(plan.zone, begun))
  for (let days = 0; days <= maxDaysEarlier; days += 1) {
    const at = atHour(plan.zone, day.toString(), firstHour)
    if (at >= state.dueAt) return undefined
    if (at > begun && isSchoolDay(year, day.toString())) return at
    day = day.add({ days: 1 })
  }
  return undefined
}

function lastBefore(
  zone: string,
  usual: number,
  { begun, year }: { readonly begun: number; readonly year: ClassCalendar },
): number | undefined {
  for (let days = 1; days <= maxDaysEarlier; days += 1) {
    const at = zoned(zone, usual).subtract({ days }).epochMilliseconds
    if (at <= begun) return undefined
    if (isSchoolDay(year, localDate(zone, at))) return at
  }
  return undefined
}

/** Returns the moment, or the nearest one of that day at which people are awake. */
function waking(zone: string, at: number): number {
  const { hour } = zoned(zone, at)
  const nearest = hour < firstHour ? firstHour : hour >= lastHour ? lastHour : undefined
  return nearest === undefined ? at : atHour(zone, localDate(zone, at), nearest)
}

function atHour(zone: string, date: string, hour: number): number {
  const time = `${String(hour).padStart(2, '0')}:00`
  return momentOn({ time, zone }, date).epochMilliseconds
}
