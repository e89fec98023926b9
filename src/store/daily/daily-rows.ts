/** The tables of schedules and deliveries, and what their rows mean. */
import { z } from 'zod'
import type { Schedule } from '../../core/daily/daily-store.ts'
import {
  type Delivery,
  type SideTasks,
  deliveryKinds,
  deliveryStates,
  isOpen,
} from '../../core/daily/delivery.ts'
import type { Calendar } from '../../core/calendar/due-days.ts'
import { ClassCalendar } from '../../core/calendar/class-calendar.ts'
import { ScheduleTiming, composeCalendar, timingOf } from '../../core/calendar/schedule-timing.ts'
import { parseStored } from '../parse-stored.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'

export interface DailyTables {
  readonly daily_schedule: ScheduleRow
  readonly daily_contact: {
    readonly schedule: string
    readonly class: string
    readonly person: string
  }
  readonly class_calendar: ClassCalendarRow
  readonly daily_change: {
    readonly schedule: string
    readonly class: string
    readonly date: string
    readonly card: string | null
    readonly instead_of: string | null
    readonly cycle: number
  }
  readonly daily_own_item: {
    readonly schedule: string
    readonly id: string
    readonly class: string
    readonly line: string
    readonly source: string
    readonly question: string
    readonly person: string
    readonly created_at: number
  }
  readonly daily_post: DeliveryRow
}

export interface ClassCalendarRow {
  readonly class: string
  readonly calendar: string
  readonly version: number
  readonly changed_at: number
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

export interface DeliveryRow extends ClaimColumns {
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
  /** 0 for posts, 1 for answers and side tasks. */
  readonly lane: number
  readonly is_open: number
}

const StoredKind = z.enum(deliveryKinds)
const StoredState = z.enum(deliveryStates)
const StoredSideTask = z.strictObject({
  state: z.enum(['wanted', 'done', 'failed']),
  problem: z.string().exactOptional(),
})
const StoredSideTasks = z.strictObject({
  ping: StoredSideTask.exactOptional(),
  thread: StoredSideTask.exactOptional(),
  pin: StoredSideTask.exactOptional(),
})

/** Returns a schedule's row, without the owner (only claims set it) and the version (statements count it up). */
export function scheduleRow(schedule: Schedule): Omit<ScheduleRow, keyof ClaimColumns | 'version'> {
  const { room, next } = schedule
  return {
    id: schedule.id,
    class: room.class,
    platform: room.platform,
    room: room.id,
    allows_mature: Number(room.allowsMature),
    name: schedule.name,
    calendar: JSON.stringify(schedule.timing ?? timingOf(schedule.calendar)),
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

/** What a schedule has until a teacher sets it again, where its calendar cannot be read. */
const standIn: Calendar = {
  time: '08:30',
  zone: 'UTC',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  holidays: [],
}

const unreadable = 'Its time and days can’t be read any more. Please set them again with daily set.'

/** As every schedule was before its class had a calendar. */
function isAllOwn({ zone, days, holidays }: ScheduleTiming): boolean {
  return zone !== undefined && days !== undefined && holidays !== undefined
}

/** What belongs to a schedule and stands in other tables. */
export interface ScheduleExtras {
  readonly person: string | null
  readonly class_calendar: string | null
}

/** Returns the schedule; one whose calendar cannot be read is paused. */
export function scheduleFromRow(row: ScheduleRow & ScheduleExtras): Schedule {
  const { next_date: date, next_at: at, person: teacher, class_calendar: stored } = row
  const year = stored === null ? undefined : parseStored(ClassCalendar, stored)
  const timing = parseStored(ScheduleTiming, row.calendar)
  const calendar = timing && composeCalendar(timing, year)
  return {
    id: row.id,
    room: {
      id: row.room,
      class: row.class,
      platform: row.platform,
      allowsMature: row.allows_mature === 1,
    },
    name: row.name,
    calendar: calendar ?? standIn,
    ...(timing && !isAllOwn(timing) && { timing }),
    thread: row.thread === 1,
    pin: row.pin === 1,
    followUp: row.follow_up === 1,
    status: row.status,
    cycle: row.cycle,
    checkedAt: row.checked_at,
    version: row.version,
    ...withoutNulls({
      notify: row.notify,
      teacher,
      problem: row.problem,
      pausedAt: row.paused_at,
    }),
    ...(date === null || at === null ? {} : { next: { date, at } }),
    ...(calendar === undefined &&
      row.status !== 'off' && { status: 'paused', problem: unreadable }),
  }
}

/** Returns the columns that change while a post is delivered; the others stay as they were written. */
export function changingColumns(delivery: Delivery) {
  return {
    card: delivery.itemId,
    cycle: delivery.cycle,
    latest_at: delivery.expiresAt,
    state: delivery.state,
    try_at: delivery.tryAt,
    tries: delivery.tries,
    unsure_since: delivery.unsureSince ?? null,
    unsure_at: delivery.unsureAt ?? null,
    copy: delivery.copy,
    message: delivery.messageId ?? null,
    sent_at: delivery.sentAt ?? null,
    problem: delivery.problem ?? null,
    steps: JSON.stringify(delivery.sideTasks),
    lane: delivery.kind === 'card' && delivery.state !== 'sent' ? 0 : 1,
    is_open: Number(isOpen(delivery)),
  }
}

/** Whether the delivery is of a kind that this version knows. */
export function isKnownDelivery({ kind }: DeliveryRow): boolean {
  return StoredKind.safeParse(kind).success
}

export function deliveryFromRow(row: DeliveryRow): Delivery {
  return {
    schedule: row.schedule,
    date: row.date,
    kind: StoredKind.parse(row.kind),
    class: row.class,
    room: row.room,
    itemId: row.card,
    cycle: row.cycle,
    due: row.due_at,
    expiresAt: row.latest_at,
    // It may have been posted, and nothing is posted twice.
    state: StoredState.catch('unconfirmed').parse(row.state),
    tryAt: row.try_at,
    tries: row.tries,
    copy: row.copy,
    sideTasks: (parseStored(StoredSideTasks, row.steps) ?? {}) satisfies SideTasks,
    ...withoutNulls({
      unsureSince: row.unsure_since,
      unsureAt: row.unsure_at,
      messageId: row.message,
      sentAt: row.sent_at,
      problem: row.problem,
    }),
  }
}

/** Returns the fields that are not null. */
export function withoutNulls<T extends object>(
  fields: T,
): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  const present = Object.entries(fields).filter(([, value]) => value !== null)
  return Object.fromEntries(present) as { readonly [K in keyof T]?: NonNullable<T[K]> }
}
