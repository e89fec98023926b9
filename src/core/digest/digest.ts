/** A digest: what happened in a class, for one of its teachers alone, at the time they chose. */
import { z } from 'zod'
import { isZone, weekdays } from '../calendar/calendar-parts.ts'
import type { Due } from '../calendar/due-days.ts'
import type { Room } from '../platform/room.ts'

export const DigestPlan = z.object({
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Null for the school days of the class. */
  days: z.array(z.enum(weekdays)).min(1).nullable().default(null),
  /** Where the calendar of the class has no zone. */
  zone: z.string().refine(isZone).default('UTC'),
})
export type DigestPlan = z.infer<typeof DigestPlan>

/**
 * `sending`: it may have arrived, or the bot was stopped before. `sent`: it arrived. `closed`: the platform took no message for
 * this person. `none`: there was none yet.
 */
export const DigestOutcome = z.enum(['none', 'sending', 'sent', 'closed'])
export type DigestOutcome = z.infer<typeof DigestOutcome>

export interface Digest {
  readonly id: string
  readonly person: string
  /** The channel it was set in, whose pack and limits it follows. */
  readonly room: Room
  readonly plan: DigestPlan
  /** The local date of the next one, and when it is to be looked at (epoch milliseconds). */
  readonly next: Due | undefined
  /** The local date of the last one that was begun. */
  readonly begunDate: string | undefined
  readonly outcome: DigestOutcome
  /** How many in a row did not arrive. */
  readonly failures: number
  /** Up to when the last one that arrived told, epoch milliseconds. */
  readonly toldUntil: number
  /** When its teacher was last seen as one in the class, epoch milliseconds. */
  readonly seenAt: number
  /** Counts the changes. */
  readonly version: number
}

/** After so many in a row that did not arrive, no more are sent. */
export const maxFailures = 5
