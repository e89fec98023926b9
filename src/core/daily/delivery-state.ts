/**
 * How one post is delivered exactly once, as pure functions over its row in the ledger. A row is written before a request
 * leaves and again when its outcome is known, so that whoever finds it after a crash knows what may have happened.
 */
import { type Backoff, backoffMs } from '../platform/backoff.ts'
import { flatten } from '../reply/plain-text.ts'
import type { DeliveryError } from '../platform/platform.ts'

/**
 * `claimed`: surely not posted. `sending`: may have been posted. `sent`, `failed` and `skipped` are final; `unconfirmed` is
 * too, and means that nobody could tell and a teacher may decide.
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

/** The day's card, or the answer to the card before it. */
export const deliveryKinds = ['card', 'reveal'] as const
export type DeliveryKind = (typeof deliveryKinds)[number]

/** What is done beside the message. Each has a state of its own: a failed pin does not stop the thread. */
export const sideTaskNames = ['ping', 'thread', 'pin'] as const
export type SideTaskName = (typeof sideTaskNames)[number]

interface SideTask {
  readonly state: 'wanted' | 'done' | 'failed'
  readonly problem?: string
}

export type SideTasks = Readonly<Partial<Record<SideTaskName, SideTask>>>

/** A row of the ledger; (schedule, date, kind) is its identity. */
export interface Delivery {
  readonly schedule: string
  readonly date: string
  readonly kind: DeliveryKind
  readonly room: string
  readonly card: string
  readonly cycle: number
  /** When it was to be posted, and when it is too late, epoch ms. */
  readonly due: number
  readonly expiresAt: number
  readonly state: DeliveryState
  /** When to take it up again. */
  readonly tryAt: number
  /** Failed tries since the last success. */
  readonly tries: number
  /** The first and the last request whose outcome is not known. */
  readonly unsureSince?: number
  readonly unsureAt?: number
  /** How often a teacher had it posted again; each copy has a key of its own. */
  readonly copy: number
  readonly message?: string
  readonly sentAt?: number
  /** Why it failed or was skipped, and what to do, in a sentence. */
  readonly problem?: string
  readonly steps: SideTasks
}

/** What a platform lets us rely on, in milliseconds. */
export interface DeliveryGuarantees {
  /** So long after a first try the platform knows a key again and does not post twice; 0 where it never does. */
  readonly dedupeWindowMs: number
  /** So long after a request its message may still appear; only then is it worth looking. */
  readonly arrivalWindowMs: number
}

export type DeliveryAction =
  | { readonly kind: 'send' }
  /** Look in the room for a message that may have arrived. */
  | { readonly kind: 'find'; readonly since: number }
  | { readonly kind: 'side-task'; readonly task: Exclude<SideTaskName, 'ping'> }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'skip' }
  | { readonly kind: 'none' }

/** Between our clock and the platform's. */
const clockSkewMs = 5 * 60_000

/** After a post is this late it says so. */
const lateAfterMs = 5 * 60_000

/** How long an unanswered look is repeated, after the post's latest moment. */
const maxLookupMs = 24 * 60 * 60_000

const maxTaskAttempts = 5

const retries: Backoff = { minMs: 1000, maxMs: 600_000, factor: 5 }

/** The key under which a copy of a post is sent: at most 25 characters, which is what Discord takes for a nonce. */
export function idempotencyKey({ schedule, date, kind, copy }: Delivery): string {
  return `${schedule}-${date.replaceAll('-', '')}${kind === 'card' ? 'c' : 'r'}${copy}`
}

/** What to do with a post now. */
export function nextAction(
  post: Delivery,
  now: number,
  { dedupeWindowMs, arrivalWindowMs: settle }: DeliveryGuarantees,
): DeliveryAction {
  if (post.tryAt > now) return { kind: 'wait', until: post.tryAt }
  switch (post.state) {
    case 'claimed':
      return now > post.expiresAt ? { kind: 'skip' } : { kind: 'send' }
    case 'sending': {
      const { unsureSince = now, unsureAt = now } = post
      if (now < unsureSince + dedupeWindowMs && now <= post.expiresAt) return { kind: 'send' }
      if (now < unsureAt + settle) return { kind: 'wait', until: unsureAt + settle }
      return { kind: 'find', since: unsureSince - clockSkewMs }
    }
    case 'sent': {
      const step = (['thread', 'pin'] as const).find((name) => post.steps[name]?.state === 'wanted')
      return step === undefined ? { kind: 'none' } : { kind: 'side-task', task: step }
    }
    case 'failed':
    case 'skipped':
    case 'unconfirmed':
      return { kind: 'none' }
    default:
      return post.state satisfies never
  }
}

/** The row to write before a request leaves. */
export function markSending(post: Delivery, now: number): Delivery {
  return { ...post, state: 'sending', unsureSince: post.unsureSince ?? now, unsureAt: now }
}

