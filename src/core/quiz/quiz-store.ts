/** Where running quizzes are kept, so that any process can go on with any of them at any moment. */
import type { Quiz, QuizPlan } from './quiz.ts'

/** A moment by the store's clock, on which all processes agree. Epoch milliseconds. */
export interface Moment {
  readonly now: number
  /** When some process last said that it looks after this quiz. */
  readonly seenAt: number
}

/** What a move decides: the quiz as it shall be, and something to hand back. */
interface UpdateResult<R> {
  readonly quiz: Quiz
  readonly result: R
}

export type Update<R> = (quiz: Quiz, moment: Moment) => UpdateResult<R>

/** The quiz as this move left it, and the version that was saved, which later moves of the same moment may share. */
export interface Updated<R> extends Moment, UpdateResult<R> {
  /** Grows with every change that must be drawn. */
  readonly version: number
}

/** A quiz that still needs somebody: it runs, or its last state has not been drawn. */
export interface LiveQuiz {
  readonly id: string
  readonly wakesAt: number | undefined
  readonly drawn: boolean
  readonly now: number
  readonly seenAt: number
}

export interface QuizStore {
  /** Keeps a new quiz; false where its room has one that is not over. */
  open(quiz: Quiz): Promise<boolean>
  /**
   * Loads a quiz, lets `move` decide and saves what it changed, all in one transaction that nobody else can come between.
   * Resolves when it is on disk. Nothing where there is no such quiz. Moves are pure,
   * so one may be called again.
   */
  update<R>(id: string, move: Update<R>): Promise<Updated<R> | undefined>
  read(id: string): Promise<Omit<Updated<undefined>, 'result'> | undefined>
  /** What never changes of a quiz; from memory where it has been read before. */
  findPlan(id: string): Promise<QuizPlan | undefined>
  /** The quiz that runs in a room. */
  findRunningId(room: string): Promise<string | undefined>
  listLive(): Promise<readonly LiveQuiz[]>
  /** Says that these are being looked after. */
  markSeen(ids: readonly string[]): Promise<void>
  /** Says that the message shows this version. */
  markDrawn(id: string, version: number): Promise<void>
  /** Whether some room of the class has a question open. */
  isQuestionOpen(className: string): Promise<boolean>
}
