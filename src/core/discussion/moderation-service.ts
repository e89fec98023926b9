/** What the `answers` command needs of moderation, as one member of a class sees it. */
import type { Answer } from './answer.ts'
import type { Discussion, DiscussionKey } from './discussion.ts'
import type { DiscussionRole } from './groups.ts'
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

/** What the class gave somebody for one post. */
export interface DiscussionPlace {
  readonly group?: string
  /** Whether nobody else is in the group yet; then they read the whole class. */
  readonly isAlone?: true
  readonly role?: DiscussionRole
}

/** The classes of a discussion are checked where it was found; everything else is of the class of the room. */
export interface ModerationService {
  /** Returns the group and role of the person under a post: none where answers are anonymous, since a small group would give them away. */
  placeIn(discussion: Discussion): Promise<DiscussionPlace>
  /** Whether a teacher looks first because of what an answer says. */
  hasListedWord(discussion: Discussion, text: string): Promise<boolean>
  /** Whether the class is shown a few answers at the end, if their writers agree. */
  showsEnd(discussion: Discussion): Promise<boolean>
  /** To be called once an answer is on disk. */
  afterWriting(discussion: Discussion): Promise<void>
  /** Returns a teacher's word to whoever wrote an answer; empty where there is none. */
  wordFor(answer: Answer): Promise<string>
  report(discussion: Discussion, id: string, reason: ReportReason): Promise<ReportResult>

  /** For teachers, like everything below: returns the words of the class's list. */
  listedWords(): Promise<readonly string[]>
  /** Adds words, divided by commas. Throws a UserError if there are too many or none. Returns how many were new. */
  addWords(typed: string): Promise<number>
  /** Returns how many were on the list. */
  removeWords(typed: string): Promise<number>

  countWaiting(): Promise<number>
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

  /** Hides an answer from the class, or shows it again, and tells its writer. Returns false if it is not as it was any more. */
  setShown(id: string, changedAt: number, isShown: boolean): Promise<boolean>

  /** Returns a discussion with all its answers, for teachers to choose from. */
  readEnd(key: Omit<DiscussionKey, 'class'>): Promise<DiscussionEnd | undefined>
  choose(id: string, isChosen: boolean): Promise<boolean>
  /** Draws the groups of this class anew. */
  drawAnew(): Promise<void>
}
