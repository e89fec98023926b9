/** A quiz question that a student writes for the class, from the first draft until it is in the class’s quizzes or not. */
import { z } from 'zod'
import type { Person } from '../platform/room.ts'

/** What a student fills into the form. */
export const WrittenQuestion = z.object({
  prompt: z.string(),
  answer: z.string(),
  /** Empty where the answer is typed. */
  wrong: z.array(z.string()),
  explanation: z.string(),
  /** The id of the scene that it is about. */
  scene: z.string(),
})
export type WrittenQuestion = Readonly<z.infer<typeof WrittenQuestion>>

/**
 * `draft` has not been sent; `returned` was sent back with a word; `taking` is on its way into the pack for a moment; `taken` is
 * asked in quizzes; `declined` was left out by a teacher, and `withdrawn` by its writer.
 */
export const submissionStates = [
  'draft',
  'waiting',
  'returned',
  'taking',
  'taken',
  'declined',
  'withdrawn',
] as const
export type SubmissionState = (typeof submissionStates)[number]

/** Those that still wait for somebody. */
export const openStates = ['draft', 'waiting', 'returned', 'taking'] as const

export interface Submission {
  readonly id: string
  readonly pack: string
  readonly by: Pick<Person, 'id' | 'name'>
  readonly question: WrittenQuestion
  /** The name that the class sees with it; undefined for nobody’s. */
  readonly signature: string | undefined
  readonly state: SubmissionState
  /** What the teacher who decided wrote when they sent it back; empty if nothing, or if they have deleted their data. */
  readonly word: string
  /** The teacher who decided, and their name where the class knows it. */
  readonly decidedBy: { readonly id: string; readonly name: string | undefined } | undefined
  /** Grows with every change, so that nobody decides about what they have not seen. */
  readonly version: number
  /** Epoch milliseconds. */
  readonly changedAt: number
}

/** At most so many that are open, of one person and of a class. */
export const maxOpenSubmissions = { person: 10, class: 300 }

/** A claim that has not become a question by then was cut off, so that another teacher may take it. */
export const claimMs = 60_000

export interface NewSubmission extends Pick<Submission, 'id' | 'pack' | 'by' | 'question'> {}

/** What must be true of a submission for a change to apply. */
export interface ExpectedSubmission {
  readonly id: string
  readonly states: readonly SubmissionState[]
  /** Left out, any. */
  readonly version?: number
  /** Left out, anybody’s. */
  readonly person?: string
}

export type SubmissionChange = Partial<
  Pick<Submission, 'question' | 'state' | 'word' | 'signature'> & { readonly decidedBy: string }
>

export interface SubmissionStore {
  /** Stores a draft. Returns whose limit is reached, if one is. */
  create(classId: string, submission: NewSubmission): Promise<'created' | 'person' | 'class'>
  find(classId: string, id: string): Promise<Submission | undefined>
  /** Returns those of one person, the newest first. */
  listOf(classId: string, person: string): Promise<readonly Submission[]>
  /** Returns those that wait for a teacher, the oldest first. */
  listWaiting(classId: string): Promise<readonly Submission[]>
  /** Changes one in a single step. Returns false where it is not, or no longer, as expected. */
  change(classId: string, expected: ExpectedSubmission, change: SubmissionChange): Promise<boolean>
  /** Deletes one in a single step. Returns false where it is not, or no longer, as expected. */
  remove(classId: string, expected: ExpectedSubmission): Promise<boolean>
}
