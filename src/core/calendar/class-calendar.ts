/** The one calendar of a class: its time zone, school days, weeks A and B, days off, terms, exam weeks and pauses. */
import { z } from 'zod'
import { Holiday, IsoDate, isZone, usualDays, weekdayOf, weekdays } from './calendar-parts.ts'
import { holidayOn } from './holidays.ts'

/** Names of the weeks that take turns, such as A and B. */
export const maxWeekNames = 4
export const maxTerms = 40
export const maxExamWeeks = 40
/** Those that are over are dropped first. */
export const maxPauses = 60
export const maxNameLength = 60

const Name = z.string().min(1).max(maxNameLength)

/** A term without a last day says when it began, and nothing about days off. */
const Term = z.object({ name: Name, from: IsoDate, to: IsoDate.optional() })
export type Term = z.infer<typeof Term>

const ExamWeek = z.object({ name: Name.optional(), from: IsoDate, to: IsoDate })
export type ExamWeek = z.infer<typeof ExamWeek>

/** Days on which everything of the class waits, such as a snow day; without a last day, until somebody resumes. */
const Pause = z.object({ from: IsoDate, to: IsoDate.optional(), reason: Name.optional() })
export type Pause = z.infer<typeof Pause>

const WeekTurns = z.object({
  names: z.array(z.string().min(1).max(20)).min(2).max(maxWeekNames),
  /** A date in a week that has the first name. */
  from: IsoDate,
  /** Whether weeks without school count too; else the turn goes on after them. */
  countsHolidays: z.boolean().optional(),
})
export type WeekTurns = z.infer<typeof WeekTurns>

/** Fields of later versions are left out rather than refused, so that an older process still knows the days off. */
export const ClassCalendar = z.object({
  /** An IANA name as a teacher gave it; it may be an alias. Absent while nobody has said. */
  zone: z.string().refine(isZone).optional(),
  days: z
    .array(z.enum(weekdays))
    .min(1)
    .default([...usualDays]),
  weeks: WeekTurns.optional(),
  holidays: z.array(Holiday).default([]),
  /** Days of an attached calendar that are school days all the same: by their names, or put back by a teacher. */
  leftOut: z.array(Holiday).optional(),
  terms: z.array(Term).default([]),
  examWeeks: z.array(ExamWeek).default([]),
  pauses: z.array(Pause).default([]),
})
export type ClassCalendar = z.infer<typeof ClassCalendar>

/** A class calendar and how often it was changed; 0 while it is only worked out from the class’s daily posts. */
export interface VersionedCalendar {
  readonly calendar: ClassCalendar
  readonly version: number
}

export const emptyCalendar: ClassCalendar = ClassCalendar.parse({})

/** Why a date is no school day of the class. */
export type ClassDayOff =
  | { readonly kind: 'weekday' }
  | { readonly kind: 'holiday'; readonly holiday: Holiday }
  | { readonly kind: 'outside-terms' }
  | { readonly kind: 'pause'; readonly pause: Pause }

/** Returns why a date is no school day, or undefined if it is one. */
export function classDayOff(calendar: ClassCalendar, date: string): ClassDayOff | undefined {
  if (!calendar.days.includes(weekdayOf(date))) return { kind: 'weekday' }
  const holiday = holidayOn(calendar, date)
  if (holiday !== undefined) return { kind: 'holiday', holiday }
  if (isOutsideTerms(calendar, date)) return { kind: 'outside-terms' }
  const pause = pauseOn(calendar, date)
  return pause === undefined ? undefined : { kind: 'pause', pause }
}

export function isSchoolDay(calendar: ClassCalendar, date: string): boolean {
  return classDayOff(calendar, date) === undefined
}

/** Once a term has a last day, school is on within the terms only. */
export function isOutsideTerms({ terms }: Pick<ClassCalendar, 'terms'>, date: string): boolean {
  if (terms.every(({ to }) => to === undefined)) return false
  return terms.every(({ from, to }) => date < from || (to !== undefined && date > to))
}

export function pauseOn(
  { pauses }: Pick<ClassCalendar, 'pauses'>,
  date: string,
): Pause | undefined {
  return pauses.find(({ from, to }) => from <= date && (to === undefined || date <= to))
}

export function examWeekOn(
  { examWeeks }: Pick<ClassCalendar, 'examWeeks'>,
  date: string,
): ExamWeek | undefined {
  return examWeeks.find(({ from, to }) => from <= date && date <= to)
}

/** Returns the term of a date, or the last that began before it; undefined before the first. */
export function termOn({ terms }: Pick<ClassCalendar, 'terms'>, date: string): Term | undefined {
  return terms
    .filter(({ from }) => from <= date)
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .at(-1)
}
