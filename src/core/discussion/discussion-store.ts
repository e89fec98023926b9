/** Where answers are stored. Ids come from buttons, which anyone can forge, so everything is found with its class only. */
import type { DueWork } from '../platform/due-work.ts'
import type { Answer, AnswerState, Reaction, ReactionCounts, WriteResult } from './answer.ts'
import type {
  AnswerCounts,
  Discussion,
  DiscussionKey,
  NewDiscussion,
  StalePost,
} from './discussion.ts'

/** One person in one discussion. */
export interface AnswerKey extends DiscussionKey {
  readonly person: string
}

export interface NewAnswer {
  readonly id: string
  readonly name: string
  readonly text: string
  /** Whether a teacher looks at it first, although the class holds none. */
  readonly hold?: boolean
  /** Whether the writer agrees that the whole class is shown it. */
  readonly mayBeShown?: boolean
  readonly group?: string
  readonly role?: string
}

export interface ReadAnswer extends Answer {
  /** What the reader said of it. */
  readonly reaction: Reaction | undefined
  readonly reactions: ReactionCounts
}

/** `write-first`: the reader has no answer of their own. `waiting`: so many answers of others are missing. */
export type ReadResult =
  | { readonly kind: 'write-first' }
  | { readonly kind: 'waiting'; readonly missing: number }
  | {
      readonly kind: 'answers'
      readonly answers: readonly ReadAnswer[]
      /** From 0. */
      readonly page: number
      /** Whether there are answers that the reader has not had. */
      readonly hasMore: boolean
    }

/** As teachers see it. */
export interface ListedAnswer extends Answer {
  readonly reactions: ReactionCounts
  /** Whether classmates reported it, and no teacher has looked since. */
  readonly isReported: boolean
}

/** As digests and gradebooks need it: without the words. Of anonymous answers nobody is told who wrote them. */
export interface AnswerRow extends Pick<
  Answer,
  'id' | 'schedule' | 'date' | 'person' | 'name' | 'state' | 'isLate' | 'at'
> {
  readonly reactions: ReactionCounts
}

export interface DiscussionStore {
  /** Stores that a post is answered. Once somebody has, only its message may still change. */
  open(discussion: NewDiscussion): Promise<void>
  find(key: DiscussionKey): Promise<Discussion | undefined>
  counts(key: DiscussionKey): Promise<AnswerCounts>
  /** Returns the discussions of a class, the newest first. */
  recent(
    className: string,
    limit: number,
  ): Promise<readonly (Discussion & { readonly counts: AnswerCounts })[]>

  /**
   * Writes a person’s answer, or changes it. Resolves when it is on disk, with undefined where there is no such discussion.
   */
  write(
    key: AnswerKey,
    answer: NewAnswer,
  ): Promise<{ readonly result: WriteResult; readonly answer: Answer | undefined } | undefined>
  /** Returns the person’s own answer. */
  own(key: AnswerKey): Promise<(Answer & { readonly reactions: ReactionCounts }) | undefined>
  /** Returns a person’s own answers in a class, the newest first, with the question of each. */
  listOwn(
    className: string,
    person: string,
    limit: number,
  ): Promise<readonly (Answer & { readonly prompt: string; readonly reactions: ReactionCounts })[]>
  /** Deletes it, and what its writer said of others. Returns whether there was one. */
  remove(key: AnswerKey): Promise<boolean>
  /** Returns a page of the answers of others for a reader, choosing as many new ones as it has place for. */
  read(key: AnswerKey, page: number): Promise<ReadResult | undefined>
  /** Says something of an answer that the reader was shown, or takes it back. Returns whether they were. */
  react(key: AnswerKey, answer: string, reaction: Reaction | undefined): Promise<boolean>

  /** For teachers: returns everybody’s answers with their words, the most reactions first. */
  list(key: DiscussionKey): Promise<readonly ListedAnswer[]>
  /** For teachers: returns what waits for them, held or reported, the oldest first. */
  listWaiting(
    className: string,
    limit: number,
  ): Promise<readonly (Answer & { readonly prompt: string })[]>
  /** Returns one answer of a class, for teachers. */
  findAnswer(className: string, id: string): Promise<Answer | undefined>
  /** Returns whose an answer is, so that they can be told what became of it. Nobody else may learn it. */
  writerOf(className: string, id: string): Promise<string | undefined>
  /** Returns false where there is no such answer, or it is not in one of the states `from`. */
  setState(
    className: string,
    id: string,
    state: AnswerState,
    from?: readonly AnswerState[],
  ): Promise<boolean>
  /** Returns the answers under posts of these local dates, both included, by date. */
  answersBetween(className: string, from: string, to: string): Promise<readonly AnswerRow[]>

  /** Returns posts that are to be drawn again by now (epoch milliseconds), those that wait longest first. */
  listStalePosts(due: DueWork): Promise<readonly StalePost[]>
  /** Records that the post shows this version, and when it is next out of date by itself. */
  markDrawn(key: DiscussionKey, version: number, next: number | undefined): Promise<void>
  /** Returns who was told to wait and can read now, once: the caller tells them. */
  claimWaiting(key: DiscussionKey): Promise<readonly string[]>
}
