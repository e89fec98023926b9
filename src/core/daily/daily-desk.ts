/** What the `daily` command asks for: the schedules of one class, as one of its teachers sees them. */
import type { LibraryView } from '../library.ts'
import type { Text } from '../reply.ts'
import type { Schedule } from './daily-store.ts'
import type { Card } from './deck.ts'
import type { Change, PlannedDay, Progress } from './plan.ts'
import type { Post } from './post.ts'

/** What a teacher settles; everything else of a schedule is the bot's own. */
export type ScheduleWish = Pick<
  Schedule,
  'room' | 'name' | 'calendar' | 'notify' | 'thread' | 'pin' | 'followUp'
>

export interface DailyPlan {
  readonly days: readonly PlannedDay[]
  readonly deck: ReadonlyMap<string, Card>
  readonly library: LibraryView
  readonly progress: Progress
  readonly changes: readonly Change[]
}

export interface Delivered {
  readonly post: Post
  /** A web address of the message, where there is one. */
  readonly link?: string
}

export interface DailyDesk {
  /** The present moment, epoch milliseconds. */
  now(): Promise<number>
  /** The schedules of the class in order of time, those that are off left out. */
  schedules(): Promise<readonly Schedule[]>
  /** One of them by id; throws a UserError where it is gone or another class's. */
  schedule(id: string): Promise<Schedule>
  /** The schedule of this channel and name, also one that is off. */
  find(room: string, name: string): Promise<Schedule | undefined>
  /** Saves it and switches it on, or leaves it paused with the problem where something is in the way. */
  set(wish: ScheduleWish): Promise<Schedule>
  /** Changes whom it notifies and nothing else; nobody where no role is given. */
  notify(schedule: Schedule, role?: string): Promise<Schedule>
  plan(schedule: Schedule, days: number): Promise<DailyPlan>
  change(schedule: Schedule, change: Change): Promise<void>
  unchange(schedule: Schedule, date: string): Promise<void>
  /** Makes today's post at once, unless it has been made, and says how it went. */
  postNow(schedule: Schedule): Promise<Delivered>
  /** Posts a day's card once more; does nothing when `copy` is no longer the latest. */
  again(schedule: Schedule, date: string, copy: number): Promise<Delivered>
  pause(schedule: Schedule): Promise<void>
  /** Switches it on again; gives what is still in the way, and then it stays paused. */
  resume(schedule: Schedule): Promise<readonly Text[]>
  off(schedule: Schedule): Promise<void>
  /** What happened on a date; nothing where nothing was to happen. */
  on(schedule: Schedule, date: string): Promise<Delivered | undefined>
}
