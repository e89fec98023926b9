/** Turns the options of `daily set` into what is to be saved; what is left out stays as it was. */
import { UserError } from '../reply/user-error.ts'
import type { AttachedFile } from '../command/option.ts'
import type { Room } from '../platform/room.ts'
import {
  mergeHolidays,
  parseDate,
  parseDays,
  parseHolidays,
  parseTime,
  parseTimeZone,
} from './parse-calendar.ts'
import type { ScheduleInput } from './daily-service.ts'
import type { Schedule } from './daily-store.ts'
import { parseIcs } from './ics.ts'
import { type Calendar, type Holiday, localDate } from './schedule.ts'

export interface SetOptions {
  readonly time: string
  readonly timezone?: string
  readonly days?: string
  readonly start?: string
  readonly end?: string
  readonly holidays?: string
  readonly calendar?: AttachedFile
  readonly thread?: boolean
  readonly pin?: boolean
  readonly answer?: boolean
}

export interface ParsedSchedule {
  readonly schedule: ScheduleInput
  /** What became of an attached calendar. */
  readonly imported?: string
}

/** How far ahead an attached calendar is read, in years. */
const maxYearsAhead = 2

/** `zone` is what another schedule of the class uses. Throws a UserError for what cannot be read. */
export function parseSchedule(
  options: SetOptions,
  {
    room,
    name,
    now,
    zone,
    current,
  }: {
    readonly room: Room
    readonly name: string
    readonly now: number
    readonly zone: string | undefined
    readonly current: Schedule | undefined
  },
): ParsedSchedule {
  const known = current?.status === 'off' ? undefined : current
  const calendar = parseCalendarOptions(options, known?.calendar, zone)
  const file = options.calendar
  const read = file === undefined ? undefined : parseIcs(file.content, ...span(calendar, now))
  const holidays = mergeHolidays([...calendar.holidays, ...(read?.holidays ?? [])])
  const wish: ScheduleInput = {
    room,
    name,
    calendar: { ...calendar, holidays: [...holidays] },
    thread: options.thread ?? known?.thread ?? false,
    pin: options.pin ?? known?.pin ?? false,
    followUp: options.answer ?? known?.followUp ?? false,
    ...(known?.notify === undefined ? {} : { notify: known.notify }),
  }
  return read === undefined
    ? { schedule: wish }
    : { schedule: wish, imported: formatImported(read) }
}

function parseCalendarOptions(
  options: SetOptions,
  known: Calendar | undefined,
  zone: string | undefined,
): Calendar {
  const time = parseTime(options.time)
  const named = options.timezone === undefined ? undefined : parseTimeZone(options.timezone)
  const place = named ?? known?.zone ?? zone
  if (place === undefined) {
    throw new UserError(
      'In which time zone? Add ',
      { code: 'timezone:Europe/London' },
      ' or where your school is.',
    )
  }
  const start = parseDateOption(options.start, known?.start)
  const end = parseDateOption(options.end, known?.end)
  if (start !== undefined && end !== undefined && end < start) {
    throw new UserError('The end date is before the start date.')
  }
  return {
    time,
    zone: place,
    days: [
      ...(options.days === undefined
        ? (known?.days ?? parseDays('weekdays'))
        : parseDays(options.days)),
    ],
    holidays: [...parseHolidayOption(options.holidays, known?.holidays ?? [])],
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  }
}

/** `none` takes a date away. */
function parseDateOption(words: string | undefined, known: string | undefined): string | undefined {
  if (words === undefined) return known
  return /^none$/i.test(words) ? undefined : parseDate(words)
}

function parseHolidayOption(
  words: string | undefined,
  known: readonly Holiday[],
): readonly Holiday[] {
  if (words === undefined) return known
  return /^none$/i.test(words) ? [] : parseHolidays(words)
}

function span(calendar: Calendar, now: number): [string, string] {
  const today = localDate(calendar.zone, now)
  const last = Temporal.PlainDate.from(today).add({ years: maxYearsAhead }).toString()
  return [calendar.start ?? today, calendar.end ?? last]
}

function formatImported({ holidays, skippedEvents }: ReturnType<typeof parseIcs>): string {
  const count = holidays.length === 1 ? '1 holiday' : `${holidays.length} holidays`
  const rest =
    skippedEvents === 0
      ? ''
      : ` Left out, since they have a time of day and are no days off: ${skippedEvents}.`
  return `${count} read from the calendar file.${rest}`
}
