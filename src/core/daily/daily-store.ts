/** Stores schedules and the ledger of deliveries. One contract suite runs over both engines. */
import type { Calendar, Due } from '../calendar/due-days.ts'
import type { ScheduleTiming } from '../calendar/schedule-timing.ts'
import type { PlatformName } from '../platform/platform-name.ts'
import type { Room, RoomRef } from '../platform/room.ts'
import type { NewChange } from '../settings/change-history.ts'
import type { Delivery, DeliveryKind } from './delivery.ts'
import type { StoredOwnItem } from './own-item.ts'
import type { PlanChange } from './rotation.ts'

/** A daily post that a teacher has set up. */
export interface Schedule {
  /** Derived from the class, the room and the name, so setting the same one again changes it. */
  readonly id: string
  readonly room: Room
  /** Tells several schedules of one channel apart; empty by default. */
  readonly name: string
  /** Its own days and times together with the calendar of its class, as they are at this moment. */
  readonly calendar: Calendar
  /** What is stored of them: what is not here is the class’s. Absent where everything is its own. */
  readonly timing?: ScheduleTiming
  /** A role to notify, by the platform's id. */
  readonly notify?: string
  readonly thread: boolean
  readonly pin: boolean
  /** Whether the example answer follows on the next school day. */
  readonly followUp: boolean
  /** Who hears about problems; absent once that person's data was deleted. */
  readonly teacher?: string
  readonly status: 'on' | 'paused' | 'off'
  /** Why the bot paused it, and what to do. */
  readonly problem?: string
  readonly pausedAt?: number
  /** Which cycle through the pool it is in, from 0. */
  readonly cycle: number
  /** The next post; absent once the calendar has ended. */
  readonly next?: Due
  /** When a check last found no problem, epoch ms; 0 for never. */
  readonly checkedAt: number
  /** Counts the changes; 0 for a schedule that was never saved. */
  readonly version: number
}

/** An exclusive right to rows for a while. */
export interface ClaimLease {
  /** Unique to this one claim: the process's id, a slash and a number. */
  readonly owner: string
  readonly leaseMs: number
}

export interface Claim extends ClaimLease {
  readonly limit: number
  /** The platforms that this process can post to. */
  readonly platforms: readonly PlatformName[]
}

/** The deliveries of one day and the schedule's state after it, written together. */
export interface DayEntry {
  readonly schedule: Schedule
  readonly deliveries: readonly Delivery[]
  readonly next: Due | undefined
  readonly cycle: number
}

/** A schedule's row: its id together with the class that it must belong to. */
export type ScheduleRef = Pick<Schedule, 'id'> & { readonly room: Pick<Room, 'class'> }

/** Says of a day what the history keeps of its change; undefined where the plan is followed. */
export type NoteDay = (
  date: string,
  before: PlanChange | undefined,
  after: PlanChange | undefined,
) => NewChange

/** No function reads or changes a row of another class than the one it is told, except those that claim work. */
export interface DailyStore {
  /** The store's clock, epoch milliseconds. */
  now(): Promise<number>
  /** Returns a class's schedules by time of day, without those that are off. */
  schedules(classId: string): Promise<readonly Schedule[]>
  schedule(classId: string, id: string): Promise<Schedule | undefined>
  /** Returns the schedule of a room with this name, whatever the case of its letters, even if it is off. */
  findSchedule(room: RoomRef, name: string): Promise<Schedule | undefined>
  /**
   * Writes a new schedule (version 0), or a change of the version that was read. Returns false if another change came first, or if
   * the row is another class's. With `change` the history has it, too.
   */
  save(schedule: Schedule, change?: NewChange): Promise<boolean>
  /** Pauses a schedule that is on. Returns true only to the caller who did it. */
  pause(schedule: ScheduleRef, problem: string): Promise<boolean>

  /** Returns a teacher's changes from a date on, and all that concern the current cycle. */
  changes(
    schedule: ScheduleRef & Pick<Schedule, 'cycle'>,
    from: string,
  ): Promise<readonly PlanChange[]>
  /** Saves changes of different dates, all or none. With `note` the history has each, too. */
  saveChanges(schedule: ScheduleRef, changes: readonly PlanChange[], note?: NoteDay): Promise<void>
  removeChange(schedule: ScheduleRef, date: string, note?: NoteDay): Promise<void>

  /** Returns what teachers wrote themselves for this schedule, the oldest first. */
  ownItems(schedule: ScheduleRef): Promise<readonly StoredOwnItem[]>
  /**
   * Writes it, or writes it anew. Returns false if the row is another class's. With `rewritten` the history has it where there were
   * other words before.
   */
  saveOwnItem(
    schedule: ScheduleRef,
    item: Omit<StoredOwnItem, 'wasPosted'> & { readonly person: string },
    rewritten?: NewChange,
  ): Promise<boolean>
  /** Deletes it, and takes it from the plan. With `change` the history has it, too. */
  removeOwnItem(schedule: ScheduleRef, id: string, change?: NewChange): Promise<void>

  /** Returns the items that were posted in a cycle, or may have been, by date. */
  shownItemIds(schedule: ScheduleRef, cycle: number): Promise<readonly string[]>
  findDelivery(
    schedule: ScheduleRef,
    date: string,
    kind: DeliveryKind,
  ): Promise<Delivery | undefined>
  /** Returns items sent before a date, the latest first. */
  sentBefore(schedule: ScheduleRef, date: string, limit: number): Promise<readonly Delivery[]>
  /** Returns the deliveries of a class from one date to another, the latest first. */
  deliveriesBetween(
    classId: string,
    from: string,
    to: string,
    limit: number,
  ): Promise<readonly Delivery[]>
  /**
   * Writes a day's deliveries, claiming the open ones, and moves the schedule on if its version is still the one that was
   * read. A delivery that exists stays as it is. Returns the deliveries that were written.
   */
  writeDay(entry: DayEntry, lease: ClaimLease): Promise<readonly Delivery[]>
  /** Adds a reveal that nobody holds, unless there is one of that date. */
  addReveal(schedule: Pick<Schedule, 'room'>, delivery: Delivery): Promise<void>
  /** Has a reveal that waits for its time sent now. */
  hastenReveal(key: {
    readonly class: string
    readonly schedule: string
    readonly date: string
  }): Promise<void>
  /** Writes a claimed delivery and renews the lease, or releases it if `leaseMs` is 0. Returns false if the claim was lost. */
  saveDelivery(delivery: Delivery, lease: ClaimLease): Promise<boolean>

  /** Claims schedules whose next post is due. */
  claimSchedules(claim: Claim): Promise<readonly Schedule[]>
  /** Claims schedules last checked before `before`, or due before `soon` and last checked before `recent`. */
  claimChecks(
    claim: Claim & { readonly before: number; readonly soon: number; readonly recent: number },
  ): Promise<readonly Schedule[]>
  /** Records a check without problems, and releases the schedule if the owner holds it. */
  markChecked(id: string, owner: string): Promise<void>
  /** Claims deliveries with something left to do; the urgent ones are neither answers nor side tasks. */
  claimDeliveries(claim: Claim, which: 'urgent' | 'all'): Promise<readonly Delivery[]>
  /** Claims one delivery for a teacher who is waiting. Returns undefined while someone else holds it. */
  claimDelivery(delivery: Delivery, lease: ClaimLease): Promise<Delivery | undefined>
  /** Releases whatever a process holds, when it stops in good order. */
  release(process: string): Promise<void>
}
