/** A reading plan: up to and with which scene the class may see from which day on. */
import { z } from 'zod'
import { localDate } from '../calendar/local-time.ts'
import { IsoDate, isZone } from '../calendar/calendar-parts.ts'
import { type ClassCalendar, pauseOn } from '../calendar/class-calendar.ts'
import { Id } from '../pack/fields.ts'

/** From the day’s turn on, everything up to and with the scene is open. */
export const ReadingStep = z.strictObject({ date: IsoDate, scene: Id })
export type ReadingStep = z.infer<typeof ReadingStep>

/** Two school years of school days. */
export const maxSteps = 400

/**
 * Strict, since a field that this version does not know may hold scenes back: a plan that cannot be read in full keeps everything
 * closed.
 */
export const ReadingPlan = z.strictObject({
  pack: Id,
  /** A channel’s id, or '' for the whole class. */
  room: z.string().max(200),
  /** When the gate moves, in local time. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** The zone that it was made for, which counts where the class’s calendar has none. */
  zone: z.string().refine(isZone),
  /** In the order of the days, one for each. */
  steps: z
    .array(ReadingStep)
    .min(1)
    .max(maxSteps)
    .refine((steps) =>
      steps.every(({ date }, index) => index === 0 || date > (steps[index - 1]?.date ?? '')),
    ),
  /** What is open before the first turn; nothing if left out. */
  before: Id.optional(),
  /** No step turns after this moment, epoch milliseconds. */
  held: z.strictObject({ since: z.number() }).optional(),
  /** Where a teacher has moved the class by hand, until the turn of this date; for good if left out. */
  moved: z.strictObject({ scene: Id, until: IsoDate.optional() }).optional(),
})
export type ReadingPlan = z.infer<typeof ReadingPlan>

/** A gate that no pack can have a scene for, so that nothing is open. */
export const nothingOpen = '-'

/** What a plan asks of the class’s calendar: its zone, if it has one, and when everything waits. */
export type PlanCalendar = Pick<ClassCalendar, 'zone' | 'pauses'>

export function zoneOf(plan: Pick<ReadingPlan, 'zone'>, { zone }: PlanCalendar): string {
  return zone ?? plan.zone
}

/**
 * Returns when the gate moves for a date, epoch milliseconds. While the class is paused it waits for the first day after, or for ever.
 * A time that the clocks skip comes later by the gap, never earlier, and one that comes twice the first time.
 */
export function turnOn(
  plan: Pick<ReadingPlan, 'time' | 'zone'>,
  calendar: PlanCalendar,
  date: string,
): number {
  const day = afterPauses(calendar, date)
  if (day === undefined) return Infinity
  const local = day.toPlainDateTime(Temporal.PlainTime.from(plan.time))
  return local.toZonedDateTime(zoneOf(plan, calendar)).epochMilliseconds
}

function afterPauses(calendar: PlanCalendar, date: string): Temporal.PlainDate | undefined {
  let day = Temporal.PlainDate.from(date)
  let pause = pauseOn(calendar, date)
  while (pause !== undefined) {
    if (pause.to === undefined) return undefined
    day = Temporal.PlainDate.from(pause.to).add({ days: 1 })
    pause = pauseOn(calendar, day.toString())
  }
  return day
}

/** Returns the last scene that is open at a moment (epoch ms), or `nothingOpen`. */
export function gateAt(plan: ReadingPlan, calendar: PlanCalendar, at: number): string {
  const { moved } = plan
  const moment = momentOfPlan(plan, at)
  if (moved !== undefined) {
    const isOvertaken = moved.until !== undefined && turnOn(plan, calendar, moved.until) <= moment
    if (!isOvertaken) return moved.scene
  }
  return stepAt(plan, calendar, moment)?.scene ?? plan.before ?? nothingOpen
}

/** Returns the last scene that is open once a date’s turn has come, with what a teacher has changed by hand until now. */
export function gateOn(plan: ReadingPlan, calendar: PlanCalendar, date: string): string {
  return gateAt(plan, calendar, momentOf(plan, calendar, date))
}

/** A plan that is held stands still. */
export function momentOfPlan({ held }: Pick<ReadingPlan, 'held'>, at: number): number {
  return held === undefined ? at : Math.min(at, held.since)
}

/** The time of day on a date, whether or not the class is paused then. */
function momentOf(plan: ReadingPlan, { zone }: PlanCalendar, date: string): number {
  return turnOn(plan, { zone, pauses: [] }, date)
}

/** Returns the last step whose turn has come at a moment. */
export function stepAt(
  plan: ReadingPlan,
  calendar: PlanCalendar,
  at: number,
): ReadingStep | undefined {
  // Most steps are far from the moment, and finding a turn costs more than comparing dates.
  const lastDate = Number.isFinite(at) ? localDate(zoneOf(plan, calendar), at) : ''
  const due = plan.steps.filter(({ date }) => date <= lastDate)
  return due.findLast(({ date }) => turnOn(plan, calendar, date) <= at)
}

/** Returns the steps whose turn has not come at a moment (epoch ms), with those that a hold puts off. */
export function stepsAfter(
  plan: ReadingPlan,
  calendar: PlanCalendar,
  at: number,
): readonly ReadingStep[] {
  const last = stepAt(plan, calendar, momentOfPlan(plan, at))
  return last === undefined ? plan.steps : plan.steps.slice(plan.steps.indexOf(last) + 1)
}
