/** Adds the days of an attached file to a schedule’s calendar, and says what was read. */
import { type Calendar, localDate } from '../calendar/calendar.ts'
import { addHolidays, fitHolidays } from '../calendar/holidays.ts'
import type { DailyService } from './daily-service.ts'
import { formatImport } from './views/import-note.ts'

/** How many years of a file are read, unless the schedule ends before. */
const maxYearsAhead = 2

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
  const last = Temporal.PlainDate.from(today).add({ years: maxYearsAhead }).toString()
  const [from, to] = [calendar.start ?? today, calendar.end ?? last]
  const read = await readCalendar(content, from, to, calendar.zone)
  const { holidays, leftOut = [], ...rest } = addHolidays(calendar, read.holidays, read.schoolDays)
  const daysOff = fitHolidays(holidays, today)
  const left = fitHolidays(leftOut, today)
  const isCut = daysOff.at(-1) !== holidays.at(-1)
  // Where the teacher ends the posts, nothing is missing after that day.
  const until = isCut ? daysOff.at(-1)?.to : calendar.end === undefined ? read.readUntil : undefined
  return {
    calendar: {
      ...rest,
      holidays: [...daysOff],
      ...(left.length > 0 && { leftOut: [...left] }),
    },
    imported: formatImport(read, { from, to, until }),
  }
}
