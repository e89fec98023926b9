/** What a daily post keeps of its own beside the calendar of its class, and the days and times that come of both. */
import { z } from 'zod'
import { Holiday, IsoDate, isZone, usualDays, weekdays } from './calendar-parts.ts'
import type { Calendar } from './due-days.ts'
import type { ClassCalendar } from './class-calendar.ts'

/**
 * A schedule that was stored before classes had a calendar has a zone, days and holidays of its own, and posts by them until it
 * follows its class.
 */
export const ScheduleTiming = z.object({
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  start: IsoDate.optional(),
  end: IsoDate.optional(),
  /** Instead of the zone of the class. */
  zone: z.string().refine(isZone).optional(),
  /** Instead of its school days. */
  days: z.array(z.enum(weekdays)).min(1).optional(),
  /** Instead of its days off. */
  holidays: z.array(Holiday).optional(),
  leftOut: z.array(Holiday).optional(),
  weeks: z.array(z.string()).min(1).optional(),
  fortnight: IsoDate.optional(),
  inExams: z.boolean().optional(),
})
export type ScheduleTiming = z.infer<typeof ScheduleTiming>

/** Returns the days and times of a schedule; undefined where neither it nor the class has a zone. */
export function composeCalendar(
  timing: ScheduleTiming,
  year: ClassCalendar | undefined,
): Calendar | undefined {
  const { holidays: own, leftOut: ownLeftOut, ...rest } = timing
  const { zone = year?.zone, days = year?.days ?? usualDays } = timing
  if (zone === undefined) return undefined
  const leftOut = own === undefined ? year?.leftOut : ownLeftOut
  return {
    ...rest,
    zone,
    days,
    holidays: own ?? year?.holidays ?? [],
    ...(leftOut && { leftOut }),
    ...(year && { class: year }),
  }
}

/** Returns what is its own of a schedule that was saved with everything. */
export function timingOf(calendar: Calendar): ScheduleTiming {
  const { class: _class, days, holidays, leftOut, weeks, ...rest } = calendar
  return {
    ...rest,
    days: [...days],
    holidays: [...holidays],
    ...(leftOut && { leftOut: [...leftOut] }),
    ...(weeks && { weeks: [...weeks] }),
  }
}
