/** Reads dates as people write them. */
import { UserError } from '../reply/user-error.ts'
import { weekdays } from './calendar-parts.ts'
import { correctSlips } from './date-slips.ts'
import {
  type DateContext,
  maxYearsAwayIfShort,
  readNamedDate,
  readRelativeDate,
  rewriteEastAsian,
  splitWeekday,
} from './date-words.ts'
import { formatDate } from './format-calendar.ts'
import { foldTyped } from './typed-text.ts'

/** Dates further away from today are slips. */
const maxYearsAway = 20

/** What spreadsheets and calendars write after a date that has no time. */
const midnight = /(?<=\d)[ ,t]+(?:0?0[:.]00(?:[:.]00(?:\.0+)?)?z?|12:00(?::00)? ?am)$/

/** Returns a date such as 2027-01-31, or undefined for anything else. It reads what programs write and what is stored. */
export function readDate(input: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(input.trim()) ?? []
  return year === undefined ? undefined : toDate(year, month, day)
}

/**
 * Returns `2027-01-31`, `31.1.2027`, `31st January`, `Jan 31, 2027`, `tomorrow`, `next Monday` and `in two weeks` as 2027-01-31 and
 * so on. Throws a UserError for anything else; where a date can be read in two ways, it asks.
 */
export function parseDate(input: string, context: DateContext): string {
  const [typed, weekday] = splitWeekday(
    rewriteEastAsian(foldTyped(input).replace(midnight, '')).replaceAll(
      /(?<=\d) ?([-.]) ?(?=\d)/g,
      '$1',
    ),
  )
  const readings = new Set(
    readNumbers(typed, context) ??
      readNamedDate(typed, context) ??
      readRelativeDate(typed, context) ??
      [],
  )
  const [date, other] = readings
  if (date === undefined) throw unreadable(input, typed, context)
  if (other !== undefined) {
    throw new UserError(
      { code: input },
      ' can mean two dates. Write ',
      { code: date },
      ' or ',
      { code: other },
      '.',
    )
  }
  if (!isNear(date, context.today, maxYearsAway)) {
    throw new UserError({ code: input }, ' is too many years away. Please check the year.')
  }
  if (weekday !== undefined && weekday !== weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1]) {
    throw new UserError(
      { code: input },
      ` is ${formatDate(date)}. Please check the day and the date.`,
    )
  }
  return date
}

/** Asks whether a slip of the finger was made in a word. */
function unreadable(input: string, typed: string, context: DateContext): UserError {
  const [corrected] = splitWeekday(correctSlips(typed) ?? '')
  const [meant, other] =
    readNamedDate(corrected, context) ?? readRelativeDate(corrected, context) ?? []
  if (meant !== undefined && other === undefined) {
    return new UserError(
      { code: input },
      ` isn’t a valid date. Did you mean ${formatDate(meant)}? Then write `,
      { code: meant },
      '.',
    )
  }
  return new UserError(
    { code: input },
    ' isn’t a valid date. Write it like ',
    { code: '2027-01-31' },
    '.',
  )
}

/** Reads `2027-01-31`, `20270131`, `31.1.2027` and `31/1/27`: both dates where day and month could be swapped. */
function readNumbers(
  typed: string,
  { today, first: order }: DateContext,
): readonly string[] | undefined {
  const [, year, month, day] =
    /^(\d{4})([-./ ])(\d{1,2})\2(\d{1,2})$/.exec(typed)?.toSpliced(2, 1) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ??
    []
  if (year !== undefined) return present(toDate(year, month, day))
  const [, first, separator, second, last] =
    /^(\d{1,2})([-./])(\d{1,2})\2 ?(\d{4}|\d{2})$/.exec(typed) ?? []
  if (first === undefined || last === undefined) return undefined
  const isShort = last.length === 2
  const century = isShort ? '20' : ''
  // With full stops, the day comes first everywhere.
  const [hasDayFirst, hasMonthFirst] = [order !== 'month', order !== 'day' && separator !== '.']
  const readings = present(
    hasDayFirst || separator === '.' ? toDate(century + last, second, first) : undefined,
    hasMonthFirst ? toDate(century + last, first, second) : undefined,
  )
  if (!isShort) return readings
  const near = readings.filter((date) => isNear(date, today, maxYearsAwayIfShort))
  // Few people put a year of two digits first.
  const yearFirst = separator === '.' ? undefined : toDate(`20${first}`, second, last)
  if (near.length > 0 || yearFirst === undefined) return near.length > 0 ? near : readings
  return isNear(yearFirst, today, maxYearsAwayIfShort) ? [yearFirst] : readings
}

function toDate(year = '', month = '', day = ''): string | undefined {
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) }
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return undefined
  }
}

function present(...dates: readonly (string | undefined)[]): readonly string[] {
  return dates.filter((date) => date !== undefined)
}

function isNear(date: string, today: string, maxYears: number): boolean {
  return Temporal.PlainDate.from(date).since(today).abs().total('days') <= maxYears * 366
}
