/** What the `answers` command needs of moderation: one class, as one of its members sees it. */
import type { Answer } from './answer.ts'
import type { DiscussionKey } from './discussion.ts'
import type {
  DecisionMade,
  DiscussionEnd,
  ReportReason,
  ReportResult,
  WaitingAnswer,
} from './moderation-store.ts'

/** An answer in the queue of a teacher. */
export interface QueuedAnswer {
  readonly answer: WaitingAnswer
  /** The words of the class's list that it has. */
  readonly words: readonly string[]
  /** How many wait, this one included. */
  readonly count: number
}

export interface ModerationService {
  /** Returns the words of the class's list. */
  listedWords(): Promise<readonly string[]>
  /** Adds words, divided by commas or line breaks. Throws a UserError if there are too many or none. Returns how many were new. */
  addWords(typed: string): Promise<number>
  /** Returns how many were on the list. */
  removeWords(typed: string): Promise<number>
  /** Whether an answer is to be looked at because of what it says. */
  hasListedWord(text: string): Promise<boolean>

  /** Returns the answer that waits with this id, or the one after it, or else the first. */
  nextWaiting(at?: {
    readonly id: string
    readonly isAfter: boolean
  }): Promise<QueuedAnswer | undefined>
  /** Returns whether an answer is there at all, and who decided about it. */
  lastDecision(
    id: string,
  ): Promise<{ readonly isThere: boolean; readonly decision: DecisionMade | undefined }>
  /** Decides and tells the writer. Returns false if somebody was quicker. */
  decide(
    answer: WaitingAnswer,
    decision: { readonly state: 'shown' | 'refused' | 'hidden'; readonly word: string },
  ): Promise<boolean>
  report(id: string, reason: ReportReason): Promise<ReportResult>

  /** Returns a discussion of this class with all its answers, for teachers to choose from. */
  readEnd(key: Omit<DiscussionKey, 'class'>): Promise<DiscussionEnd | undefined>
  choose(id: string, isChosen: boolean): Promise<boolean>
  /** Draws the groups of this class anew. */
  drawAnew(): Promise<void>
  /** What a teacher's word was, for its writer. */
  wordFor(answer: Answer): Promise<string>
}
