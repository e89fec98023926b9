/** Which days of a daily post take up this week’s part of the reading plan, and which go back to an earlier one. */
import { mondayOf } from '../calendar/calendar-parts.ts'
import { type Calendar, dueOn } from '../calendar/due-days.ts'
import type { OpenParts, ReadingDay } from './day-pool.ts'

/** In a week with fewer posts each is about this week’s part. */
const minPostsToGoBack = 3

/** `open` is what is open when the date’s post comes; undefined without a reading plan. */
export function readingDay(
  calendar: Calendar,
  date: string,
  open: OpenParts | undefined,
): ReadingDay | undefined {
  return open && { ...open, goesBack: isLastOfWeek(calendar, date) }
}

/** Whether it is the last post of a week that has enough of them. */
function isLastOfWeek(calendar: Calendar, date: string): boolean {
  const monday = Temporal.PlainDate.from(mondayOf(date))
  const posts = Array.from({ length: 7 }, (_, days) => monday.add({ days }).toString()).filter(
    (each) => dueOn(calendar, each) !== undefined,
  )
  return posts.length >= minPostsToGoBack && posts.at(-1) === date
}
