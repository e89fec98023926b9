/** Says what of a typed schedule belongs to the class from now on, and what to this one daily post. */
import type { Holiday, Weekday } from '../calendar/calendar-parts.ts'
import type { ClassCalendar } from '../calendar/class-calendar.ts'
import { formatDays, formatZone } from '../calendar/format-calendar.ts'
import { type DaysOff, holidayKey, mergeHolidays } from '../calendar/holidays.ts'
import type { ImportedDaysOff } from '../calendar/import-days-off.ts'
import type { OnlyDays } from '../calendar/parse-only.ts'
import type { ScheduleTiming } from '../calendar/schedule-timing.ts'
import { joinWords } from '../reply/format.ts'
import type { RichText } from '../reply/reply.ts'

/** What was typed, of which the class gets some and the daily post the rest; what is absent stays. */
export interface TypedTiming {
  readonly time: string
  readonly zone: string | undefined
  readonly days: readonly Weekday[] | undefined
  /** Null takes it away. */
  readonly start: string | null | undefined
  readonly end: string | null | undefined
  /** Null for none. */
  readonly holidays: readonly Holiday[] | null | undefined
  readonly file: ImportedDaysOff['addTo'] | undefined
  readonly only: OnlyDays | undefined
  readonly inExams: boolean | undefined
}

interface AppliedTiming {
  readonly year: ClassCalendar
  readonly timing: ScheduleTiming
  readonly notes: readonly RichText[]
}

interface Before {
  readonly year: ClassCalendar
  /** What is the schedule’s own so far; absent for a new one. */
  readonly timing: ScheduleTiming | undefined
  readonly hasOthers: boolean
}

/**
 * The zone, days and days off of the only daily post are those of its class. Where there are others, a zone and days that the class
 * does not have are this one’s alone, so that setting one moves no other. Days off are added to those of the class, so that whoever
 * types one more loses none.
 */
export function applyTiming(typed: TypedTiming, before: Before): AppliedTiming {
  const { hasOthers, timing: known } = before
  const { time, only, inExams = known?.inExams } = typed
  let year: ClassCalendar = before.year
  let timing: ScheduleTiming = {
    ...known,
    time,
    start: chosen(typed.start, known?.start),
    end: chosen(typed.end, known?.end),
    ...(inExams === undefined ? {} : { inExams }),
  }
  const notes: RichText[] = []
  const shared: string[] = []

  if (typed.zone !== undefined) {
    const isShared = !hasOthers || year.zone === undefined
    if (isShared) year = { ...year, zone: typed.zone }
    timing = { ...timing, zone: typed.zone === year.zone ? undefined : typed.zone }
    if (isShared) shared.push('time zone')
    else if (timing.zone !== undefined) {
      notes.push(ownNote(`the time in ${formatZone(typed.zone)}`, formatZone(year.zone ?? '')))
    }
  }
  if (typed.days !== undefined) {
    if (!hasOthers) year = { ...year, days: [...typed.days] }
    const isSame = formatDays(typed.days) === formatDays(year.days)
    timing = { ...timing, days: isSame ? undefined : [...typed.days] }
    if (!hasOthers) shared.push('school days')
    else if (!isSame) notes.push(ownNote(formatDays(typed.days), formatDays(year.days)))
  }
  if (only !== undefined) {
    timing = {
      ...timing,
      days: only.days && [...only.days],
      weeks: only.weeks && [...only.weeks],
      fortnight: only.fortnight,
    }
  }
  if (typed.holidays !== undefined || typed.file !== undefined) {
    const isOwn = timing.holidays !== undefined || (hasOthers && typed.holidays === null)
    const target = isOwn
      ? { holidays: timing.holidays ?? [], leftOut: timing.leftOut }
      : { holidays: year.holidays, leftOut: year.leftOut }
    const { holidays, leftOut } = changeDaysOff(target, typed, !isOwn)
    const changed = { holidays: [...holidays], leftOut: leftOut && [...leftOut] }
    if (isOwn) {
      timing = { ...timing, ...changed }
      notes.push(['This daily post has its own days off. The others keep those of your class.'])
    } else {
      year = { ...year, ...changed }
      shared.push('days off')
    }
  }
  return {
    year,
    timing,
    notes: shared.length === 0 ? notes : [sharedNote(shared), ...notes],
  }
}

function changeDaysOff(
  known: DaysOff,
  { holidays: typed, file }: TypedTiming,
  isAdded: boolean,
): DaysOff {
  const holidays =
    typed === undefined
      ? known.holidays
      : isAdded && typed !== null
        ? mergeHolidays(known.holidays, typed)
        : (typed ?? [])
  const isOff = new Set(holidays.map(holidayKey))
  const leftOut = typed === null ? [] : known.leftOut?.filter((day) => !isOff.has(holidayKey(day)))
  const changed = { holidays, ...(leftOut && leftOut.length > 0 && { leftOut }) }
  return file === undefined ? changed : file(changed)
}

function chosen<T>(typed: T | null | undefined, known: T | undefined): T | undefined {
  return typed === undefined ? known : (typed ?? undefined)
}

function sharedNote(names: readonly string[]): RichText {
  const belongs = names.length === 1 && names[0] !== 'school days' && names[0] !== 'days off'
  return [
    `Your ${joinWords(names)} ${belongs ? 'belongs' : 'belong'} to your class’s calendar, which homework goes by too. See it with `,
    { command: 'calendar show' },
    '.',
  ]
}

function ownNote(own: string, shared: string): RichText {
  return [
    `Only this daily post goes by ${own}. Your class’s calendar has ${shared}; to change that for everything, use `,
    { command: 'calendar set' },
    '.',
  ]
}
