/** What commands can do with students’ questions, bound to the person and the class of the invocation. */
import type { QuizItem } from '../quiz/kinds/index.ts'
import type {
  ExpectedSubmission,
  Submission,
  SubmissionChange,
  WrittenQuestion,
} from './submission.ts'

/** `taken`; `changed` where it is no longer as the teacher saw it; or why the pack cannot hold it. */
export type TakeResult = 'taken' | 'changed' | { readonly problems: readonly string[] }

export interface PublicName {
  readonly name: string
  /** Whether they chose it for the class. */
  readonly isPseudonym: boolean
}

export interface SubmissionService {
  /** Stores a draft of the person’s. Throws a UserError where there is no room for another one. */
  create(question: WrittenQuestion): Promise<Submission>
  /** Returns the person’s own, the newest first. */
  listOwn(): Promise<readonly Submission[]>
  /** Returns one of the person’s own. */
  findOwn(id: string): Promise<Submission | undefined>
  /** Changes one of the person’s own. Returns false where it is not as expected. */
  changeOwn(expected: ExpectedSubmission, change: SubmissionChange): Promise<boolean>
  /** Deletes one of the person’s own. Returns false where it is not as expected. */
  removeOwn(expected: ExpectedSubmission): Promise<boolean>
  /** Returns the name under which the class knows the person; undefined where there is nothing to read in it. */
  publicName(): Promise<PublicName | undefined>

  /** For teachers only, like everything below. Returns one of anybody in the class. */
  find(id: string): Promise<Submission | undefined>
  /** Returns those that wait for the pack in use, the oldest first, and how many wait for other packs. */
  listWaiting(): Promise<{ readonly waiting: readonly Submission[]; readonly elsewhere: number }>
  /** Decides about one that waits, under the person’s name. Returns false where it no longer waits as it was seen. */
  decide(seen: Pick<Submission, 'id' | 'version'>, change: SubmissionChange): Promise<boolean>
  /** Puts it into the class’s quizzes, as this item. */
  take(seen: Submission, item: QuizItem): Promise<TakeResult>
  /** Returns how many questions the class has added to the pack in use. */
  countAdded(): Promise<number>
  /** Returns those as the pack’s own file would hold them, without names. */
  patch(): Promise<string>
}
