/** A row of the ledger: what is posted for one schedule on one date, and how far that has got. */
import { zoned } from '../calendar/local-time.ts'

/**
 * `claimed`: certainly not posted. `sending`: may have been posted. `sent`, `failed` and `skipped` are final, and so is
 * `unconfirmed`: the bot cannot find out whether it was posted, so a teacher decides.
 */
export const deliveryStates = [
  'claimed',
  'sending',
  'sent',
  'failed',
  'skipped',
  'unconfirmed',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** `card`: the day's item. `reveal`: the answer to an earlier day's question. (The stored names.) */
export const deliveryKinds = ['card', 'reveal'] as const
export type DeliveryKind = (typeof deliveryKinds)[number]

/** What is done besides the message. Each has a state of its own, so a failed pin does not stop the thread. */
export const sideTaskNames = ['ping', 'thread', 'pin'] as const
export type SideTaskName = (typeof sideTaskNames)[number]

export interface SideTask {
  readonly state: 'wanted' | 'done' | 'failed'
  readonly problem?: string
}

export type SideTasks = Readonly<Partial<Record<SideTaskName, SideTask>>>

/** Identified by schedule, date and kind. */
export interface Delivery {
  readonly schedule: string
  readonly date: string
  readonly kind: DeliveryKind
  readonly class: string
  readonly room: string
  /** The daily item that is posted; empty where nothing is. */
  readonly itemId: string
  readonly cycle: number
  /** When it is to be posted and when it is too late, epoch ms. */
  readonly due: number
  readonly expiresAt: number
  readonly state: DeliveryState
  /** When to work on it again, epoch ms. */
  readonly tryAt: number
  /** Failed attempts since the last success. */
  readonly tries: number
  /** The first and the last request whose outcome is unknown, epoch ms. */
  readonly unsureSince?: number
  readonly unsureAt?: number
  /** How often a teacher had it posted again; each copy has its own idempotency key. */
  readonly copy: number
  readonly messageId?: string
  readonly sentAt?: number
  /** Why it failed or was skipped and what to do, in a sentence. */
  readonly problem?: string
  readonly sideTasks: SideTasks
}

/** A post that is later than this says so. */
const lateAfterMs = 5 * 60_000

/** A post may be this late. */
const maxDelayMs = 6 * 60 * 60_000

/** Returns the key under which a copy is posted: at most 25 characters, the most that Discord takes for a nonce. */
export function idempotencyKey({ schedule, date, kind, copy }: Delivery): string {
  return `${schedule}-${date.replaceAll('-', '')}${kind === 'card' ? 'c' : 'r'}${copy}`
}

/** Returns when it becomes too late to post: after six hours, or when the local day ends. */
export function deadlineFor(zone: string, due: number): number {
  const midnight = zoned(zone, due).toPlainDate().add({ days: 1 }).toZonedDateTime(zone)
  return Math.min(due + maxDelayMs, midnight.epochMilliseconds - 1)
}

/** Whether a post that goes out at this moment has to say that it is late. */
export function isLate({ due }: Pick<Delivery, 'due'>, at: number): boolean {
  return at - due > lateAfterMs
}

/** Whether anything is left to do. */
export function isOpen({ state, sideTasks }: Delivery): boolean {
  return (
    state === 'claimed' ||
    state === 'sending' ||
    (state === 'sent' && Object.values(sideTasks).some((task) => task.state === 'wanted'))
  )
}

/** Whether something went wrong that a teacher may mend, such as a reveal that waits to be tried again. What was left out on purpose has not failed. */
export function hasFailed({ state, kind, problem, sideTasks }: Delivery): boolean {
  return (
    state === 'failed' ||
    state === 'unconfirmed' ||
    (state === 'claimed' && kind === 'reveal' && problem !== undefined) ||
    Object.values(sideTasks).some((task) => task.state === 'failed')
  )
}

/** Returns these side tasks, still to be done. */
export function requestTasks(names: readonly SideTaskName[]): SideTasks {
  return Object.fromEntries(names.map((name) => [name, { state: 'wanted' }]))
}
