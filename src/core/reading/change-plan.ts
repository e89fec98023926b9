/** What teachers do to a reading plan that runs: move it by days, hold it, or move the class by hand. */
import { formatCount } from '../reply/format.ts'
import { UserError } from '../reply/user-error.ts'
import { formatDate } from '../calendar/format-calendar.ts'
import {
  type PlanCalendar,
  type ReadingPlan,
  type ReadingStep,
  gateAt,
  stepAt,
  stepsAfter,
} from './reading-plan.ts'

/**
 * Moves everything that is still to come by days; what is open stays open. Throws a UserError where it would come before what the
 * class has reached.
 */
export function shiftPlan(
  plan: ReadingPlan,
  calendar: PlanCalendar,
  { at, days }: { readonly at: number; readonly days: number },
): ReadingPlan {
  const coming = stepsAfter(plan, calendar, at)
  const reached = plan.steps.slice(0, plan.steps.length - coming.length)
  const last = reached.at(-1)?.date ?? ''
  function shift(date: string): string {
    return Temporal.PlainDate.from(date).add({ days }).toString()
  }
  const shifted = coming.map(({ date, scene }) => ({ date: shift(date), scene }))
  const [first] = shifted
  if (first === undefined) {
    throw new UserError('Everything in the plan is open already, so there’s nothing left to move.')
  }
  if (first.date <= last) {
    throw new UserError(
      `That’s too far: the next step would come on ${formatDate(first.date)}, and the class had its last one on ${formatDate(last)}.`,
    )
  }
  const until = plan.moved?.until
  const moved = plan.moved && { ...plan.moved, ...(until !== undefined && { until: shift(until) }) }
  return { ...plan, steps: [...reached, ...shifted], ...(moved && { moved }) }
}

export function resumePlan({ held: _held, ...plan }: ReadingPlan): ReadingPlan {
  return plan
}

/** Returns the steps whose turn a hold has kept from coming. */
export function missedSteps(
  plan: ReadingPlan,
  calendar: PlanCalendar,
  at: number,
): readonly ReadingStep[] {
  const coming = stepsAfter(plan, calendar, at)
  const last = stepAt(plan, calendar, at)
  return last === undefined ? [] : coming.slice(0, coming.indexOf(last) + 1)
}

/**
 * Moves the class to a scene now. The plan goes on with the first step that leads further, so that a class that is ahead is not taken
 * back by the plan, and one that is behind catches up with the next step.
 */
export function moveClass(
  { moved: _moved, ...plan }: ReadingPlan,
  calendar: PlanCalendar,
  {
    at,
    scene,
    place,
  }: {
    readonly at: number
    readonly scene: string
    /** The place of a scene in the pack. */
    readonly place: (scene: string) => number
  },
): ReadingPlan {
  if (gateAt(plan, calendar, at) === scene) return plan
  const next = stepsAfter(plan, calendar, at).find((step) => place(step.scene) > place(scene))
  return { ...plan, moved: { scene, ...(next && { until: next.date }) } }
}

const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
}

const maxShiftDays = 366

/** Reads `1 week`, `3 days`, `-1 week` and `two weeks earlier` as days. Throws a UserError for anything else. */
export function parseShift(input: string): number {
  const typed = input.trim().toLowerCase().replaceAll(/[−–]/g, '-')
  const [, before, sign, count, unit = '', after] =
    /^(back |forward |earlier |later )?(?:by )?([-+]?) ?(\d{1,3}|a|an|one|two|three|four)? ?(weeks?|wks?|w|days?|d|wochen?|tage?n?)( back| earlier| forward| later| ahead)?$/.exec(
      typed,
    ) ?? []
  const number = numberWords[count ?? 'a'] ?? Number(count)
  const days = unit.startsWith('w') ? number * 7 : number
  if (unit === '' || days === 0 || days > maxShiftDays) {
    throw new UserError(
      { code: input },
      ' isn’t a length of time. Write it like ',
      { code: '1 week' },
      ' or ',
      { code: '3 days' },
      ', and for earlier ',
      { code: '-1 week' },
      '.',
    )
  }
  const isEarlier = sign === '-' || /back|earlier/.test(`${before ?? ''}${after ?? ''}`)
  return isEarlier ? -days : days
}

/** Returns “1 week later” or “3 days earlier”. */
export function formatShift(days: number): string {
  const length = Math.abs(days)
  const span = length % 7 === 0 ? formatCount(length / 7, 'week') : formatCount(length, 'day')
  return `${span} ${days < 0 ? 'earlier' : 'later'}`
}
