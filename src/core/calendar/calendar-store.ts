/** Stores the calendar of each class, together with what its daily posts become by it. */
import type { NewChange } from '../settings/change-history.ts'
import type { Schedule } from '../daily/daily-store.ts'
import type { ReadCalendarFile } from './import-days-off.ts'
import type { ClassCalendar, VersionedCalendar } from './class-calendar.ts'

export interface CalendarStore {
  /** Returns the calendar of a class, or undefined if it has stored none. */
  read(classId: string): Promise<VersionedCalendar | undefined>
  /**
   * Writes a calendar (0: the first one) and schedules of its class, all or none. Returns false if any of them is not of the version
   * that was read any more.
   */
  save(
    classId: string,
    changed: VersionedCalendar,
    schedules: readonly Schedule[],
    /** What the history of the class says of it, the calendar first. */
    noted?: readonly NewChange[],
  ): Promise<boolean>
}

export interface CalendarChange {
  readonly before: ClassCalendar
  readonly after: ClassCalendar
  /** The daily posts whose next post is another one now. */
  readonly posts: readonly { readonly before: Schedule; readonly after: Schedule }[]
}

/** The calendar of the class of a request; in direct messages, that of the person’s first class. */
export interface CalendarService {
  read(): Promise<ClassCalendar>
  /** The same, with the number that a form carries. */
  readVersion(): Promise<VersionedCalendar>
  readonly readFile: ReadCalendarFile
  /** Epoch milliseconds. */
  now(): Promise<number>
  /** Returns the local date of today in the zone of the class, or of the person. */
  today(): Promise<string>
  /**
   * Saves what the function makes of the calendar as it is then, and moves every daily post on. `seen` is the version that whoever
   * asks was shown: throws a UserError if there is another by now. For teachers only.
   */
  change(change: (calendar: ClassCalendar) => ClassCalendar, seen?: number): Promise<CalendarChange>
}
