/** Where assignments and attempts are stored. Ids come from buttons, which anyone can forge, so everything is found with its class only. */
import type { Assignment, AssignmentState } from './assignment.ts'
import type { Attempt } from './attempt.ts'

/** An attempt, and the name of its person for teachers. */
export interface NamedAttempt {
  readonly attempt: Attempt
  readonly name: string
}

/** One person’s work on an assignment. */
export interface OwnWork {
  readonly assignment: Assignment
  /** The person’s attempts so far, the first one first. */
  readonly attempts: readonly Attempt[]
}

export interface WorkKey {
  readonly class: string
  readonly assignment: string
  readonly person: string
}

/** Returns the attempt to be saved, where one is new or has changed, and a value for the caller. */
export type UpdateWork<R> = (work: OwnWork) => {
  readonly attempt?: Attempt | undefined
  readonly result: R
}

/** A card in a channel that does not show how things stand. */
export interface StaleCard {
  readonly assignment: Assignment
  readonly version: number
}

export interface HomeworkStore {
  /** Stores a new assignment. Returns false where the class, or the person of a practice, has too many that are not closed. */
  create(assignment: Assignment): Promise<boolean>
  find(className: string, id: string): Promise<Assignment | undefined>
  /** Returns what is for the whole class, the newest first, and never more than a hundred. */
  list(className: string): Promise<readonly Assignment[]>
  /** Returns a person’s own practices in a class, the newest first. */
  listPractices(className: string, person: string): Promise<readonly Assignment[]>
  /** Changes the state in one transaction. Returns what is stored then; undefined where there is no such assignment. */
  changeState(
    className: string,
    id: string,
    change: (assignment: Assignment) => AssignmentState,
  ): Promise<Assignment | undefined>
  /**
   * Loads one person’s work, calls `update` and saves the attempt that it returns, all in one transaction. Resolves when it is on
   * disk, with undefined where there is no such assignment. `update` must be pure, since it may be called again. `name` is kept
   * with the attempt.
   */
  update<R>(key: WorkKey & { readonly name: string }, update: UpdateWork<R>): Promise<R | undefined>
  /** Returns one person’s attempts. */
  attemptsOf(key: WorkKey): Promise<readonly Attempt[]>
  /** Returns everybody’s attempts. */
  attempts(className: string, id: string): Promise<readonly NamedAttempt[]>
  /** Returns how many people have handed in. */
  countFinished(className: string, id: string): Promise<number>
  /** Returns cards that are to be drawn again by now (epoch milliseconds), those that wait longest first. */
  listStaleCards(now: number, limit: number): Promise<readonly StaleCard[]>
  /** Records that the card shows this version, and when it is next out of date by itself. */
  markDrawn(id: string, version: number, next: number | undefined): Promise<void>
}
