/** Where a class's rules for answers are stored, what is reported, and what teachers decided. Ids are found with their class only. */
import type { NewChange } from '../settings/change-history.ts'
import type { Answer, AnswerState, ReactionCounts } from './answer.ts'
import type { Discussion, DiscussionKey } from './discussion.ts'
import type { Draw } from './groups.ts'

export const reportReasons = ['hurtful', 'private', 'off-topic', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

/** An answer that a teacher is to look at, with all that they need to decide. */
export interface WaitingAnswer extends Answer {
  readonly prompt: string
  /** Why classmates reported it, the first first; nobody is told who. */
  readonly reports: readonly ReportReason[]
  /** Whether its writer has deleted an answer to the same question that was sent back, hidden or reported. */
  readonly isWrittenAnew: boolean
}

export interface Decision {
  readonly state: AnswerState
  /** What the writer is told; empty for nothing. */
  readonly word: string
  readonly by: { readonly id: string; readonly name: string }
  /** The state of an answer that need not wait for a decision. */
  readonly from?: 'shown' | 'hidden'
}

/** Who decided last about an answer, and with which word it was sent back. */
export interface DecisionMade {
  readonly by: { readonly id: string; readonly name: string }
  readonly word: string
}

export type ReportResult =
  /** `isHeld`: so many have reported it that a teacher looks before anybody else reads it. */
  | { readonly kind: 'reported'; readonly isHeld: boolean; readonly isFirst: boolean }
  | { readonly kind: 'again' }
  /** It is not shown to this reader, or not any more. */
  | { readonly kind: 'gone' }

/** An answer as a teacher chooses from them, or as the class is shown it. */
export interface ChoosableAnswer extends Answer {
  readonly reactions: ReactionCounts
  readonly isChosen: boolean
}

/** What the end of a discussion needs to know. */
export interface DiscussionEnd {
  readonly discussion: Discussion
  readonly answers: readonly ChoosableAnswer[]
  /** What the class was shown already, by id: the same is shown again if the message must be sent again. */
  readonly posted: readonly string[]
}

export interface ModerationStore {
  /** Returns the words of the class's list as they are compared, in the order of the alphabet. */
  listedWords(className: string): Promise<readonly string[]>
  /** Adds words. Returns how many were new, or `full` if there would be more than `limit`; then none is added. */
  addWords(
    className: string,
    words: readonly string[],
    by: Decision['by'] & { readonly limit: number },
  ): Promise<number | 'full'>
  /** Returns how many of the words were on the list. */
  removeWords(className: string, words: readonly string[], by: Decision['by']): Promise<number>

  /** Returns the ids of held and reported answers, the oldest first. */
  waitingIds(className: string): Promise<readonly string[]>
  /** Returns one of them, or undefined if it is gone or nobody waits for a decision about it. */
  findWaiting(className: string, id: string): Promise<WaitingAnswer | undefined>
  /**
   * Decides about an answer that waits, or is in the state `from`, and closes its reports. Returns false to all but the first who does,
   * and where the answer was changed since `changedAt`.
   */
  decide(className: string, id: string, changedAt: number, decision: Decision): Promise<boolean>
  lastDecision(className: string, id: string): Promise<DecisionMade | undefined>

  /** Reports an answer that the person was shown. At `limit` open reports it is held. */
  report(
    className: string,
    id: string,
    report: { readonly person: string; readonly reason: ReportReason; readonly limit: number },
  ): Promise<ReportResult>

  /** Chooses an answer for the class, or takes the choice back. Returns false if it cannot be chosen, or is posted. */
  choose(className: string, id: string, isChosen: boolean): Promise<boolean>
  /** Returns a discussion with all its answers. */
  readEnd(key: DiscussionKey): Promise<DiscussionEnd | undefined>
  /** Records what the class is shown, before it is. */
  markPosted(key: DiscussionKey, ids: readonly string[]): Promise<void>

  /** Returns the group of each member in a period, after drawing for everybody who has none, the person included. */
  seats(
    className: string,
    person: string,
    period: string,
    draw: Draw,
  ): Promise<ReadonlyMap<string, number>>
  /** Returns how many posts of the schedule were answered before this one. */
  countPosts(key: DiscussionKey): Promise<number>
  /** Forgets all groups of a class, so that new ones are drawn. Returns whether there were any, which the history then says. */
  clearSeats(className: string, noted?: NewChange): Promise<boolean>
}
