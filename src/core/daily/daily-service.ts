/** What the `daily` command asks for: the schedules of one class, as one of its teachers sees them. */
import type { Library } from '../pack/library.ts'
import type { RichText } from '../reply/reply.ts'
import type { Schedule } from './daily-store.ts'
import type { DailyItem } from './pool.ts'
import type { PlanChange, PlannedDay, Progress } from './rotation.ts'
import type { Delivery } from './delivery-state.ts'

/** What a teacher settles; everything else of a schedule is the bot's own. */
export type ScheduleInput = Pick<
  Schedule,
  'room' | 'name' | 'calendar' | 'notify' | 'thread' | 'pin' | 'followUp'
>

export interface DailyPlan {
  readonly days: readonly PlannedDay[]
  readonly pool: ReadonlyMap<string, DailyItem>
  readonly library: Library
  readonly progress: Progress
  readonly changes: readonly PlanChange[]
}

export interface DeliveryReport {
  readonly delivery: Delivery
  /** A web address of the message, where there is one. */
  readonly link?: string
}

export interface DailyService {
  /** The present moment, epoch milliseconds. */
  now(): Promise<number>
  /** The schedules of the class in order of time, those that are off left out. */
  schedules(): Promise<readonly Schedule[]>
  /** One of them by id; throws a UserError where it is gone or another class's. */
  schedule(id: string): Promise<Schedule>
  /** The schedule of this channel and name, also one that is off. */
  findSchedule(room: string, name: string): Promise<Schedule | undefined>
  /** Saves it and switches it on, or leaves it paused with the problem where something is in the way. */
  saveSchedule(wish: ScheduleInput): Promise<Schedule>
  /** Changes whom it notifies and nothing else; nobody where no role is given. */
  notify(schedule: Schedule, role?: string): Promise<Schedule>
  plan(schedule: Schedule, days: number): Promise<DailyPlan>
  saveChange(schedule: Schedule, change: PlanChange): Promise<void>
  removeChange(schedule: Schedule, date: string): Promise<void>
  /** Makes today's post at once, unless it has been made, and says how it went. */
  postNow(schedule: Schedule): Promise<DeliveryReport>
  /** Posts a day's card once more; does nothing when `copy` is no longer the latest. */
  postAgain(schedule: Schedule, date: string, copy: number): Promise<DeliveryReport>
  pause(schedule: Schedule): Promise<void>
  /** Switches it on again; gives what is still in the way, and then it stays paused. */
  resume(schedule: Schedule): Promise<readonly RichText[]>
  turnOff(schedule: Schedule): Promise<void>
  /** What happened on a date; nothing where nothing was to happen. */
  findDelivery(schedule: Schedule, date: string): Promise<DeliveryReport | undefined>
}
