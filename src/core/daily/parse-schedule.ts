/** Turns the options of `daily set` into the schedule to save; what is left out stays as it was. */
import { type Calendar, localDate } from '../calendar/calendar.ts'
import { holidayKey } from '../calendar/holidays.ts'
import { parseHolidays } from '../calendar/parse-calendar.ts'
import { parseDate } from '../calendar/parse-date.ts'
import { parseDays } from '../calendar/parse-days.ts'
import { parseTime } from '../calendar/parse-time.ts'
import { parseSplitZone, splitTime } from '../calendar/split-time.ts'
import { exampleZone, parseTimeZone, zonesToOffer } from '../calendar/time-zones.ts'
import { type AttachedFile, requireText } from '../command/attached-file.ts'
import type { Person, Room } from '../platform/room.ts'
import { UserError } from '../reply/user-error.ts'
import type { DailyService, ScheduleInput } from './daily-service.ts'
import type { Schedule } from './daily-store.ts'
import { importCalendar } from './import-calendar.ts'

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

export interface SetContext {
  readonly room: Room
  readonly name: string
  readonly now: number
  /** Who sets it. */
  readonly person: Person
  /** What another schedule of the class uses. */
  readonly zone: string | undefined
  readonly current: Schedule | undefined
  readonly readCalendar: DailyService['readCalendar']
}

export interface ParsedSchedule {
  readonly schedule: ScheduleInput
  /** What was read from an attached calendar, in a sentence. */
  readonly imported?: string
}

/** Returns the schedule to save. Throws a UserError for an option that cannot be read. */
export async function parseSchedule(
  options: SetOptions,
  { room, name, now, person, zone, current, readCalendar }: SetContext,
): Promise<ParsedSchedule> {
  const known = current?.status === 'off' ? undefined : current
  const parsed = parseCalendarOptions(options, known?.calendar, { now, person, zone })
  const file = options.calendar
  const read = file && (await importCalendar(requireText(file), parsed, now, readCalendar))
  const schedule: ScheduleInput = {
    room,
    name,
    calendar: read?.calendar ?? parsed,
    thread: options.thread ?? known?.thread ?? false,
    pin: options.pin ?? known?.pin ?? false,
    followUp: options.answer ?? known?.followUp ?? false,
    ...(known?.notify === undefined ? {} : { notify: known.notify }),
  }
  return { schedule, ...(read && { imported: read.imported }) }
}

function parseCalendarOptions(
  options: SetOptions,
  known: Calendar | undefined,
  { now, person, zone: classZone }: Pick<SetContext, 'now' | 'person' | 'zone'>,
): Calendar {
  const split = splitTime(options.time, options)
  const time = parseTime(split.time)
  const zone =
    options.timezone === undefined
      ? (parseSplitZone(options.time, split, person) ?? known?.zone ?? classZone)
      : parseTimeZone(options.timezone, person)
  if (zone === undefined) {
    throw new UserError(
      'Which time zone is your school in? Add it, such as ',
      { code: `timezone:${exampleZone(person)}` },
      '.',
    ).asking('timezone', zonesToOffer(person))
  }
  const context = { today: localDate(zone, now), prefer: 'next' } as const
  const start = parseOption(options.start, known?.start, undefined, (input) =>
    parseDate(input, context),
  )
  const end = parseOption(options.end, known?.end, undefined, (input) => parseDate(input, context))
  if (start !== undefined && end !== undefined && end < start) {
    throw new UserError('The end date is before the start date.')
  }
  const typedDays = options.days ?? split.days
  const days = typedDays === undefined ? known?.days : parseDays(typedDays)
  const holidays = parseOption(options.holidays, known?.holidays ?? [], [], (input) =>
    parseHolidays(input, context),
  )
  const isOff = new Set(holidays.map(holidayKey))
  const leftOut = parseOption(options.holidays, known?.leftOut ?? [], [], () =>
    (known?.leftOut ?? []).filter((day) => !isOff.has(holidayKey(day))),
  )
  return {
    time,
    zone,
    days: [...(days ?? parseDays('weekdays'))],
    holidays: [...holidays],
    ...(leftOut.length > 0 && { leftOut: [...leftOut] }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  }
}

/** Left out, it stays as it was; `none` clears it. */
function parseOption<T>(
  input: string | undefined,
  known: T,
  none: T,
  parse: (input: string) => T,
): T {
  if (input === undefined) return known
  return /^none$/i.test(input) ? none : parse(input)
}
