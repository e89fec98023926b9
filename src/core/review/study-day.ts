/** A student’s own day. It turns at four in the morning where they live, so that a late evening’s work belongs to one day. */
import { dayMs } from '../platform/clock.ts'
import { lruCache } from '../platform/lru-cache.ts'

/** The local hour at which a new day starts, as in Anki. */
export const dayStartsAt = 4

/** Answers that are closer together than this are one sitting, even if the day turns in between. */
const maxSittingMs = 3 * 3_600_000

/** Working out a local time takes long for a thousand cards, and most of them share their days. */
const starts = lruCache<string, number>(20_000)

/** Returns when a day starts (epoch milliseconds). Days are counted from 1 January 1970. */
export function startOfStudyDay(zone: string, day: number): number {
  const key = `${day} ${zone}`
  const known = starts.get(key)
  if (known !== undefined) return known
  const plainTime = Temporal.PlainTime.from({ hour: dayStartsAt })
  const start = dateOf(day).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds
  starts.set(key, start)
  return start
}

/** Returns the day that a moment (epoch milliseconds) belongs to. */
export function studyDay(zone: string, at: number): number {
  let day = Math.floor(at / dayMs)
  while (startOfStudyDay(zone, day) > at) day -= 1
  while (startOfStudyDay(zone, day + 1) <= at) day += 1
  return day
}

/** Returns how many days later `to` is: 0 within one day or one sitting, and never less, in case the clock was put back. */
export function countStudyDays(zone: string, from: number, to: number): number {
  if (to - from < maxSittingMs) return 0
  return Math.max(0, studyDay(zone, to) - studyDay(zone, from))
}

/** Returns a day as a date, such as 2027-01-31. */
export function formatStudyDay(day: number): string {
  return dateOf(day).toString()
}

function dateOf(day: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: day })
}
