/** Reads when homework is due, as teachers write it: a day, or a day and a time, in the time zone of the class. */
import { holidayOn } from '../calendar/holidays.ts'
import { type Calendar, dayOffReason, nextDue } from '../calendar/due-days.ts'
import { localDate, momentOn, nextDay } from '../calendar/local-time.ts'
import { pauseOn } from '../calendar/class-calendar.ts'
import { parseDate } from '../calendar/parse-date.ts'
import { parseTime } from '../calendar/parse-time.ts'
import { dayMs } from '../platform/clock.ts'
import { UserError } from '../reply/user-error.ts'

export interface DueContext {
  /** Epoch milliseconds. */
  readonly now: number
  readonly zone: string
  /** The class’s school days, where it has them. */
  readonly calendar: Calendar | undefined
}

export interface ParsedDue {
  /** Epoch milliseconds. */
  readonly at: number
  /** Why no school is on that day: the name of a holiday, or that it is not a school day. */
  readonly dayOff: string | undefined
}

/** A day without a time lasts until its last minute. */
const endOfDay = '23:59'

const maxAheadMs = 400 * dayMs

/** More words than anybody writes with a day and a time. */
const maxWords = 10

/** Throws a UserError for what cannot be read, can be read in two ways, is over, or is more than a year away. */
export function parseDue(input: string, context: DueContext): ParsedDue {
  const { now, calendar } = context
  const { at, date } = nextMoment(input, context)
  if (at <= now) {
    throw new UserError({ code: input }, ' is over already. Please choose a later time.')
  }
  if (at > now + maxAheadMs) {
    throw new UserError({ code: input }, ' is more than a year away. Please choose an earlier day.')
  }
  return { at, dayOff: calendar === undefined ? undefined : describeDayOff(calendar, date) }
}

/** On a Monday at ten, Monday at nine is a week away. */
function nextMoment(input: string, context: DueContext): { at: number; date: string } {
  const { zone, now } = context
  const today = localDate(zone, now)
  const first = momentFrom(input, context, today)
  if (first.at > now) return first
  const later = momentFrom(input, context, nextDay(today))
  const days = Temporal.PlainDate.from(first.date).until(later.date).days
  return first.date === today && days === 7 ? later : first
}

/** Reads the words as somebody means them on a day. */
function momentFrom(input: string, context: DueContext, today: string) {
  const { date, time } = readSchoolDay(input, context) ?? readDayAndTime(input, today)
  const calendar: Calendar = {
    time: time ?? endOfDay,
    zone: context.zone,
    days: ['mon'],
    holidays: [],
  }
  return { date, at: momentOn(calendar, date).epochMilliseconds }
}

interface DayAndTime {
  readonly date: string
  readonly time?: string | undefined
}

const nextSchoolDay =
  /^(?:(?:the )?next school day|(?:am )?n(?:ä|ae?)chste[nr]? schultag)(?![\p{L}\p{N}])/iu

/** Reads “next school day”, with or without a time after it. */
function readSchoolDay(input: string, { now, zone, calendar }: DueContext): DayAndTime | undefined {
  const typed = input.trim().normalize('NFC')
  const named = nextSchoolDay.exec(typed)
  if (named === null) return undefined
  const [, rest] = /^,? (?:at |um )?(.+)$/i.exec(typed.slice(named[0].length)) ?? []
  if (calendar === undefined) {
    throw new UserError(
      'This class has no calendar yet. Set its time zone with ',
      { command: 'calendar set' },
      '. Write the day instead, such as ',
      { code: 'Friday' },
      '.',
    )
  }
  const due = nextDue({ ...calendar, zone }, now, nextDay(localDate(zone, now)))
  if (due === undefined) throw unreadable(input)
  return { date: due.date, time: rest === undefined ? undefined : parseTime(rest) }
}

/** Reads a day, a time, or both in either order. What one half of the words leaves open is asked. */
function readDayAndTime(input: string, today: string): DayAndTime {
  const words = input
    .trim()
    .replace(/(?<=\d)T(?=\d)/, ' ')
    .split(/\s+/)
  if (words.length > maxWords) throw unreadable(input)
  let question: UserError | undefined

  function read<T>(parse: () => T): T | undefined {
    try {
      return parse()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      if (error.message.includes(' can mean two ')) question ??= error
      return undefined
    }
  }

  function readDate(typed: string): string | undefined {
    return read(() => parseDate(typed.replace(/,$/, ''), { today, prefer: 'next' }))
  }

  const whole = readDate(words.join(' '))
  if (whole !== undefined) return { date: whole }
  const isAsked = question !== undefined
  for (let at = 1; at < words.length; at += 1) {
    const [first, second] = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
    for (const [day, clock] of [
      [first, second],
      [second, first],
    ] as const) {
      const time = read(() => parseTime(clock.replace(/,$/, '')))
      const date = time === undefined ? undefined : readDate(day)
      if (date !== undefined) return { date, time }
    }
  }
  if (isAsked && question !== undefined) throw question
  const time = read(() => parseTime(words.join(' ')))
  if (time !== undefined) return { date: today, time }
  throw question ?? unreadable(input)
}

function describeDayOff(calendar: Calendar, date: string): string | undefined {
  const reason = dayOffReason(calendar, date)
  if (reason === undefined) return undefined
  if (reason === 'outside-terms') return 'outside the terms'
  if (reason === 'pause') {
    return (calendar.class && pauseOn(calendar.class, date)?.reason) ?? 'your class is paused'
  }
  return holidayOn(calendar, date)?.name ?? 'not a school day'
}

function unreadable(input: string): UserError {
  return new UserError(
    { code: input },
    ' isn’t a day or a time. Write it like ',
    { code: 'Friday' },
    ', ',
    { code: 'Friday 17:00' },
    ' or ',
    { code: '2027-01-31 08:30' },
    '.',
  )
}
