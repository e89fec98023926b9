/** How dates, days and clock changes are said to a teacher. */
import {
  type Calendar,
  type Holiday,
  type Weekday,
  clockChangeOn,
  localDate,
  localTime,
  nextDues,
  nextTransition,
  weekdays,
} from './schedule.ts'

const dateFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** 2026-11-23 as Mon, 23 Nov 2026. */
export function formatDate(date: string): string {
  return dateFormat.format(Date.parse(`${date}T00:00:00Z`))
}

/** Mon–Fri, or Mon, Wed, Fri. */
export function formatDays(days: readonly Weekday[]): string {
  const places = days.map((day) => weekdays.indexOf(day)).toSorted((a, b) => a - b)
  const [first = 0] = places
  const last = places.at(-1) ?? first
  const names = places.map((place) => titleCase(weekdays[place] ?? ''))
  if (places.length === 7) return 'every day'
  const inARow = places.length > 2 && last - first === places.length - 1
  return inARow ? `${names[0]}–${names.at(-1)}` : names.join(', ')
}

export function formatHoliday({ from, to, name }: Holiday): string {
  const dates = from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`
  return name === undefined ? dates : `${dates} (${name})`
}

/** `08:30 Europe/London, Mon–Fri`. */
export function formatTimes({ time, zone, days }: Calendar): string {
  return `${time} ${zone.replaceAll('_', ' ')}, ${formatDays(days)}`
}

/** What the clock changes of the next year do to the posts, a sentence each; nothing where the clocks stay. */
export function formatClockChanges(calendar: Calendar, now: number): readonly string[] {
  const sentences: string[] = []
  const yearAhead = now + 366 * 24 * 60 * 60 * 1000
  let change = nextTransition(calendar.zone, now)
  while (change !== undefined && change.at < yearAhead && sentences.length < 4) {
    if (change.minutes !== 0) sentences.push(formatTransition(calendar, change))
    change = nextTransition(calendar.zone, change.at)
  }
  return sentences
}

function formatTransition(
  calendar: Calendar,
  { date, at, minutes }: { readonly date: string; readonly at: number; readonly minutes: number },
): string {
  const way = `${minutes > 0 ? 'forward' : 'back'} by ${formatMinutes(Math.abs(minutes))}`
  const clocks = `${formatDate(date)}: the clocks go ${way}`
  // A change at midnight belongs to two dates: the one it ends and the one it begins.
  for (const day of new Set([date, localDate(calendar.zone, at)])) {
    const effect = clockChangeOn(calendar, day)
    const off = nextDues(calendar, at - 36 * 60 * 60 * 1000, 3).every((due) => due.date !== day)
    const aside = off ? ' (no post that day anyway)' : ''
    if (effect?.kind === 'gap') {
      return `${clocks}, so ${calendar.time} does not exist; the post comes at ${effect.becomes}${aside}.`
    }
    if (effect?.kind === 'fold') {
      return `${clocks}, so ${calendar.time} comes twice; the post comes at the first, once${aside}.`
    }
  }
  return `${clocks}; posts stay at ${calendar.time} local time.`
}

/** The local time and date of a moment, such as Mon, 23 Nov 2026 08:30. */
export function formatDateTime(zone: string, at: number): string {
  return `${formatDate(localDate(zone, at))} ${localTime(zone, at)}`
}

function formatMinutes(minutes: number): string {
  if (minutes === 60) return '1 hour'
  return minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`
}

function titleCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
