/** When a digest comes, and why none comes on a day. Pure. */
import {
  type Calendar,
  type Due,
  dayOffReason,
  holidayOn,
  momentOn,
  nextDue,
} from '../calendar/calendar.ts'
import type { DigestPlan } from './digest.ts'

/** What of the calendar of a class decides when digests come; a class may have none yet. */
export type DigestCalendar = Calendar | undefined

/** One later than this comes at no time that anybody chose, and waits for the next. Milliseconds. */
export const maxDigestDelayMs = 2 * 3_600_000

const schoolDays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

export function digestZone(plan: DigestPlan, calendar: DigestCalendar): string {
  return calendar?.zone ?? plan.zone
}

/** The days and the time of a digest, without any holidays: those are looked at when it comes. */
function ownCalendar(plan: DigestPlan, calendar: DigestCalendar): Calendar {
  return {
    time: plan.time,
    zone: digestZone(plan, calendar),
    days: [...(plan.days ?? calendar?.days ?? schoolDays)],
    holidays: [],
  }
}

/** Returns the next one after a moment (epoch milliseconds), on or after the date `from`. */
export function nextDigest(
  plan: DigestPlan,
  calendar: DigestCalendar,
  after: number,
  from = '',
): Due | undefined {
  return nextDue(ownCalendar(plan, calendar), after, from)
}

/** Returns when a digest comes on a date, as the calendar of the class is now (epoch milliseconds). */
export function digestMoment(plan: DigestPlan, calendar: DigestCalendar, date: string): number {
  return momentOn(ownCalendar(plan, calendar), date).epochMilliseconds
}

/** Returns why no digest comes on a date, in words that follow “because”; undefined where one may. */
export function digestDayOff(
  plan: DigestPlan,
  calendar: DigestCalendar,
  date: string,
): string | undefined {
  if (calendar === undefined) return undefined
  const reason = dayOffReason(calendar, date)
  switch (reason) {
    case undefined:
      return undefined
    case 'weekday':
      // Whoever chose the days has chosen this one.
      return plan.days === null ? 'it isn’t a school day' : undefined
    case 'before-start':
      return 'the term hasn’t begun'
    case 'after-end':
      return 'the term is over'
    case 'holiday': {
      const name = holidayOn(calendar, date)?.name
      return name === undefined ? 'it’s a holiday' : `it’s a holiday (${name})`
    }
    case 'no-such-date':
      return 'there’s no such date'
    default:
      return reason satisfies never
  }
}
