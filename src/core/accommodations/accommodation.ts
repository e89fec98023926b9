/** What a teacher lets one student have in one class: more time, and fewer options to choose from. */
import { z } from 'zod'
import type { Person } from '../platform/room.ts'

/** How many times the usual time they have; `none` is no limit, where anything may be without one. */
export const TimeFactor = z.union([z.literal([1, 1.25, 1.5, 2]), z.literal('none')])
export type TimeFactor = z.infer<typeof TimeFactor>

/** How many wrong options are left out for them. */
export const FewerOptions = z.literal([0, 1, 2])
export type FewerOptions = z.infer<typeof FewerOptions>

export interface Accommodation {
  readonly timeFactor: TimeFactor
  readonly fewerOptions: FewerOptions
}

export const noAccommodation: Accommodation = { timeFactor: 1, fewerOptions: 0 }

export type Student = Pick<Person, 'id' | 'name'>

export interface StudentAccommodation extends Accommodation {
  readonly student: Student
  /** When a teacher last changed it, epoch milliseconds. */
  readonly changedAt: number
}

/** More than any class has; a list as long as this is still read at a glance by the database. */
export const maxAccommodations = 200

/** In a live quiz a class waits for nobody longer than this after the close, milliseconds. */
const maxLiveExtraMs = 60_000

export function isUsual({ timeFactor, fewerOptions }: Accommodation): boolean {
  return timeFactor === 1 && fewerOptions === 0
}

/**
 * Returns how much longer than `openMs` a question of a live quiz is open for somebody, in milliseconds: at most as long again, and
 * never more than a minute, since the class waits.
 */
export function liveExtraMs(openMs: number, timeFactor: TimeFactor): number {
  const more = timeFactor === 'none' ? 1 : timeFactor - 1
  return Math.min(maxLiveExtraMs, Math.round(Math.max(0, openMs) * more))
}

/** Returns a deadline of somebody’s own; undefined where they have none. Milliseconds. */
export function ownTimeMs(usualMs: number, timeFactor: TimeFactor): number | undefined {
  return timeFactor === 'none' ? undefined : Math.round(usualMs * timeFactor)
}

/** Returns the factor that gives the most time. */
export function mostTime(factors: Iterable<TimeFactor>): TimeFactor {
  let most: TimeFactor = 1
  for (const factor of factors) {
    if (factor === 'none') return 'none'
    if (factor > most) most = factor
  }
  return most
}

/** Returns what somebody has who has each of these. */
export function mostOf(accommodations: readonly Accommodation[]): Accommodation {
  const [fewerOptions = 0] = accommodations
    .map((each) => each.fewerOptions)
    .toSorted((a, b) => b - a)
  return { timeFactor: mostTime(accommodations.map((each) => each.timeFactor)), fewerOptions }
}
