/** The tables of daily posts, row by row, and what each row means. */
import { z } from 'zod'
import type { Schedule } from '../../core/daily/daily-store.ts'
import {
  type Delivery,
  type SideTasks,
  deliveryKinds,
  deliveryStates,
} from '../../core/daily/delivery-state.ts'
import { Calendar } from '../../core/daily/schedule.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'

export interface DailyTables {
  readonly daily_schedule: ScheduleRow
  readonly daily_contact: {
    readonly schedule: string
    readonly class: string
    readonly person: string
  }
  readonly daily_change: {
    readonly schedule: string
    readonly class: string
    readonly date: string
    readonly card: string | null
    readonly instead_of: string | null
    readonly cycle: number
  }
  readonly daily_post: PostRow
}

interface ClaimColumns {
  readonly owner: string | null
  readonly held_until: number
}

export interface ScheduleRow extends ClaimColumns {
  readonly id: string
  readonly class: string
  readonly platform: PlatformName
  readonly room: string
  readonly allows_mature: number
  readonly name: string
  readonly calendar: string
  readonly notify: string | null
  readonly thread: number
  readonly pin: number
  readonly follow_up: number
  readonly status: Schedule['status']
  readonly problem: string | null
  readonly paused_at: number | null
  readonly cycle: number
  readonly next_date: string | null
  readonly next_at: number | null
  readonly checked_at: number
  readonly version: number
}

export interface PostRow extends ClaimColumns {
  readonly schedule: string
  readonly date: string
  readonly kind: string
  readonly class: string
  readonly platform: PlatformName
  readonly room: string
  readonly card: string
  readonly cycle: number
  readonly due_at: number
  readonly latest_at: number
  readonly state: string
  readonly try_at: number
  readonly tries: number
  readonly unsure_since: number | null
  readonly unsure_at: number | null
  readonly copy: number
  readonly message: string | null
  readonly sent_at: number | null
  readonly problem: string | null
  readonly steps: string
  readonly lane: number
  readonly is_open: number
}

const Kind = z.enum(deliveryKinds)
const State = z.enum(deliveryStates)
const StoredSideTask = z.strictObject({
  state: z.enum(['wanted', 'done', 'failed']),
  problem: z.string().exactOptional(),
})
const StoredSideTasks = z.strictObject({
  ping: StoredSideTask.exactOptional(),
  thread: StoredSideTask.exactOptional(),
  pin: StoredSideTask.exactOptional(),
})

/** A schedule without its holder, which claims alone set, and without its version, which statements count up. */
export function scheduleRow(schedule: Schedule): Omit<ScheduleRow, keyof ClaimColumns | 'version'> {
  const { room, next } = schedule
  return {
    id: schedule.id,
    class: room.class,
    platform: room.platform,
    room: room.id,
    allows_mature: Number(room.allowsMature),
    name: schedule.name,
    calendar: JSON.stringify(schedule.calendar),
    notify: schedule.notify ?? null,
    thread: Number(schedule.thread),
    pin: Number(schedule.pin),
    follow_up: Number(schedule.followUp),
    status: schedule.status,
    problem: schedule.problem ?? null,
    paused_at: schedule.pausedAt ?? null,
    cycle: schedule.cycle,
    next_date: next?.date ?? null,
    next_at: next?.at ?? null,
    checked_at: schedule.checkedAt,
  }
}

export function scheduleFromRow(row: ScheduleRow, teacher: string | null): Schedule {
  const { next_date: date, next_at: at } = row
  return {
    id: row.id,
    room: {
      id: row.room,
      class: row.class,
      platform: row.platform,
      allowsMature: row.allows_mature === 1,
    },
    name: row.name,
    calendar: Calendar.parse(JSON.parse(row.calendar)),
    thread: row.thread === 1,
    pin: row.pin === 1,
    followUp: row.follow_up === 1,
    status: row.status,
    cycle: row.cycle,
    checkedAt: row.checked_at,
    version: row.version,
    ...optionalField('notify', row.notify),
    ...optionalField('teacher', teacher),
    ...optionalField('problem', row.problem),
    ...optionalField('pausedAt', row.paused_at),
    ...(date === null || at === null ? {} : { next: { date, at } }),
  }
}

/** What changes while a post is delivered; the rest of its row stays as it was entered. */
export function deliveryColumns(post: Delivery) {
  return {
    card: post.card,
    cycle: post.cycle,
    latest_at: post.expiresAt,
    state: post.state,
    try_at: post.tryAt,
    tries: post.tries,
    unsure_since: post.unsureSince ?? null,
    unsure_at: post.unsureAt ?? null,
    copy: post.copy,
    message: post.message ?? null,
    sent_at: post.sentAt ?? null,
    problem: post.problem ?? null,
    steps: JSON.stringify(post.steps),
  }
}

export function deliveryFromRow(row: PostRow): Delivery {
  return {
    schedule: row.schedule,
    date: row.date,
    kind: Kind.parse(row.kind),
    room: row.room,
    card: row.card,
    cycle: row.cycle,
    due: row.due_at,
    expiresAt: row.latest_at,
    state: State.parse(row.state),
    tryAt: row.try_at,
    tries: row.tries,
    copy: row.copy,
    steps: StoredSideTasks.parse(JSON.parse(row.steps)) satisfies SideTasks,
    ...optionalField('unsureSince', row.unsure_since),
    ...optionalField('unsureAt', row.unsure_at),
    ...optionalField('message', row.message),
    ...optionalField('sentAt', row.sent_at),
    ...optionalField('problem', row.problem),
  }
}

/** A property that is left out where the column is null. */
export function optionalField<K extends string, V>(
  key: K,
  value: V | null,
): { readonly [P in K]?: V } {
  return value === null ? {} : ({ [key]: value } as { readonly [P in K]: V })
}
