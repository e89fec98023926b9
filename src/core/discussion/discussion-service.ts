/** What commands can do with answers, bound to the person and the classes of the invocation. */
import type { Answer, Reaction, ReactionCounts, WriteResult } from './answer.ts'
import type { AnswerCounts, Discussion } from './discussion.ts'
import type { ListedAnswer, NewAnswer, ReadResult } from './discussion-store.ts'

/** Which post a button belongs to. */
export interface PostKey {
  readonly schedule: string
  readonly date: string
}

export type OwnAnswer = Answer & { readonly reactions: ReactionCounts }
export type OwnAnswerWithPrompt = OwnAnswer & { readonly prompt: string }
export type CountedDiscussion = Discussion & { readonly counts: AnswerCounts }

/** Ids come from buttons, which anyone can forge: nothing is found outside the person’s own classes. */
export interface DiscussionService {
  /** Returns a post of one of the person’s classes that was posted and is answered. Throws a UserError for one behind the gate. */
  find(key: PostKey): Promise<Discussion | undefined>
  counts(discussion: Discussion): Promise<AnswerCounts>
  own(discussion: Discussion): Promise<OwnAnswer | undefined>
  /** Returns the person’s own answers, of all their classes, the newest first. */
  listOwn(limit: number): Promise<readonly OwnAnswerWithPrompt[]>
  /** Returns undefined where it is gone meanwhile. Resolves once the answer is on disk. */
  write(
    discussion: Discussion,
    answer: Omit<NewAnswer, 'id' | 'name'>,
  ): Promise<{ readonly result: WriteResult; readonly answer: Answer | undefined } | undefined>
  /** Returns whether there was one. */
  remove(discussion: Discussion): Promise<boolean>
  read(discussion: Discussion, page: number): Promise<ReadResult | undefined>
  /** Returns whether the person was shown this answer. */
  react(discussion: Discussion, answer: string, reaction: Reaction | undefined): Promise<boolean>
  /** Returns the pseudonym that the person has chosen in this class. */
  pseudonym(discussion: Discussion): Promise<string | undefined>

  /** For teachers of this class only, like everything below. */
  recent(limit: number): Promise<readonly CountedDiscussion[]>
  findForClass(key: PostKey): Promise<Discussion | undefined>
  list(discussion: Discussion): Promise<readonly ListedAnswer[]>
}
