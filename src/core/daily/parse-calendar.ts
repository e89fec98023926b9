/** Reads a schedule as a teacher types it: times, zones, days and dates. What cannot be read is refused with an example. */
import { findClosestName } from '../command/did-you-mean.ts'
import { UserError } from '../reply/user-error.ts'
import type { Suggestion } from '../search/suggestion.ts'
import { type Holiday, type Weekday, weekdays } from './schedule.ts'

/** More holidays than this in one schedule are refused. */
const maxHolidays = 200

const groups: Readonly<Record<string, readonly Weekday[]>> = {
  weekdays: weekdays.slice(0, 5),
  'school days': weekdays.slice(0, 5),
  weekends: weekdays.slice(5),
  daily: weekdays,
  'every day': weekdays,
}

/** Older and American names that teachers know and Intl does not list (https://data.iana.org/time-zones/tzdb/backward). */
const familiarZones = [
  'Asia/Ho_Chi_Minh',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Yangon',
  'Australia/ACT',
  'Australia/NSW',
  'Canada/Atlantic',
  'Canada/Central',
  'Canada/Eastern',
  'Canada/Mountain',
  'Canada/Pacific',
  'Europe/Kyiv',
  'Hongkong',
  'Singapore',
  'US/Alaska',
  'US/Arizona',
  'US/Central',
  'US/Eastern',
  'US/Hawaii',
  'US/Mountain',
  'US/Pacific',
  'UTC',
]

/** `8:30`, `08.30`, `8:30 pm`, `8am` as 08:30, 08:30, 20:30, 08:00. */
export function parseTime(words: string): string {
  const [, hours, minutes = '00', half] =
    /^(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?m\.?)?$/i.exec(words.trim()) ?? []
  const twelve = half !== undefined
  const hour = hours === undefined ? NaN : Number(hours)
  const fits = twelve ? hour >= 1 && hour <= 12 : hour <= 23
  if (!fits || Number(minutes) > 59) {
    throw new UserError(
      { code: words },
      ' is no time of day. Write it like ',
      { code: '08:30' },
      '.',
    )
  }
  const shift = twelve ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour
  return `${String(shift).padStart(2, '0')}:${minutes}`
}

/** An IANA zone in its usual spelling; aliases stay as they are given. */
export function parseTimeZone(words: string): string {
  const name = words.trim().replaceAll(' ', '_')
  // Offsets such as +01:00 know no clock changes, so they are no place to live by.
  if (/^[A-Za-z]/.test(name)) {
    try {
      return new Temporal.ZonedDateTime(0n, name).timeZoneId
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  const [found] = suggestTimeZones(words)
  const close = found?.value ?? findClosestName(name, zones())
  throw new UserError(
    { code: words },
    ' is no time zone I know. ',
    close === undefined ? 'Write a region and city, such as ' : 'Did you mean ',
    { code: close ?? 'Europe/London' },
    close === undefined ? '.' : '?',
  )
}

/** Zones to offer for what is typed so far, by region, city or a familiar name. */
export function suggestTimeZones(typed: string): readonly Suggestion[] {
  const words = typed.trim().toLowerCase().replaceAll(' ', '_')
  return zones()
    .filter((zone) => zone.toLowerCase().includes(words))
    .toSorted((a, b) => Number(hasPartStarting(b, words)) - Number(hasPartStarting(a, words)))
    .slice(0, 25)
    .map((zone) => ({ label: zone.replaceAll('_', ' '), value: zone }))
}

/** `weekdays`, `mon-thu`, `mon, wed and fri`, `every day`. */
export function parseDays(words: string): readonly Weekday[] {
  const said = words.trim().toLowerCase()
  const group = groups[said]
  if (group !== undefined) return group
  const chosen = new Set<Weekday>()
  for (const part of said.split(/\s*(?:,|\band\b|\s)\s*/).filter((word) => word !== '')) {
    const [from = '', to = from, ...more] = part.split(/[-–]/)
    const first = weekdayNamed(from)
    const last = weekdayNamed(to)
    if (first === -1 || last === -1 || more.length > 0) {
      throw new UserError(
        { code: words },
        ' is no list of days. Write it like ',
        { code: 'mon-fri' },
        ' or ',
        { code: 'mon, wed, fri' },
        '.',
      )
    }
    for (let day = first; ; day = (day + 1) % 7) {
      const weekday = weekdays[day]
      if (weekday !== undefined) chosen.add(weekday)
      if (day === last) break
    }
  }
  if (chosen.size === 0) throw new UserError('Please name at least one day.')
  return weekdays.filter((day) => chosen.has(day))
}

/** A date such as 2027-01-04. */
export function parseDate(words: string): string {
  const said = words.trim()
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) {
    try {
      return Temporal.PlainDate.from(said, { overflow: 'reject' }).toString()
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  throw new UserError(
    { code: words },
    ' is no date. Write year, month and day, such as ',
    { code: '2027-01-04' },
    '.',
  )
}

/** Dates and ranges: `2026-12-21..2027-01-04, 2027-05-03`. */
export function parseHolidays(words: string): readonly Holiday[] {
  const holidays = words
    .split(/[,;]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [from = '', to = from] = part.split(/\.\.|\bto\b|–/)
      const holiday = { from: parseDate(from), to: parseDate(to) }
      if (holiday.to < holiday.from) {
        throw new UserError('The holiday ', { code: part.trim() }, ' ends before it begins.')
      }
      return holiday
    })
  return mergeHolidays(holidays)
}

/** In order of date, each once. */
export function mergeHolidays(holidays: readonly Holiday[]): readonly Holiday[] {
  const seen = new Map(holidays.map((holiday) => [`${holiday.from}/${holiday.to}`, holiday]))
  if (seen.size > maxHolidays) {
    throw new UserError(
      `These are ${seen.size} holidays; ${maxHolidays} fit. Ranges such as `,
      { code: '2026-12-21..2027-01-04' },
      ' count as one.',
    )
  }
  return [...seen.values()].toSorted((a, b) => a.from.localeCompare(b.from))
}

function zones(): readonly string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), ...familiarZones])].toSorted()
}

/** Whether the words begin a part of the name: `york` does in America/New_York, `ork` does not. */
function hasPartStarting(zone: string, words: string): boolean {
  return `/${zone.toLowerCase().replaceAll('_', '/')}`.includes(`/${words.replaceAll('_', '/')}`)
}

function weekdayNamed(word: string): number {
  if (word.length < 2) return -1
  const full = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  return full.findIndex((name) => name.startsWith(word.replace(/s$/, '').slice(0, name.length)))
}
