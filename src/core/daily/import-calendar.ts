/** Adds the days of an attached file to a schedule’s calendar, and says what was read. */
import { type Calendar, localDate } from '../calendar/calendar.ts'
import { addHolidays, fitHolidays } from '../calendar/holidays.ts'
import type { DailyService } from './daily-service.ts'
import { formatImport } from './views/import-note.ts'

/** How many years of a file are read where the schedule has no end, and where it has one. */
const yearsAhead = 2
const maxYearsAhead = 5

export interface ImportedCalendar {
  readonly calendar: Calendar
  /** What was read, in sentences. */
  readonly imported: string
}

export async function importCalendar(
  content: string,
  calendar: Calendar,
  now: number,
  readCalendar: DailyService['readCalendar'],
): Promise<ImportedCalendar> {
  const today = localDate(calendar.zone, now)
  const { start = today, end } = calendar
  const last = Temporal.PlainDate.from(start > today ? start : today)
    .add({ years: end === undefined ? yearsAhead : maxYearsAhead })
    .toString()
  const from = start
  const to = end !== undefined && end < last ? end : last
  const read = await readCalendar(content, from, to, calendar.zone)
  const { holidays, leftOut = [], ...rest } = addHolidays(calendar, read.holidays, read.schoolDays)
  const daysOff = fitHolidays(holidays, today)
  const left = fitHolidays(leftOut, today)
  const isCut = daysOff.at(-1) !== holidays.at(-1)
  // Where the teacher ends the posts, nothing is missing after that day.
  const until = isCut ? daysOff.at(-1)?.to : to === end ? undefined : read.readUntil
  return {
    calendar: {
      ...rest,
      holidays: [...daysOff],
      ...(left.length > 0 && { leftOut: [...left] }),
    },
    imported: formatImport(read, { from, to, until }),
  }
}
