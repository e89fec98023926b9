/** What commands can do with homework, bound to the person and the classes of the invocation. */
import type { Calendar } from '../calendar/due-days.ts'
import type { RichText } from '../reply/reply.ts'
import type { Assignment, AssignmentPlan, AssignmentState } from './assignment.ts'
import type { NamedAttempt, OwnWork, UpdateWork } from './homework-store.ts'

export type NewAssignment = Pick<
  AssignmentPlan,
  'use' | 'timeMs' | 'about' | 'note' | 'items' | 'attempts' | 'late' | 'show' | 'setAt' | 'zone'
> &
  Pick<AssignmentState, 'opensAt' | 'dueAt' | 'lateUntil' | 'releasedAt'>

/** `late` where the platform has not taken the card yet; it follows by itself. `gone` where there is no such draft. */
export type PublishResult = 'posted' | 'late' | 'gone' | { readonly rejected: RichText }

/** Somebody of the class; the name is empty where the bot has not read it. */
export interface ClassMember {
  readonly id: string
  readonly name: string
}

/** Ids come from buttons, which anyone can forge: nothing is found outside the person’s own classes. */
export interface HomeworkService {
  /** Returns the school days of the class that the room is in, where it has them. */
  calendar(): Promise<Calendar | undefined>
  /** Stores a draft for this room. Returns undefined where the class has too many that are open. */
  draft(assignment: NewAssignment): Promise<Assignment | undefined>
  /** Posts a draft’s card, from when on it counts. */
  publish(id: string): Promise<PublishResult>
  /** Returns what is set, of all classes of the person, the newest first. */
  list(): Promise<readonly Assignment[]>
  /** Returns an assignment and the person’s attempts. */
  find(id: string): Promise<OwnWork | undefined>
  /** Changes the person’s own work; see the store. Resolves once it is on disk. */
  update<R>(id: string, update: UpdateWork<R>): Promise<R | undefined>
  /** Returns the person’s own practices, of all their classes, the newest first. */
  practices(): Promise<readonly Assignment[]>
  /** Stores a practice for the person alone, where they have none open in this class. */
  startPractice(practice: NewAssignment): Promise<void>
  /** Ends the person’s own practice; `at` is its last moment, epoch milliseconds. */
  endPractice(id: string, at: number): Promise<void>
  /** Whether the person wants no reminders. */
  isQuiet(): Promise<boolean>
  setQuiet(isQuiet: boolean): Promise<void>

  /** For teachers of this class only, like everything below. Changes the state, and the card with it; `said` is what the history says of it. */
  change(
    id: string,
    change: (assignment: Assignment) => AssignmentState,
    said?: (changed: Assignment) => string,
  ): Promise<Assignment | undefined>
  /** Returns everybody’s attempts; undefined where the class has no such assignment. */
  attempts(
    id: string,
  ): Promise<
    { readonly assignment: Assignment; readonly attempts: readonly NamedAttempt[] } | undefined
  >
  /** Returns those who have used the bot in this class, without its teachers. */
  members(): Promise<readonly ClassMember[]>
}
