/** The parts of a reading plan that are open at a moment: what each week has opened. */
import { mondayOf } from '../calendar/calendar-parts.ts'
import {
  type PlanCalendar,
  type ReadingPlan,
  gateAt,
  momentOfPlan,
  stepAt,
  turnOn,
} from './reading-plan.ts'

/** The ids of scenes that are open: those of this week’s part, and those before it. */
export interface WeekPart {
  readonly part: readonly string[]
  readonly earlier: readonly string[]
}

/**
 * Returns the number of the first scene of each part, ascending; the last is this week’s, or that of the week which opened something
 * last. What was open before the plan is a part too. Empty where nothing is open.
 */
export function partsAt(
  plan: ReadingPlan,
  calendar: PlanCalendar,
  at: number,
  numberOf: (scene: string) => number,
): readonly number[] {
  const gate = numberOf(gateAt(plan, calendar, at))
  const last = stepAt(plan, calendar, momentOfPlan(plan, at))
  const turned = last === undefined ? [] : plan.steps.slice(0, plan.steps.indexOf(last) + 1)
  const ends = [...Map.groupBy(turned, ({ date }) => mondayOf(date)).values()].map((steps) =>
    Math.max(...steps.map(({ scene }) => numberOf(scene))),
  )
  // A part begins after the end of the one before.
  const starts = [0, numberOf(plan.before ?? ''), ...ends.slice(0, -1)].map((end) => end + 1)
  return [...new Set(starts)].filter((start) => start <= gate).toSorted((a, b) => a - b)
}

/** Returns when the gate moved to where it is at a moment, epoch milliseconds; undefined where no turn has moved it. */
export function lastTurn(
  plan: ReadingPlan,
  calendar: PlanCalendar,
  at: number,
): number | undefined {
  const step = stepAt(plan, calendar, momentOfPlan(plan, at))
  return step?.scene === gateAt(plan, calendar, at) ? turnOn(plan, calendar, step.date) : undefined
}
