/** What the `daily` command needs: the schedules of one class, as one of its teachers sees them. */
import type { PostExtras } from '../platform/platform.ts'
import type { Room } from '../platform/room.ts'
import type { RichText } from '../reply/reply.ts'
import type { Schedule } from './daily-store.ts'
import type { TypedTiming } from './apply-timing.ts'
import type { Delivery } from './delivery.ts'
import type { StoredOwnItem } from './own-item.ts'
import type { PlanChange } from './rotation.ts'
import type { DailyPlan } from './daily-plan.ts'
import type { ChangedPosts, WhatIf } from './plan-changes.ts'

/** What a teacher decides; the rest of a schedule is up to the bot. */
export interface ScheduleInput extends Pick<
  Schedule,
  'room' | 'name' | 'notify' | 'thread' | 'pin' | 'followUp'
> {
  readonly timing: TypedTiming
}

export interface SavedSchedule {
  readonly schedule: Schedule
  /** What of it belongs to the class now, and what is its own. */
  readonly notes: readonly RichText[]
}

export interface DeliveryReport {
  readonly delivery: Delivery
  /** The message's web address, if it has one. */
  readonly link?: string
  /** The answers to its question, where the channel did not take them. */
  readonly failedEnd?: Delivery
}

export interface DailyService {
  /** Epoch milliseconds. */
  now(): Promise<number>
  /** Returns the class's schedules by time of day, without those that are off. */
  schedules(): Promise<readonly Schedule[]>
  /** Throws a UserError if it is off or belongs to another class. */
  schedule(id: string): Promise<Schedule>
  /** Returns the schedule of this channel and name, even if it is off. */
  findSchedule(room: string, name: string): Promise<Schedule | undefined>
  /** Saves a schedule and switches it on; where a post cannot go out it is paused with the problem instead. */
  saveSchedule(input: ScheduleInput): Promise<SavedSchedule>
  /** Sets a removed schedule up again as it was, by the calendar of today. What it has posted counts as posted. */
  bringBack(id: string): Promise<Schedule>
  /**
   * Returns why posts would go out without their thread or pin, as things stand. Throws a UserError where no permission helps, or
   * if the room is another class's.
   */
  checkExtras(room: Room, extras: PostExtras): Promise<readonly RichText[]>
  /** Changes which role is notified; without one, nobody is. */
  notify(schedule: Schedule, role?: string): Promise<Schedule>
  /** Has the schedule go by the calendar of its class, with nothing of its own but the time, start and end. */
  followClass(schedule: Schedule): Promise<Schedule>
  plan(schedule: Schedule, days: number): Promise<DailyPlan>
  /** Returns what a change would do to each daily post of the class that is on, those that stay as they are included. */
  changesBy(whatIf: WhatIf): Promise<readonly ChangedPosts[]>
  /** Saves changes of different dates, all or none. */
  saveChanges(schedule: Schedule, ...changes: readonly PlanChange[]): Promise<void>
  removeChange(schedule: Schedule, date: string): Promise<void>
  /** Saves a line or question in the teacher's own words, to be put on a day. */
  saveOwnItem(schedule: Schedule, item: Pick<StoredOwnItem, 'id' | 'words'>): Promise<void>
  /** Deletes it, and takes it from the plan. What is replaced is no change of its own in the history. */
  removeOwnItem(
    schedule: Schedule,
    id: string,
    options?: { readonly isReplaced: boolean },
  ): Promise<void>
  /** Posts today's item now, unless that has been done, and reports how it went. */
  postNow(schedule: Schedule): Promise<DeliveryReport>
  /** Posts a day's item again. Does nothing if `copy` is no longer the last copy. */
  postAgain(schedule: Schedule, date: string, copy: number): Promise<DeliveryReport>
  pause(schedule: Schedule): Promise<void>
  /** Switches it on again. Returns the problems that remain; if there are any it stays paused. */
  resume(schedule: Schedule): Promise<readonly RichText[]>
  turnOff(schedule: Schedule): Promise<void>
  /** Returns what happened on a date, or undefined if nothing was due. */
  findDelivery(schedule: Schedule, date: string): Promise<DeliveryReport | undefined>
}
