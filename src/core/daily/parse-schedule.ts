/** Turns the options of `daily set` into what is to change; what is left out stays as it was. */
import { localDate } from '../calendar/local-time.ts'
import type { ClassCalendar } from '../calendar/class-calendar.ts'
import { type ReadCalendarFile, importDaysOff } from '../calendar/import-days-off.ts'
import { parseHolidays } from '../calendar/parse-calendar.ts'
import { parseDate } from '../calendar/parse-date.ts'
import { parseDays } from '../calendar/parse-days.ts'
import { parseOnly } from '../calendar/parse-only.ts'
import { parseTime } from '../calendar/parse-time.ts'
import { parseSplitZone, splitTime } from '../calendar/split-time.ts'
import { askClassZone, parseTimeZone } from '../calendar/parse-time-zone.ts'
import { type AttachedFile, requireText } from '../command/attached-file.ts'
import type { Person, Room } from '../platform/room.ts'
import { UserError } from '../reply/user-error.ts'
import type { ScheduleInput } from './daily-service.ts'
import type { Schedule } from './daily-store.ts'

export interface SetOptions {
  readonly time: string
  readonly timezone?: string
  readonly days?: string
  readonly only?: string
  readonly exams?: boolean
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
  /** The calendar of the class. */
  readonly year: ClassCalendar
  /** Whether the class has another daily post than this one. */
  readonly hasOthers: boolean
  readonly current: Schedule | undefined
  readonly readFile: ReadCalendarFile
}

export interface ParsedSchedule {
  readonly schedule: ScheduleInput
  /** What was read from an attached calendar, in a sentence. */
  readonly imported?: string
}

/** Returns the schedule to save. Throws a UserError for an option that cannot be read. */
export async function parseSchedule(
  options: SetOptions,
  context: SetContext,
): Promise<ParsedSchedule> {
  const { room, name, current, year } = context
  const known = current?.status === 'off' ? undefined : current
  const { zone, ...typed } = parseTiming(options, known, context)
  const { holidays, leftOut } = known?.calendar ?? year
  const read =
    options.calendar &&
    (await importDaysOff(
      requireText(options.calendar),
      {
        zone: typed.typedZone ?? zone,
        holidays,
        leftOut,
        start: typed.start ?? known?.calendar.start,
        end: typed.end ?? known?.calendar.end,
      },
      context.now,
      context.readFile,
    ))
  const { typedZone, ...timing } = typed
  const schedule: ScheduleInput = {
    room,
    name,
    timing: { ...timing, zone: typedZone, file: read?.addTo },
    thread: options.thread ?? known?.thread ?? false,
    pin: options.pin ?? known?.pin ?? false,
    followUp: options.answer ?? known?.followUp ?? false,
    ...(known?.notify === undefined ? {} : { notify: known.notify }),
  }
  return { schedule, ...(read && { imported: read.imported }) }
}

function parseTiming(
  options: SetOptions,
  known: Schedule | undefined,
  { now, person, year }: Pick<SetContext, 'now' | 'person' | 'year'>,
) {
  const split = splitTime(options.time, options)
  const time = parseTime(split.time)
  const typedZone =
    options.timezone === undefined
      ? parseSplitZone(options.time, split, person)
      : parseTimeZone(options.timezone, person)
  const zone = typedZone ?? known?.calendar.zone ?? year.zone
  if (zone === undefined) throw askClassZone(person)
  const context = { today: localDate(zone, now), prefer: 'next' } as const
  const start = parseOption(options.start, (input) => parseDate(input, context))
  const end = parseOption(options.end, (input) => parseDate(input, context))
  const [first, last] = [
    start === undefined ? known?.calendar.start : start,
    end === undefined ? known?.calendar.end : end,
  ]
  if (first && last && last < first) {
    throw new UserError('The end date is before the start date.')
  }
  const typedDays = options.days ?? split.days
  return {
    time,
    zone,
    typedZone,
    start,
    end,
    days: typedDays === undefined ? undefined : parseDays(typedDays),
    holidays: parseOption(options.holidays, (input) =>
      parseHolidays(input, context, { mayHaveNames: true }),
    ),
    only:
      options.only === undefined
        ? undefined
        : parseOnly(options.only, {
            names: year.weeks?.names ?? [],
            from: first && first > context.today ? first : context.today,
          }),
    inExams: options.exams,
  }
}

/** Left out, it is undefined; `none` is null. */
function parseOption<T>(
  input: string | undefined,
  parse: (input: string) => T,
): T | null | undefined {
  if (input === undefined) return undefined
  return /^none$/i.test(input) ? null : parse(input)
}
