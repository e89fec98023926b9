/** Reads the day of a line of a reading plan, as timetables, spreadsheets and word processors write it. */
import { type DateContext, startsDate } from '../calendar/date-words.ts'
import { parseDate } from '../calendar/parse-date.ts'
import { parseHolidays } from '../calendar/parse-calendar.ts'
import { foldTyped } from '../calendar/typed-text.ts'
import { UserError } from '../reply/user-error.ts'

/** What stands before a day: `w/c 11 Jan`, `Week beginning 11 Jan`, `bis 11.1.` */
const before =
  /^(?:w[/. ]?[cb]|wk\.?|week)(?:[ :]+(?:beginning|commencing|starting|of|from))?[ :]+(?=\p{L}*[ .,]*\d)|^(?:by|until|from|on|woche (?:vom|ab)|ab(?: dem)?|bis(?: zum)?|vom|am|zum|semana del?|semaine du)[ :]+/iu

/** A row counts itself: `1`, `Week 1`, `KW 2`, `Lesson 3`. */
const count =
  /^(?:(?:week|wk|w|lesson|class|session|woche|kw|stunde|semana|sem|semaine|no|nr|#)\.? ?)?\d{1,3}[.):]?$/iu

const calendarWeek = /^(?:kw|kalenderwoche) ?(\d{1,2})[.:]?$/i

/** How spreadsheets count days, from 30 December 1899; those of about fifty years. */
const serial = /^[3-5]\d{4}$/
const serialStart = Temporal.PlainDate.from('1899-12-30')

/** Returns the day that these words are; of several days, such as `11–15 January`, the first. Throws a UserError for anything else. */
export function readDay(typed: string, context: DateContext): string {
  const words = typed.trim().replace(/[:,]$/, '')
  if (serial.test(words)) return serialStart.add({ days: Number(words) }).toString()
  const day = words.replace(before, '')
  try {
    return parseDate(day, context)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const found = readCalendarWeek(words, context) ?? firstOfRange(day, context)
    if (found !== undefined) return found
    throw count.test(words) ? noDay() : error
  }
}

export function isDay(typed: string, context: DateContext): boolean {
  try {
    return readDay(typed, context) !== ''
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return false
  }
}

/** Whether a cell only counts the rows. */
export function isCount(cell: string): boolean {
  return cell === '' || count.test(cell)
}

export function noDay(): UserError {
  return new UserError(
    'This line has no day. Write the date on which its reading opens, such as ',
    { code: '11 Jan' },
    '.',
  )
}

function firstOfRange(typed: string, context: DateContext): string | undefined {
  // What has no dash, or more than a range needs, is words.
  const [word = '', next = ''] = foldTyped(typed).split(' ')
  if (typed.length > 60 || !/\d.*\D.*\d/.test(typed) || !startsDate(word, next)) return undefined
  try {
    const [range, other] = parseHolidays(typed, context)
    return range !== undefined && other === undefined && range.from < range.to
      ? range.from
      : undefined
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return undefined
  }
}

/** Returns the Monday of a week as ISO 8601 counts them and German calendars show them, in the year that is nearest. */
function readCalendarWeek(typed: string, { today }: DateContext): string | undefined {
  const [, week] = calendarWeek.exec(typed) ?? []
  if (week === undefined || Number(week) < 1 || Number(week) > 53) return undefined
  const now = Temporal.PlainDate.from(today)
  const mondays = [-1, 0, 1].map((years) => {
    const fourth = Temporal.PlainDate.from({ year: now.year + years, month: 1, day: 4 })
    return fourth.add({ days: 1 - fourth.dayOfWeek + 7 * (Number(week) - 1) })
  })
  const [nearest] = mondays.toSorted(
    (one, other) => Math.abs(now.until(one).days) - Math.abs(now.until(other).days),
  )
  return nearest?.toString()
}
