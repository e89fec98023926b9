/** Where running quizzes are stored, so that any process can continue any of them at any time. */
import type { Quiz, QuizPlan } from './quiz.ts'

/** The time by the store's clock, on which all processes agree. Epoch milliseconds. */
export interface Moment {
  readonly now: number
  /** When a process last looked after this quiz. */
  readonly seenAt: number
}

/** Returns the updated quiz and a value for the caller. */
export type Update<R> = (quiz: Quiz, moment: Moment) => Pick<Updated<R>, 'quiz' | 'result'>

/** The quiz after this update, and the version that was saved. Updates that were saved together share a version. */
export interface Updated<R> extends Moment {
  readonly quiz: Quiz
  readonly result: R
  /** Grows with every change that the message must show. */
  readonly version: number
}

/** A quiz that still needs attention: it is running, or its message does not show its last state. */
export interface LiveQuiz extends Moment {
  readonly id: string
  readonly wakesAt: number | undefined
  readonly drawn: boolean
}

export interface QuizStore {
  /** Stores a new quiz. Returns false where its room has one that is not over. */
  open(quiz: Quiz): Promise<boolean>
  /**
   * Loads a quiz, calls `update` and saves what it changed, all in one transaction. Resolves when it is on disk, with
   * undefined where there is no such quiz. `update` must be pure, since it may be called again.
   */
  update<R>(id: string, update: Update<R>): Promise<Updated<R> | undefined>
  read(id: string): Promise<Omit<Updated<undefined>, 'result'> | undefined>
  /** Returns the plan of a quiz, from memory where it has been read before. */
  findPlan(id: string): Promise<QuizPlan | undefined>
  /** Returns the quiz that is running in a room. */
  findRunningId(room: string): Promise<string | undefined>
  listLive(): Promise<readonly LiveQuiz[]>
  /** Records that a process looks after these. */
  markSeen(ids: readonly string[]): Promise<void>
  /** Records that the message shows this version. */
  markDrawn(id: string, version: number): Promise<void>
  /** Returns whether a question is open in any room of the class. */
  isQuestionOpen(className: string): Promise<boolean>
}
