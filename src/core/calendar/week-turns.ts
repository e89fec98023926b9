/** Which of the weeks that take turns, such as A and B, a date lies in; weeks without school are passed over. */
import { mondayOf, weekdays } from './calendar-parts.ts'
import { type ClassCalendar, isOutsideTerms } from './class-calendar.ts'

/** As far as weeks are counted from the first one, which is more than a school is planned ahead. */
const maxWeeks = 1_100

type WeekCalendar = Pick<ClassCalendar, 'days' | 'weeks' | 'holidays' | 'terms'>

/** Counting is slow where there are many holidays, and every day of a plan asks. */
const counted = new WeakMap<WeekCalendar, Map<string, number>>()

/** Returns the name of the week that a date lies in; undefined where weeks have no names, or the whole week is off. */
export function weekOf(calendar: WeekCalendar, date: string): string | undefined {
  const { weeks } = calendar
  if (weeks === undefined) return undefined
  const monday = mondayOf(date)
  if (!isCounted(calendar, monday)) return undefined
  const count = countWeeks(calendar, mondayOf(weeks.from), monday)
  const { length } = weeks.names
  return count === undefined ? undefined : weeks.names[((count % length) + length) % length]
}

/** Returns how many weeks that count lie between two Mondays; negative where the second is earlier. */
function countWeeks(calendar: WeekCalendar, first: string, monday: string): number | undefined {
  const known = counted.get(calendar) ?? new Map([[first, 0]])
  counted.set(calendar, known)
  const found = known.get(monday)
  if (found !== undefined) return found
  const isLater = monday > first
  let week = first
  let count = 0
  for (let steps = 0; steps < maxWeeks; steps += 1) {
    if (isLater) count += Number(isCounted(calendar, week))
    week = addWeeks(week, isLater ? 1 : -1)
    if (!isLater) count -= Number(isCounted(calendar, week))
    known.set(week, count)
    if (week === monday) return count
  }
  return undefined
}

/** A pause moves no week: the timetable of the school goes on. */
function isCounted(calendar: WeekCalendar, monday: string): boolean {
  if (calendar.weeks?.countsHolidays === true) return true
  const first = Temporal.PlainDate.from(monday)
  return calendar.days.some((day) => {
    const date = first.add({ days: weekdays.indexOf(day) }).toString()
    if (isOutsideTerms(calendar, date)) return false
    return calendar.holidays.every(({ from, to }) => date < from || date > to)
  })
}

/** Returns the Monday so many weeks later. */
export function addWeeks(monday: string, weeks: number): string {
  return Temporal.PlainDate.from(monday).add({ weeks }).toString()
}

/** Whether a date lies in every second week, counted from the week of another date. */
export function isInFortnight(from: string, date: string): boolean {
  const { days } = Temporal.PlainDate.from(mondayOf(from)).until(mondayOf(date))
  return days % 14 === 0
}
