/** Tells a teacher in advance what clock changes do to the daily post. */
import { type Calendar, localDate, nextDues } from '../calendar/calendar.ts'
import { type Transition, clockChangeOn, nextTransition } from '../calendar/clock-changes.ts'
import { formatDate } from '../calendar/format-calendar.ts'
import { formatCount } from '../reply/format.ts'

const maxChanges = 4

const dayMs = 24 * 60 * 60 * 1000

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

function formatTransition(calendar: Calendar, { date, at, minutes }: Transition): string {
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
