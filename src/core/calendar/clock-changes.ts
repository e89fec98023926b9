/** What clock changes do to local times, and to the daily post in words. */
import { dayMs } from '../platform/clock.ts'
import { formatCount } from '../reply/format.ts'
import { type Calendar, nextDues } from './due-days.ts'
import { localDate, momentOn, zoned } from './local-time.ts'
import { formatDate } from './format-calendar.ts'

const maxChanges = 4

/** What a clock change does to the calendar's time on a date. */
export type ClockChange =
  /** The local time is skipped; the moment comes later by the gap (RFC 5545, section 3.3.5). */
  | { readonly kind: 'gap'; readonly becomes: string }
  /** The local time occurs twice; the first counts. */
  | { readonly kind: 'fold' }

/** Returns what a clock change does to the calendar's time on a date, or undefined where it does nothing. */
export function clockChangeOn(calendar: Calendar, date: string): ClockChange | undefined {
  const earlier = momentOn(calendar, date)
  const becomes = earlier.toPlainTime().toString({ smallestUnit: 'minute' })
  if (becomes !== calendar.time) return { kind: 'gap', becomes }
  return momentOn(calendar, date, 'later').equals(earlier) ? undefined : { kind: 'fold' }
}

/**
 * Returns the zone's next clock change after a moment, or undefined if none is known: its local date, its moment (epoch ms), and by
 * how many minutes the clocks move (+ is forward).
 */
export function nextTransition(zone: string, after: number) {
  const change = zoned(zone, after).getTimeZoneTransition('next')
  if (change === null) return undefined
  const before = zoned(zone, change.epochMilliseconds - 1)
  const minutes = (change.offsetNanoseconds - before.offsetNanoseconds) / 60e9
  return { date: before.toPlainDate().toString(), at: change.epochMilliseconds, minutes }
}

/** Returns what each clock change of the coming year does to the daily post, at most four; none where clocks never change. */
export function formatClockChanges(calendar: Calendar, now: number): readonly string[] {
  const sentences: string[] = []
  const yearAhead = now + 366 * dayMs
  let change = nextTransition(calendar.zone, now)
  while (change !== undefined && change.at < yearAhead && sentences.length < maxChanges) {
    if (change.minutes !== 0) sentences.push(formatTransition(calendar, change))
    change = nextTransition(calendar.zone, change.at)
  }
  return sentences
}

function formatTransition(
  calendar: Calendar,
  { date, at, minutes }: NonNullable<ReturnType<typeof nextTransition>>,
): string {
  const direction = minutes > 0 ? 'forward' : 'back'
  const change = `${formatDate(date)}: the clocks go ${direction} ${formatMinutes(Math.abs(minutes))}`
  // A change at midnight belongs to two dates: the one that ends and the one that starts.
  for (const day of new Set([date, localDate(calendar.zone, at)])) {
    const effect = clockChangeOn(calendar, day)
    const isDayOff = nextDues(calendar, at - 1.5 * dayMs, 3).every((due) => due.date !== day)
    const aside = isDayOff ? ' (There’s no post that day anyway.)' : ''
    if (effect?.kind === 'gap') {
      return `${change}, so there’s no ${calendar.time}. The post comes at ${effect.becomes}.${aside}`
    }
    if (effect?.kind === 'fold') {
      return `${change}, so ${calendar.time} comes twice. The post comes the first time only.${aside}`
    }
  }
  return `${change}. Posts stay at ${calendar.time} local time.`
}

function formatMinutes(minutes: number): string {
  return minutes % 60 === 0 ? formatCount(minutes / 60, 'hour') : formatCount(minutes, 'minute')
}
