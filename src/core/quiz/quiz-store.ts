/** Where running quizzes are stored, so that any process can continue any of them at any time. */
import type { Quiz, QuizPlan, QuizState } from './quiz.ts'

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

export interface ReadQuiz extends Omit<Updated<undefined>, 'result'> {
  /** Whether the message shows this version. */
  readonly isDrawn: boolean
}

/** A quiz that still needs attention: it is running, or its message does not show its last state. */
export interface LiveQuiz extends Moment {
  readonly id: string
  readonly class: string
  readonly wakesAt: number | undefined
  readonly drawn: boolean
}

/** A question that is open somewhere in a class, and whom it concerns. */
export interface OpenQuestion {
  readonly quiz: string
  readonly room: string
  readonly hostIsTeacher: boolean
  /** Ids of the people who have joined; in an anonymous quiz, too. */
  readonly players: ReadonlySet<string>
  /** Milliseconds until it is closed at the latest, unless the host adds time. */
  readonly closesInMs: number
}

/** A quiz that is not over. */
export interface RunningQuiz {
  readonly plan: QuizPlan
  readonly host: string | undefined
}

/** Ids come from buttons, which anyone can forge, so a quiz is only ever found together with its class. */
export interface QuizStore {
  /** Stores a new quiz. Returns false where its room has one that is not over. */
  open(quiz: Quiz): Promise<boolean>
  /**
   * Loads a quiz, calls `update` and saves what it changed, all in one transaction. Resolves when it is on disk, with
   * undefined where there is no such quiz. `update` must be pure, since it may be called again.
   */
  update<R>(className: string, id: string, update: Update<R>): Promise<Updated<R> | undefined>
  read(className: string, id: string): Promise<ReadQuiz | undefined>
  /** Returns the plan of a quiz, from memory where it has been read before. */
  findPlan(className: string, id: string): Promise<QuizPlan | undefined>
  /** Returns the class of a quiz: only for an id that the bot itself has signed, such as that of a projector’s link. */
  findClass(id: string): Promise<string | undefined>
  findState(className: string, id: string): Promise<QuizState | undefined>
  /** Returns the quiz that is running in a room. */
  findRunningId(className: string, room: string): Promise<string | undefined>
  /** Returns the quizzes that are running in any room of the class, the oldest first. */
  listRunning(className: string): Promise<readonly RunningQuiz[]>
  /**
   * Returns the random id under which somebody plays in an anonymous quiz, undefined if they have none. With `create` they get
   * one. Nothing else in the store says whose it is, and a day later nothing does.
   */
  findPlayerId(
    quiz: Pick<QuizPlan, 'class' | 'id'>,
    person: string,
    create?: boolean,
  ): Promise<string | undefined>
  listLive(): Promise<readonly LiveQuiz[]>
  /** Records that a process looks after these. */
  markSeen(ids: readonly string[]): Promise<void>
  /** Records that the message shows this version. */
  markDrawn(id: string, version: number): Promise<void>
  /** Returns the questions that are open in any room of the class. */
  listOpenQuestions(className: string): Promise<readonly OpenQuestion[]>
}
