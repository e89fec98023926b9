/** The weeks of a term, from Monday to Sunday, as the class’s book counts them. */
import { nextDay, zoned } from '../calendar/local-time.ts'

/** First and last day, both included. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** From a moment up to another one, which is no longer part of it; epoch milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface BookWeek extends Period {
  /** What the class calls it, such as A; left out where its weeks have no names. */
  readonly name?: string
}

const quarterMs = 900_000

/** About two years. */
export const maxWeeks = 104

/** Returns the weeks that the period touches, the first and the last cut to it. */
export function weeksOf({ from, to }: Period, nameOf?: (date: string) => string | undefined) {
  const weeks: BookWeek[] = []
  for (let first = from; first <= to && weeks.length < maxWeeks;) {
    const day = Temporal.PlainDate.from(first)
    const sunday = day.add({ days: 7 - day.dayOfWeek }).toString()
    const last = sunday < to ? sunday : to
    const name = nameOf?.(first)
    weeks.push({ from: first, to: last, ...(name !== undefined && { name }) })
    first = nextDay(last)
  }
  return weeks
}

/** Returns the moments from the beginning of the first day to the end of the last. */
export function spanOf({ from, to }: Period, zone: string): Span {
  const end = Temporal.PlainDate.from(to).add({ days: 1 })
  return {
    from: Temporal.PlainDate.from(from).toZonedDateTime(zone).epochMilliseconds,
    to: end.toZonedDateTime(zone).epochMilliseconds,
  }
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Returns `7 Sep 2026`: always so, since gradebooks know their columns by their headings. */
export function shortDate(date: string): string {
  const { day, month, year } = Temporal.PlainDate.from(date)
  return `${day} ${months[month - 1] ?? ''} ${year}`
}

/** Returns `7 Sep – 11 Dec 2026`. */
export function formatPeriod({ from, to }: Period): string {
  if (from === to) return shortDate(from)
  const start =
    from.slice(0, 4) === to.slice(0, 4) ? shortDate(from).replace(/ \d{4}$/, '') : shortDate(from)
  return `${start} – ${shortDate(to)}`
}

/** Returns a function from moments to local dates; one is asked for each quarter of an hour, where dates always begin. */
export function createDateOf(zone: string): (at: number) => string {
  const dates = new Map<number, string>()
  return (at) => {
    const quarter = Math.floor(at / quarterMs)
    const known = dates.get(quarter)
    if (known !== undefined) return known
    const date = zoned(zone, quarter * quarterMs)
      .toPlainDate()
      .toString()
    dates.set(quarter, date)
    return date
  }
}