/** The row after the platform confirmed the message, or it was found. */
export function markSent(post: Delivery, message: string, now: number): Delivery {
  const { ping } = post.steps
  const pinged = ping?.state === 'wanted' ? { ping: { state: 'done' as const } } : {}
  return {
    ...withoutUncertainty(post),
    state: 'sent',
    message,
    sentAt: now,
    tryAt: now,
    tries: 0,
    steps: { ...post.steps, ...pinged },
  }
}

/**
 * The row after a request failed. `before` is the row from before `begin`; `chance` is a number from 0 to 1 that keeps many
 * posts from trying again at the same moment.
 */
export function afterSendFailure(
  before: Delivery,
  error: DeliveryError,
  now: number,
  chance: number,
): Delivery {
  const tries = before.tries + 1
  const wasUnsure = before.state === 'sending'
  const tryAt = now + Math.max(error.retryAfterMs, backoffMs(retries, tries, chance))
  switch (error.outcome) {
    case 'unknown':
      return { ...markSending(before, now), tries, tryAt }
    case 'retryable':
      return { ...before, tries, tryAt }
    case 'rejected':
      if (wasUnsure) return markUnconfirmed(before, error)
      if (before.steps.ping?.state === 'wanted') {
        // Perhaps only the notification is refused: the post matters more.
        const steps = { ...before.steps, ping: failedTask(error) }
        return { ...before, tries, tryAt: now, steps }
      }
      return { ...before, state: 'failed', problem: flatten(error.remedy) }
    default:
      return error.outcome satisfies never
  }
}

/** The row after looking found nothing: it surely was not posted. */
export function markNotFound(post: Delivery, now: number): Delivery {
  return { ...withoutUncertainty(post), state: 'claimed', tryAt: now }
}

/** The row after looking failed. */
export function afterLookupFailure(
  post: Delivery,
  error: DeliveryError,
  now: number,
  chance: number,
): Delivery {
  if (error.outcome === 'rejected' || now > post.expiresAt + maxLookupMs)
    return markUnconfirmed(post, error)
  const tries = post.tries + 1
  return {
    ...post,
    tries,
    tryAt: now + Math.max(error.retryAfterMs, backoffMs(retries, tries, chance)),
  }
}

export function markTaskDone(post: Delivery, step: SideTaskName, now: number): Delivery {
  return { ...post, tries: 0, tryAt: now, steps: { ...post.steps, [step]: { state: 'done' } } }
}

/** The row after a side step failed: tried again a few times, unless it is refused for good. */
export function afterTaskFailure(
  post: Delivery,
  step: SideTaskName,
  error: DeliveryError,
  now: number,
  chance: number,
): Delivery {
  const tries = post.tries + 1
  if (error.outcome === 'rejected' || tries >= maxTaskAttempts) {
    const steps = { ...post.steps, [step]: failedTask(error) }
    return { ...post, tries: 0, tryAt: now, steps }
  }
  return {
    ...post,
    tries,
    tryAt: now + Math.max(error.retryAfterMs, backoffMs(retries, tries, chance)),
  }
}

export function markSkipped(post: Delivery, problem: string): Delivery {
  return { ...withoutUncertainty(post), state: 'skipped', problem }
}

/** A further copy that a teacher asked for, due at once. */
export function repeatDelivery(
  post: Delivery,
  now: number,
  latest: number,
  steps: SideTasks,
): Delivery {
  const {
    problem: _problem,
    message: _message,
    sentAt: _sentAt,
    ...rest
  } = withoutUncertainty(post)
  return {
    ...rest,
    state: 'claimed',
    copy: post.copy + 1,
    tryAt: now,
    tries: 0,
    expiresAt: latest,
    steps,
  }
}

/** The side steps that a schedule asks for. */
export function requestTasks(names: readonly SideTaskName[]): SideTasks {
  return Object.fromEntries(names.map((name) => [name, pendingTask]))
}

/** Whether anything is left to do. */
export function isOpen(post: Delivery): boolean {
  return (
    post.state === 'claimed' ||
    post.state === 'sending' ||
    (post.state === 'sent' &&
      taskNamesOf(post.steps).some((n) => post.steps[n]?.state === 'wanted'))
  )
}

/** Whether a post that goes out now has to say that it is late. */
export function isLate(post: Pick<Delivery, 'due'>, at: number): boolean {
  return at - post.due > lateAfterMs
}

const pendingTask: SideTask = { state: 'wanted' }

function taskNamesOf(steps: SideTasks): readonly SideTaskName[] {
  return sideTaskNames.filter((name) => steps[name] !== undefined)
}

function withoutUncertainty(post: Delivery): Delivery {
  const { unsureSince: _since, unsureAt: _at, ...rest } = post
  return rest
}

function markUnconfirmed(post: Delivery, error: DeliveryError): Delivery {
  return { ...post, state: 'unconfirmed', problem: flatten(error.remedy) }
}

function failedTask(error: DeliveryError): SideTask {
  return { state: 'failed', problem: flatten(error.remedy) }
}
