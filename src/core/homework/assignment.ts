/** An assignment: questions for a class, or for one person alone, that each student answers on their own until a moment. All JSON. */
import { z } from 'zod'
import { PlatformName } from '../platform/platform-name.ts'
import { PlayItem } from '../quiz/kinds/index.ts'

/** A test has one attempt and often a time limit; a practice is one person’s own, and nobody waits for it. */
export const AssignmentUse = z.enum(['homework', 'test', 'practice'])
export type AssignmentUse = z.infer<typeof AssignmentUse>

/** What happens to work after the due time. `share` is what is taken off the points, from 0 to 1. */
export const LateRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('marked') }),
  z.object({ kind: z.literal('reduced'), share: z.number().min(0).max(1) }),
])
export type LateRule = z.infer<typeof LateRule>

/**
 * When students see right answers: after each question, after handing in, once nobody can hand in any more, or once a teacher
 * releases the results to everyone.
 */
export const AnswersShown = z.enum(['at-once', 'after-attempt', 'after-due', 'released'])
export type AnswersShown = z.infer<typeof AnswersShown>

export const maxAttempts = 5

/** A class has at most so many that are not closed. */
export const maxOpenAssignments = 20

export const maxAssignmentItems = 30

/** What is decided at the setting and never changes. The questions are kept as they were, whatever becomes of the pack. */
export const AssignmentPlan = z.object({
  id: z.string(),
  class: z.string(),
  room: z.string(),
  platform: PlatformName,
  use: AssignmentUse,
  /** The only person it is for; null where it is for the class. */
  person: z.string().nullable().default(null),
  pack: z.string(),
  /** What it covers, in words. */
  about: z.string(),
  /** What the teacher wrote above it; empty for nothing. */
  note: z.string().default(''),
  items: z.array(PlayItem).min(1).max(maxAssignmentItems),
  /** How often somebody may try. */
  attempts: z.int().min(1),
  /** How long one attempt may take from its beginning, milliseconds; null for no limit. */
  timeMs: z.int().nullable().default(null),
  late: LateRule,
  show: AnswersShown,
  setAt: z.int(),
  /** The time zone of the class, in which nobody is reminded at night. */
  zone: z.string().default('UTC'),
})
export type AssignmentPlan = z.infer<typeof AssignmentPlan>

/** What teachers and time may change. Moments are epoch milliseconds. */
export const AssignmentState = z.object({
  /** Whether its teacher alone has seen it so far. */
  draft: z.boolean().default(false),
  opensAt: z.int(),
  /** Null for no due time. */
  dueAt: z.int().nullable(),
  /** Until when late work is taken; null where none is. */
  lateUntil: z.int().nullable().default(null),
  /** The last moment before a teacher closed it. */
  closedAt: z.int().nullable().default(null),
  /** When everyone sees the results of a test; null until a teacher has said. */
  releasedAt: z.int().nullable().default(null),
  /** Whether it was called off: it counts for nothing. */
  cancelled: z.boolean().default(false),
  /** The card in the channel; null until it is posted, and for a practice. */
  message: z.object({ room: z.string(), id: z.string() }).nullable().default(null),
})
export type AssignmentState = z.infer<typeof AssignmentState>

/** The `opensAt` of what opens at once: before any time that a platform’s clock, or another process’s, may say it is. */
export const opensAtOnce = 0

export interface Assignment {
  readonly plan: AssignmentPlan
  readonly state: AssignmentState
}

/** Returns the last moment at which anybody can answer, epoch milliseconds; undefined while there is none. */
export function closesAt({ state }: Pick<Assignment, 'state'>): number | undefined {
  const { dueAt, lateUntil, closedAt, releasedAt } = state
  const last = dueAt === null ? Infinity : Math.max(dueAt, lateUntil ?? dueAt)
  // Once everyone sees the answers, nobody begins.
  const end = Math.min(closedAt ?? Infinity, (releasedAt ?? Infinity) - 1, last)
  return end === Infinity ? undefined : end
}

export type AssignmentPhase = 'planned' | 'open' | 'late' | 'closed' | 'cancelled'

/** What counts at the due moment itself is still in time. */
export function phaseOf(assignment: Pick<Assignment, 'state'>, at: number): AssignmentPhase {
  const { state } = assignment
  if (state.cancelled) return 'cancelled'
  if (state.draft) return 'planned'
  if (at > (closesAt(assignment) ?? Infinity)) return 'closed'
  if (at < state.opensAt) return 'planned'
  return state.dueAt !== null && at > state.dueAt ? 'late' : 'open'
}

/** Returns when the phase next changes by itself after a moment, or undefined if it never does. */
export function phaseEndsAt(assignment: Pick<Assignment, 'state'>, at: number): number | undefined {
  const { opensAt, dueAt } = assignment.state
  if (assignment.state.cancelled) return undefined
  const changes = [opensAt, (dueAt ?? NaN) + 1, (closesAt(assignment) ?? NaN) + 1]
  const coming = changes.filter((moment) => moment > at)
  return coming.length === 0 ? undefined : Math.min(...coming)
}
