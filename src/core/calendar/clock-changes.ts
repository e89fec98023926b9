/** What clock changes do to local times. */
import { type Calendar, momentOn, zoned } from './calendar.ts'

/** What a clock change does to the calendar's time on a date. */
export type ClockChange =
  /** The local time is skipped; the moment comes later by the gap (RFC 5545, section 3.3.5). */
  | { readonly kind: 'gap'; readonly becomes: string }
  /** The local time occurs twice; the first counts. */
  | { readonly kind: 'fold' }

/** A clock change of a zone: its local date, its moment (epoch ms), and by how many minutes the clocks move (+ is forward). */
export interface Transition {
  readonly date: string
  readonly at: number
  readonly minutes: number
}

/** Returns what a clock change does to the calendar's time on a date, or undefined where it does nothing. */
export function clockChangeOn(calendar: Calendar, date: string): ClockChange | undefined {
  const earlier = momentOn(calendar, date)
  const becomes = earlier.toPlainTime().toString({ smallestUnit: 'minute' })
  if (becomes !== calendar.time) return { kind: 'gap', becomes }
  return momentOn(calendar, date, 'later').equals(earlier) ? undefined : { kind: 'fold' }
}

/** Returns the zone's next clock change after a moment, or undefined if none is known. */
export function nextTransition(zone: string, after: number): Transition | undefined {
  const change = zoned(zone, after).getTimeZoneTransition('next')
  if (change === null) return undefined
  const before = zoned(zone, change.epochMilliseconds - 1)
  const minutes = (change.offsetNanoseconds - before.offsetNanoseconds) / 60e9
  return { date: before.toPlainDate().toString(), at: change.epochMilliseconds, minutes }
}
