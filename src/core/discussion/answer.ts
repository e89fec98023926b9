/** What a student wrote under a daily post, and the rules of who may write, change and read. */
import { z } from 'zod'
import { dayMs } from '../platform/clock.ts'

/**
 * `shown`: classmates who have answered may read it. `held`: a teacher looks at it first. `refused`: the teacher sent it back.
 * `hidden`: it was shown, and a teacher took it away.
 */
export const AnswerState = z.enum(['shown', 'held', 'refused', 'hidden'])
export type AnswerState = z.infer<typeof AnswerState>

/** Under which names classmates read answers. Teachers see whose an answer is, unless it is anonymous: then nobody does. */
export const NamesShown = z.enum(['named', 'pseudonym', 'anonymous'])
export type NamesShown = z.infer<typeof NamesShown>

export const Reaction = z.enum(['agree', 'adds', 'differs'])
export type Reaction = z.infer<typeof Reaction>

export type ReactionCounts = Readonly<Record<Reaction, number>>

/** As its writer, classmates or teachers see it. */
export interface Answer {
  readonly id: string
  readonly class: string
  readonly schedule: string
  /** The local date of the post, such as 2027-01-31. */
  readonly date: string
  /** Null where nobody may know it, teachers and files included. */
  readonly person: string | null
  /** Empty where it is not known. */
  readonly name: string
  /** The one that they chose for their class, where they have one. */
  readonly pseudonym?: string
  readonly text: string
  /** When it was first written, and last changed, epoch milliseconds. */
  readonly at: number
  readonly changedAt: number
  readonly state: AnswerState
  /** Whether it came after the question had closed. */
  readonly isLate: boolean
  /** The small group and the role that the class gave them. */
  readonly group?: string
  readonly role?: string
  /** Whether its writer agreed that the whole class is shown it at the end. */
  readonly mayBeShown: boolean
}

export const maxAnswerLength = 600

/** So many answers of others come at a time. */
export const answersPerPage = 3

/** How long after the close late answers are still taken. */
export const lateMs = 7 * dayMs

/** When answers are taken, epoch milliseconds. */
export interface AnswerTimes {
  readonly closesAt: number
}

export type AnswerPhase = 'open' | 'late' | 'over'

export function phaseAt({ closesAt }: AnswerTimes, at: number): AnswerPhase {
  if (at < closesAt) return 'open'
  return at < closesAt + lateMs ? 'late' : 'over'
}

/** `changed` and `saved` are in time. `closed`: it can’t be changed any more. `over`: nothing is taken any more. */
export type WriteResult = 'saved' | 'changed' | 'late' | 'closed' | 'over'

/** Returns what becomes of an answer that is written now. Until the close it can be changed; afterwards only what is missing comes. */
export function judgeWriting(
  times: AnswerTimes,
  before: Pick<Answer, 'state'> | undefined,
  at: number,
): WriteResult {
  const phase = phaseAt(times, at)
  if (phase === 'over') return 'over'
  if (phase === 'open') return before === undefined ? 'saved' : 'changed'
  // What a teacher sent back can be written again.
  return before === undefined || before.state === 'refused' ? 'late' : 'closed'
}

/** Returns the state of an answer that is written or changed: what a teacher has taken away once, they look at first. */
export function stateWhenWritten(
  before: Pick<Answer, 'state'> | undefined,
  { isHeld }: { readonly isHeld: boolean },
): AnswerState {
  const wasTakenAway = before !== undefined && before.state !== 'shown'
  return isHeld || wasTakenAway ? 'held' : 'shown'
}

/** Whether somebody with this answer of their own may read those of others. */
export function opensOthers(own: Pick<Answer, 'state'> | undefined): boolean {
  return own?.state === 'shown' || own?.state === 'held'
}

/** An answer that may be read, without its words. */
export interface Candidate {
  readonly id: string
  readonly author: string
  readonly state: AnswerState
  /** To how many readers it was shown. */
  readonly shown: number
  /** The small group of its writer, where the class has groups. */
  readonly group?: string | null
}

/**
 * Returns the answers to show a reader next: those of their own small group, and within these and the others, those that were shown to the fewest come first, in an order of the reader’s own where
 * that is equal. Never the reader’s own, one that is not shown to the class, or one that they have had.
 */
export function chooseAnswers<T extends Candidate>(
  candidates: readonly T[],
  {
    author,
    seen,
    count,
    group = null,
  }: {
    author: string
    seen: ReadonlySet<string>
    count: number
    group?: string | null | undefined
  },
  orderOf: (id: string) => number,
): readonly T[] {
  return candidates
    .filter((each) => each.state === 'shown' && each.author !== author && !seen.has(each.id))
    .map((each) => ({
      each,
      order: orderOf(`${author}/${each.id}`),
      distance: group !== null && each.group === group ? 0 : 1,
    }))
    .toSorted((a, b) => a.distance - b.distance || a.each.shown - b.each.shown || a.order - b.order)
    .slice(0, count)
    .map(({ each }) => each)
}
