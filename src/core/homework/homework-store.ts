/** Where assignments and attempts are stored. Ids come from buttons, which anyone can forge, so everything is found with its class only. */
import type { DueWork } from '../platform/due-work.ts'
import type { Person } from '../platform/room.ts'
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

/** An attempt at a test that may still run. */
export interface OpenTest {
  readonly assignment: Assignment
  readonly attempt: Attempt
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
  /** Since when, epoch milliseconds. */
  readonly since: number
}

/** Students who are to be reminded of an assignment. */
export interface DueHomeworkReminder {
  readonly assignment: Assignment
  /** When they were to be, epoch milliseconds. */
  readonly at: number
}

/** What the history says of a change: it completes “Ms Rivera …”. */
export interface HomeworkNote {
  readonly by: Pick<Person, 'id' | 'name'>
  readonly said: (changed: Assignment) => string
}

export interface HomeworkStore {
  /** Stores a new assignment, and deletes drafts that nobody posted for a day, and the oldest one where its place is needed. Returns false where the class has too many that are not closed, or the person of a practice has one. */
  create(assignment: Assignment): Promise<boolean>
  find(className: string, id: string): Promise<Assignment | undefined>
  /** Returns what is posted for the whole class and was not called off, the newest first, and never more than a hundred. */
  list(className: string): Promise<readonly Assignment[]>
  /** Returns what is posted for the whole class, was not called off and could be answered in that time (epoch milliseconds), by when it was set. */
  listBetween(className: string, from: number, to: number): Promise<readonly Assignment[]>
  /** Returns a person’s own practices in a class, the newest first. */
  listPractices(className: string, person: string): Promise<readonly Assignment[]>
  /**
   * Changes the state in one transaction, where `note` is given with a line in the history. Returns what is stored then; undefined
   * where there is no such assignment.
   */
  changeState(
    className: string,
    id: string,
    change: (assignment: Assignment) => AssignmentState,
    note?: HomeworkNote,
  ): Promise<Assignment | undefined>
  /**
   * Loads one person’s work, calls `update` and saves the attempt that it returns, all in one transaction. Resolves when it is on
   * disk, with undefined where there is no such assignment. `update` must be pure, since it may be called again. `name` is kept
   * with the attempt.
   */
  update<R>(key: WorkKey & { readonly name: string }, update: UpdateWork<R>): Promise<R | undefined>
  /** Returns a person’s attempts at tests, in any class, that they have not handed in. */
  listTests(person: string): Promise<readonly OpenTest[]>
  /** Returns one person’s attempts. */
  attemptsOf(key: WorkKey): Promise<readonly Attempt[]>
  /** Returns everybody’s attempts. */
  attempts(className: string, id: string): Promise<readonly NamedAttempt[]>
  /** Returns how many people have handed in. */
  countFinished(className: string, id: string): Promise<number>
  /** Records where the card was posted. */
  savePosted(assignment: Assignment, message: AssignmentState['message']): Promise<void>
  /** Returns cards that are to be drawn again by now (epoch milliseconds), those that wait longest first. */
  listStaleCards(due: DueWork): Promise<readonly StaleCard[]>
  /** Records that the card shows this version, and when it is next out of date by itself. */
  markDrawn(id: string, version: number, next: number | undefined): Promise<void>
  /** Returns the ids and names of those who have used the bot in a class, without its teachers; a name may be empty. */
  members(className: string): Promise<readonly { readonly id: string; readonly name: string }[]>
  isQuiet(person: string): Promise<boolean>
  setQuiet(person: string, isQuiet: boolean): Promise<void>
  listDueReminders(due: DueWork): Promise<readonly DueHomeworkReminder[]>
  /** Records that a person is reminded. Returns false where they were before, want none, or have handed in. */
  claimReminder(assignment: Assignment, person: string): Promise<boolean>
  /** Has students reminded at another moment, or never, unless that has changed meanwhile. */
  moveReminder(reminder: DueHomeworkReminder, at: number | undefined): Promise<void>
  /** Records that everybody was reminded. */
  endReminders(reminder: DueHomeworkReminder): Promise<void>
}
