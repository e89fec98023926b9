/** Reads times, days, dates and holidays as teachers type them. What it can't read, it refuses with an example. */
import { UserError } from '../reply/user-error.ts'
import { type Holiday, type Weekday, weekdays } from './calendar.ts'

/** Characters of an attached calendar file; larger ones are refused. */
export const maxCalendarLength = 256 * 1024

const maxHolidays = 200

const dayGroups = new Map<string, readonly Weekday[]>(
  Object.entries({
    weekdays: weekdays.slice(0, 5),
    'school days': weekdays.slice(0, 5),
    weekends: weekdays.slice(5),
    daily: weekdays,
    'every day': weekdays,
  }),
)

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Returns `8:30`, `08.30`, `8:30 pm` and `8am` as 08:30, 08:30, 20:30 and 08:00. Throws a UserError for anything else. */
export function parseTime(input: string): string {
  const [, hours, minutes = '00', half] =
    /^(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?m\.?)?$/i.exec(input.trim()) ?? []
  const hour = hours === undefined ? NaN : Number(hours)
  const isValid = half === undefined ? hour <= 23 : hour >= 1 && hour <= 12
  if (!isValid || Number(minutes) > 59) {
    throw unreadable(input, ' isn’t a valid time. Write it like ', '08:30')
  }
  const hour24 = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return `${String(hour24).padStart(2, '0')}:${minutes}`
}

/** Reads `weekdays`, `mon-thu`, `mon, wed and fri`, `every day`. Throws a UserError for anything else. */
export function parseDays(input: string): readonly Weekday[] {
  const normalised = input.trim().toLowerCase()
  const group = dayGroups.get(normalised)
  if (group !== undefined) return group
  const parts = normalised.split(/\s*(?:,|\band\b|\s)\s*/).filter((part) => part !== '')
  const chosen = new Set(parts.flatMap((part) => daysIn(part) ?? refuseDays(input)))
  if (chosen.size === 0) refuseDays(input)
  return weekdays.filter((day) => chosen.has(day))
}

/** Returns a date such as 2027-01-31, or undefined for anything else. */
export function readDate(input: string): string | undefined {
  const date = input.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return undefined
  }
}

/** The same, but throws a UserError. */
export function parseDate(input: string): string {
  const date = readDate(input)
  if (date !== undefined) return date
  throw unreadable(input, ' isn’t a valid date. Write it like ', '2027-01-31')
}

/** Reads dates and ranges: `2026-12-21..2027-01-04, 2027-05-03`. Throws a UserError for anything else. */
export function parseHolidays(input: string): readonly Holiday[] {
  const holidays = input
    .split(/[,;]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [from = '', to = from] = part.split(/\.\.|\bto\b|–/)
      const holiday = { from: parseDate(from), to: parseDate(to) }
      if (holiday.to < holiday.from) {
        throw new UserError('The holiday ', { code: part.trim() }, ' ends before it starts.')
      }
      return holiday
    })
  return mergeHolidays(holidays)
}

/** Returns the holidays by date, without repeats. Throws a UserError if there are too many. */
export function mergeHolidays(holidays: readonly Holiday[]): readonly Holiday[] {
  const unique = new Map(holidays.map((holiday) => [`${holiday.from}/${holiday.to}`, holiday]))
  if (unique.size > maxHolidays) {
    throw new UserError(
      `That’s ${unique.size} holidays, and only ${maxHolidays} fit. A range such as `,
      { code: '2026-12-21..2027-01-04' },
      ' counts as one.',
    )
  }
  return [...unique.values()].toSorted((a, b) => a.from.localeCompare(b.from))
}

/** Returns the days of `tue` or `mon-thu` (a range may run over the weekend), or undefined for anything else. */
function daysIn(part: string): readonly Weekday[] | undefined {
  const [from = '', to = from, ...more] = part.split(/[-–]/)
  const first = indexOfDay(from)
  const last = indexOfDay(to)
  if (first === -1 || last === -1 || more.length > 0) return undefined
  const week = [...weekdays, ...weekdays]
  return week.slice(first, (last < first ? last + 7 : last) + 1)
}

function indexOfDay(word: string): number {
  if (word.length < 2) return -1
  return dayNames.findIndex((name) => name.startsWith(word.replace(/s$/, '')))
}

function unreadable(input: string, sentence: string, example: string): UserError {
  return new UserError({ code: input }, sentence, { code: example }, '.')
}

function refuseDays(input: string): never {
  throw new UserError(
    { code: input },
    ' isn’t a list of days. Write it like ',
    { code: 'mon-fri' },
    ' or ',
    { code: 'mon, wed, fri' },
    '.',
  )
}
