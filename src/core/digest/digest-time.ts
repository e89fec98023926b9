/** When a digest comes, and why none comes on a day. Pure. */
import { weekdays } from '../calendar/calendar-parts.ts'
import { type Calendar, type Due, nextDue } from '../calendar/due-days.ts'
import { momentOn } from '../calendar/local-time.ts'
import { type ClassCalendar, classDayOff } from '../calendar/class-calendar.ts'
import type { DigestPlan } from './digest.ts'

/** One later than this comes at no time that anybody chose, and waits for the next. Milliseconds. */
export const maxDigestDelayMs = 2 * 3_600_000

export function digestZone(plan: DigestPlan, { zone }: Pick<ClassCalendar, 'zone'>): string {
  return zone ?? plan.zone
}

/** The days and the time of a digest, without any days off: those are looked at when it comes. */
function ownCalendar(plan: DigestPlan, year: ClassCalendar): Calendar {
  return {
    time: plan.time,
    zone: digestZone(plan, year),
    days: plan.days ?? year.days,
    holidays: [],
  }
}

/** Returns the next one after a moment (epoch milliseconds), on or after the date `from`. */
export function nextDigest(
  plan: DigestPlan,
  year: ClassCalendar,
  after: number,
  from = '',
): Due | undefined {
  return nextDue(ownCalendar(plan, year), after, from)
}

/** More days in a row than a class is off in summer. */
const maxDaysOff = 70

/**
 * Returns when the next digest comes after a moment that no day off keeps back, epoch milliseconds; while there is no end of the days
 * off, when it would come without them. Undefined if it never comes.
 */
export function nextComing(
  plan: DigestPlan,
  year: ClassCalendar,
  after: number,
): number | undefined {
  const first = nextDigest(plan, year, after)
  let due = first
  for (let days = 0; due !== undefined && days < maxDaysOff; days += 1) {
    if (digestDayOff(plan, year, due.date) === undefined) return due.at
    due = nextDigest(plan, year, due.at)
  }
  return first?.at
}

/** Returns when a digest comes on a date, as the calendar of the class is now (epoch milliseconds). */
export function digestMoment(plan: DigestPlan, year: ClassCalendar, date: string): number {
  return momentOn(ownCalendar(plan, year), date).epochMilliseconds
}

/** Returns why no digest comes on a date, in words that follow “because”; undefined where one may. */
export function digestDayOff(
  plan: DigestPlan,
  year: ClassCalendar,
  date: string,
): string | undefined {
  // Whoever chose the days themselves gets it on them, unless school is off.
  const days = plan.days === null ? year.days : [...weekdays]
  const off = classDayOff({ ...year, days: [...days] }, date)
  switch (off?.kind) {
    case undefined:
      return undefined
    case 'weekday':
      return 'it isn’t a school day'
    case 'outside-terms':
      return 'it’s outside your terms'
    case 'holiday': {
      const { name } = off.holiday
      return name === undefined ? 'it’s a holiday' : `it’s a holiday (${name})`
    }
    case 'pause': {
      const { reason } = off.pause
      return reason === undefined ? 'the class is paused' : `the class is paused (${reason})`
    }
    default:
      return off satisfies never
  }
}
