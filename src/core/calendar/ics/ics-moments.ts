/** Reads the dates and times of an .ics file. Days are counted from 1 January 1970, so that they can be reckoned with. */
import { dayMs } from '../../platform/clock.ts'

export interface Moment {
  readonly day: number
  /** Minutes after midnight, up to 1440; absent for a whole day. */
  readonly minute?: number
  /** Whether it is in UTC rather than in local time. */
  readonly isUtc: boolean
}

export const minutesPerDay = 24 * 60

/** 9999-12-31, the last day that a date of this format can name. */
const lastDay = dayOf(9999, 12, 31)

/** Dates with or without dashes; a colon may stand before them where a name with a colon was not put in quotation marks. */
const written =
  /(?:^|:)\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?)?$/i

/** Returns the moment, or undefined for what is none, such as a 30 February. */
export function parseMoment(value: string): Moment | undefined {
  // A period is a start and an end (section 3.3.9).
  const [start = ''] = value.split('/')
  const [, ...parts] = written.exec(start) ?? []
  const [year = 0, month = 0, date = 0, hours, minutes] = parts.slice(0, 5).map(toNumber)
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined
  const day = dayOf(year, month, date)
  if (hours === undefined || minutes === undefined) return { day, isUtc: false }
  const minute = hours * 60 + minutes
  if (minute > minutesPerDay || minutes > 59) return undefined
  return { day, minute, isUtc: parts[6]?.toUpperCase() === 'Z' }
}

/**
 * Returns a time in UTC as the local time of the first of the zones where it is midnight, or the minute before: programs write whole
 * days and their ends so. Any other moment stays as it is written.
 */
export function toLocalMidnight(moment: Moment, zones: readonly string[]): Moment {
  const { day, minute, isUtc } = moment
  if (!isUtc || minute === undefined) return moment
  const instant = Temporal.Instant.fromEpochMilliseconds(day * dayMs + minute * 60_000)
  for (const zone of zones) {
    const local = instant.toZonedDateTimeISO(zone).toPlainDateTime()
    const localMinute = local.hour * 60 + local.minute
    if (localMinute === 0 || localMinute === minutesPerDay - 1) {
      return { day: dayOf(local.year, local.month, local.day), minute: localMinute, isUtc: false }
    }
  }
  return moment
}

/** Returns how many days a duration lasts, a part of a day counting as one; undefined for what is none (section 3.3.6). */
export function parseDuration(value: string): number | undefined {
  const [all, ...parts] =
    /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(value) ?? []
  if (all === undefined) return undefined
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map(toNumber)
  return weeks * 7 + days + hours / 24 + minutes / minutesPerDay + seconds / 86_400
}

/** By arithmetic, many times as fast as with a Date (Howard Hinnant, “chrono-compatible low-level date algorithms”). */
export function dayOf(year: number, month: number, date: number): number {
  // Years are taken to start in March, so that a leap day is their last.
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468
}

export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return isLeapYear(year) ? 29 : 28
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Returns a day as a date such as 2026-11-23; days after the last are the last. */
export function isoDate(day: number): string {
  return new Date(Math.min(day, lastDay) * dayMs).toISOString().slice(0, 10)
}

/** Returns a date such as 2026-11-23 as a day. */
export function dayFromIso(date: string): number {
  return Date.parse(date) / dayMs
}

function toNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}
