/** Where schedules and the ledger of posts are kept, in the words of the class. Both engines pass one contract. */
import type { PlatformName } from '../platform/platform-name.ts'
import type { Room } from '../platform/room.ts'
import type { PlanChange } from './rotation.ts'
import type { Delivery, DeliveryKind } from './delivery-state.ts'
import type { Calendar, Due } from './schedule.ts'

/** A daily post that a teacher has set up. */
export interface Schedule {
  /** Made from the room and the name, so that setting the same again changes it. */
  readonly id: string
  readonly room: Room
  /** Tells several schedules of one channel apart; the usual one has none. */
  readonly name: string
  readonly calendar: Calendar
  /** A role to notify, by the platform's id. */
  readonly notify?: string
  readonly thread: boolean
  readonly pin: boolean
  /** Next school day the exemplar answer follows. */
  readonly followUp: boolean
  /** Who is told when something is in the way; nobody after that person's data was deleted. */
  readonly teacher?: string
  readonly status: 'on' | 'paused' | 'off'
  /** Why the bot paused it by itself, and what to do. */
  readonly problem?: string
  readonly pausedAt?: number
  /** Which round through the deck it is in, from 0. */
  readonly cycle: number
  /** The next post; nothing once the calendar has ended. */
  readonly next?: Due
  /** When nothing was last found in the way, epoch ms; 0 for never. */
  readonly checkedAt: number
  /** Grows with every change; 0 for one that was never saved. */
  readonly version: number
}

/** A right to work on rows alone for a while. `owner` is a name of this one claim: the process’s, a slash, and a number. */
export interface Claim {
  readonly owner: string
  /** How long, milliseconds. */
  readonly leaseMs: number
  readonly limit: number
  /** The platforms that this process can post to. */
  readonly platforms: readonly PlatformName[]
}

/** The posts of one day and the schedule's state after it, written together. */
interface DayEntry {
  readonly schedule: Schedule
  readonly posts: readonly Delivery[]
  readonly next: Due | undefined
  readonly cycle: number
}

export interface DailyStore {
  /** The present moment by the store's clock, epoch milliseconds. */
  now(): Promise<number>
  /** All schedules of a class in order of time, those that are off left out. */
  schedules(classId: string): Promise<readonly Schedule[]>
  schedule(id: string): Promise<Schedule | undefined>
  /** Writes a new schedule (version 0) or a change of the version that was read; false when another change came first. */
  save(schedule: Schedule): Promise<boolean>
  /** Pauses a schedule that is on; true for the one caller who did. */
  pause(id: string, problem: string): Promise<boolean>

  /** What the teacher changed of the plan: for coming days, and whatever concerns the present cycle. */
  changes(schedule: Schedule, from: string): Promise<readonly PlanChange[]>
  saveChange(schedule: Schedule, change: PlanChange): Promise<void>
  removeChange(schedule: Schedule, date: string): Promise<void>
  /** The cards that were posted, or may have been, in a cycle, in order. */
  shownItemIds(schedule: string, cycle: number): Promise<readonly string[]>
  findDelivery(schedule: string, date: string, kind: DeliveryKind): Promise<Delivery | undefined>
  /** Cards posted before a date, the latest first. */
  sentBefore(schedule: string, date: string, limit: number): Promise<readonly Delivery[]>

  /** Takes schedules whose next post is due. */
  claimSchedules(claim: Claim): Promise<readonly Schedule[]>
  /** Takes schedules whose channel was last checked before `before`, or whose post comes before `soon` and before `recent`. */
  claimChecks(
    claim: Claim & { readonly before: number; readonly soon: number; readonly recent: number },
  ): Promise<readonly Schedule[]>
  /** Notes that nothing stands in the way now, and gives the schedule back if the owner holds it. */
  markChecked(id: string, owner: string): Promise<void>
  /**
   * Writes a day's posts, the open ones claimed, and moves the schedule on, if its next post is still the one that was read.
   * A post that is there already stays as it is. Gives the posts that were written.
   */
  writeDay(entry: DayEntry, claim: Pick<Claim, 'owner' | 'leaseMs'>): Promise<readonly Delivery[]>
  /** Takes posts with something left to do; `urgent` leaves out answers and side steps. */
  claimDeliveries(claim: Claim, urgent: boolean): Promise<readonly Delivery[]>
  /** Takes one post, for a teacher who waits for it; nothing while another works on it. */
  claimDelivery(
    post: Delivery,
    claim: Pick<Claim, 'owner' | 'leaseMs'>,
  ): Promise<Delivery | undefined>
  /** Writes a claimed post and holds it for the lease from now, or gives it back for 0; false when the claim was lost. */
  saveDelivery(post: Delivery, claim: Pick<Claim, 'owner' | 'leaseMs'>): Promise<boolean>
  /** Gives back whatever a process holds, when it stops in good order. */
  release(process: string): Promise<void>
}
