/** The history of a class: what its teachers have changed, who and when. */
import type { Person, Room } from '../platform/room.ts'
import type { RichText } from '../reply/reply.ts'

/** A change as whatever makes it notes it. It names no student, and holds no secret: all teachers of the class read it. */
export interface NewChange {
  readonly class: string
  /** The channel that it is about; '' for the whole class. */
  readonly room: string
  /** What was changed: a setting’s name, or its kind and which one, such as `daily/a1b2c3`. Later changes of the same name follow this one. */
  readonly name: string
  /** What completes “Ms Rivera …”, such as “moved the homework “Chapter 3” to 4 March”; left out for settings. */
  readonly said?: string
  /** What was stored before and what is stored now, as text, where that is needed to undo it. Undefined where there was or is nothing. */
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly by: Pick<Person, 'id' | 'name'>
}

export interface RecordedChange extends Required<Omit<NewChange, 'before' | 'after'>> {
  /** Counts up in each class. */
  readonly number: number
  readonly before: string | undefined
  readonly after: string | undefined
  /** Epoch milliseconds. */
  readonly at: number
}

export interface HistoryPage {
  /** Only changes older than the one of this number. */
  readonly olderThan?: number | undefined
  /** Only changes of these names, or of these kinds, such as `daily`. */
  readonly kinds?: readonly string[] | undefined
  readonly limit: number
}

export interface ChangeHistory {
  /** Returns changes of a class, the newest first. */
  list(classId: string, page: HistoryPage): Promise<readonly RecordedChange[]>
  find(classId: string, number: number): Promise<RecordedChange | undefined>
  /** Returns what was changed later in the same place under the same name, the newest first. */
  laterThan(change: RecordedChange, limit: number): Promise<readonly RecordedChange[]>
  /** Returns what was changed before it in the same place under the same name, the newest first. */
  earlierThan(change: RecordedChange, limit: number): Promise<readonly RecordedChange[]>
  /** Notes a change that was not made in a transaction of the store. */
  note(change: NewChange): Promise<number>
}

/** Longer values are not kept, so such a change can’t be undone. */
export const maxKeptValue = 40_000

/** Of each class, what it keeps whole: the latest changes can be undone. */
export const maxUndoable = 500

/** Of each class; a school makes fewer in the two years for which they are kept. */
export const maxChanges = 10_000

/** Returns `daily` for `daily/a1b2c3`. */
export function kindOfChange(name: string): string {
  return name.split('/', 1)[0] ?? name
}

/** The history of the class of a request, for its teachers. */
export interface ClassHistory {
  list(page: HistoryPage): Promise<readonly RecordedChange[]>
  find(number: number): Promise<RecordedChange | undefined>
  laterThan(change: RecordedChange, limit: number): Promise<readonly RecordedChange[]>
  /** Returns what was changed before it in the same place under the same name, the newest first. */
  earlierThan(change: RecordedChange, limit: number): Promise<readonly RecordedChange[]>
  /** Returns what prevents posting changes in a channel of this class. Throws a UserError if it is another class’s. */
  channelProblems(room: Room): Promise<readonly RichText[]>
  /** Has what is changed from now on, and nothing earlier, posted to the channel that is about to be chosen. */
  startLog(): Promise<void>
  /** Notes a change by the person who asks. */
  note(change: Omit<NewChange, 'class' | 'by'>): Promise<number>
}
