/** Formats dates, days and times for people. */
import { type Holiday, type Weekday, weekdays } from './calendar-parts.ts'
import type { Calendar } from './due-days.ts'
import { localDate, localTime } from './local-time.ts'

/** Made for the first date: what it needs takes 2 MiB of memory. */
let dateFormat: Intl.DateTimeFormat | undefined

/** Returns 2026-11-23 as Mon, 23 Nov 2026. */
export function formatDate(date: string): string {
  dateFormat ??= new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return dateFormat.format(Date.parse(`${date}T00:00:00Z`))
}

/** Returns 2026-11-23 as Mon, 23 Nov, for lists of coming days. */
export function formatDay(date: string): string {
  return formatDate(date).replace(/ \d{4}$/, '')
}

/** Returns `every day`, `Mon–Fri` or `Mon, Wed, Fri`. */
export function formatDays(days: readonly Weekday[]): string {
  if (days.length === weekdays.length) return 'every day'
  const indexes = days.map((day) => weekdays.indexOf(day)).toSorted((a, b) => a - b)
  const names = indexes.map((index) => titleCase(weekdays[index] ?? ''))
  const [first = 0] = indexes
  const last = indexes.at(-1) ?? first
  const isRange = names.length > 2 && last - first === names.length - 1
  return isRange ? `${names[0]}–${names.at(-1)}` : names.join(', ')
}

/** Returns `Mon, 3 May 2027 (May Day)` or `Mon, 18 Jan 2027 – Wed, 20 Jan 2027`. */
export function formatHoliday({ from, to, name }: Holiday): string {
  const dates = from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`
  return name === undefined ? dates : `${dates} (${name})`
}

/** Returns `08:30 Europe/London, Mon–Fri`, and the weeks where it is not all of them: `, week A`. */
export function formatTimes({ time, zone, days, weeks = [], fortnight }: Calendar): string {
  const only = [
    ...(weeks.length > 0 ? [`week ${weeks.join(' and ')}`] : []),
    ...(fortnight === undefined ? [] : ['every second week']),
  ]
  return [`${time} ${formatZone(zone)}`, formatDays(days), ...only].join(', ')
}

/** Returns `America/New York`. */
export function formatZone(zone: string): string {
  return zone.replaceAll('_', ' ')
}

/** Returns the local date and time of a moment, such as Mon, 23 Nov 2026 08:30. */
export function formatDateTime(zone: string, at: number): string {
  return `${formatDate(localDate(zone, at))} ${localTime(zone, at)}`
}

function titleCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
