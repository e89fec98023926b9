/** Reads the days of an attached file, and says what was read. */
import type { ImportedHolidays } from './parse-ics.ts'
import { localDate } from './local-time.ts'
import { type DaysOff, addHolidays, fitHolidays } from './holidays.ts'
import { formatImport } from './views/import-note.ts'

/** How many years of a file are read where nothing ends, and where the daily post does. */
const yearsAhead = 2
const maxYearsAhead = 5

/** Reads the whole days between two dates from an .ics file. Throws a UserError for a file that isn’t a calendar. */
export type ReadCalendarFile = (
  content: string,
  from: string,
  to: string,
  zone: string,
) => Promise<ImportedHolidays>

interface ImportTarget extends DaysOff {
  readonly zone: string
  readonly start?: string | undefined
  readonly end?: string | undefined
}

export interface ImportedDaysOff {
  /** Returns days off with those of the file, as many as fit. */
  readonly addTo: <T extends DaysOff>(known: T) => T
  /** What was read, in sentences. */
  readonly imported: string
}

export async function importDaysOff(
  content: string,
  target: ImportTarget,
  now: number,
  readFile: ReadCalendarFile,
): Promise<ImportedDaysOff> {
  const today = localDate(target.zone, now)
  const { start = today, end } = target
  const last = Temporal.PlainDate.from(start > today ? start : today)
    .add({ years: end === undefined ? yearsAhead : maxYearsAhead })
    .toString()
  const from = start
  const to = end !== undefined && end < last ? end : last
  const read = await readFile(content, from, to, target.zone)

  function addTo<T extends DaysOff>(known: T): T {
    const { holidays, leftOut = [], ...rest } = addHolidays(known, read.holidays, read.schoolDays)
    const left = fitHolidays(leftOut, today)
    return {
      ...(rest as T),
      holidays: [...fitHolidays(holidays, today)],
      ...(left.length > 0 && { leftOut: [...left] }),
    }
  }

  const { holidays } = addHolidays(target, read.holidays, read.schoolDays)
  const daysOff = fitHolidays(holidays, today)
  const isCut = daysOff.at(-1) !== holidays.at(-1)
  // Where the teacher ends the posts, nothing is missing after that day.
  const until = isCut ? daysOff.at(-1)?.to : to === end ? undefined : read.readUntil
  return { addTo, imported: formatImport(read, { from, to, until }) }
}
