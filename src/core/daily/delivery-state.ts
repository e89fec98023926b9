/**
 * Delivers a post exactly once, as pure functions over its row in the ledger. The row is written before a request leaves and
 * again when the outcome is known, so whoever finds it after a crash knows what may have happened.
 */
import { type Backoff, backoffMs } from '../platform/backoff.ts'
import type { DeliveryError } from '../platform/platform.ts'
import { flatten } from '../reply/plain-text.ts'
import type { RichText } from '../reply/reply.ts'
import type { Delivery, SideTask, SideTaskName, SideTasks } from './delivery.ts'

/** Why a day was skipped on which the reading plan had opened nothing: posting it again would post nothing. */
export const nothingOpenProblem = 'By the reading plan, nothing was open yet.'

export const emptyPoolProblem: RichText = [
  'There’s nothing to post yet: no line that your class may see has a discussion question. Move the class on with ',
  { command: 'progress set' },
  ', or choose another pack with ',
  { command: 'pack use' },
  '.',
]

/** What a platform lets us rely on, in milliseconds. */
export interface DeliveryGuarantees {
  /** How long after the first request the platform still recognises a repeated key; 0 if it never does. */
  readonly dedupeWindowMs: number
  /** How long after a request its message may still appear; looking for it makes sense only afterwards. */
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

/** How far our clock may differ from the platform's. */
const clockSkewMs = 5 * 60_000

/** How long after its deadline the bot keeps looking for a post that may have arrived. */
const maxLookupMs = 24 * 60 * 60_000

const maxTaskAttempts = 5

const retries: Backoff = { minMs: 1000, maxMs: 600_000, factor: 5 }

/** Returns what to do with a delivery now. */
export function nextAction(
  delivery: Delivery,
  now: number,
  { dedupeWindowMs, arrivalWindowMs }: DeliveryGuarantees,
): DeliveryAction {
  if (delivery.tryAt > now) return { kind: 'wait', until: delivery.tryAt }
  switch (delivery.state) {
    case 'claimed':
      return now > delivery.expiresAt ? { kind: 'skip' } : { kind: 'send' }
    case 'sending': {
      const { unsureSince = now, unsureAt = now } = delivery
      // The clock was set back since: nobody knows how long ago the request left, nor what the platform recognises.
      if (now < unsureSince) return { kind: 'find', since: now - maxLookupMs }
      if (now < unsureSince + dedupeWindowMs && now <= delivery.expiresAt) return { kind: 'send' }
      if (now < unsureAt + arrivalWindowMs) {
        return { kind: 'wait', until: unsureAt + arrivalWindowMs }
      }
      return { kind: 'find', since: unsureSince - clockSkewMs }
    }
    case 'sent': {
      const task = (['thread', 'pin'] as const).find(
        (name) => delivery.sideTasks[name]?.state === 'wanted',
      )
      return task === undefined ? { kind: 'none' } : { kind: 'side-task', task }
    }
    case 'failed':
    case 'skipped':
    case 'unconfirmed':
      return { kind: 'none' }
    default:
      return delivery.state satisfies never
  }
}

/** Returns the row to write before a request leaves. */
export function markSending(delivery: Delivery, now: number): Delivery {
  return { ...delivery, state: 'sending', unsureSince: delivery.unsureSince ?? now, unsureAt: now }
}

/** Returns the row once the platform has confirmed the message, or it was found. */
export function markSent(delivery: Delivery, messageId: string, now: number): Delivery {
  const { ping } = delivery.sideTasks
  const pinged = ping?.state === 'wanted' ? { ping: { state: 'done' as const } } : {}
  return {
    ...withoutUncertainty(delivery),
    state: 'sent',
    messageId,
    sentAt: now,
    tryAt: now,
    tries: 0,
    sideTasks: { ...delivery.sideTasks, ...pinged },
  }
}

/**
 * Returns the row after a request failed. `before` is the row from before `markSending`; `chance` is a number from 0 to 1
 * that keeps many posts from retrying at the same moment.
 */
export function afterSendFailure(
  before: Delivery,
  error: DeliveryError,
  now: number,
  chance: number,
): Delivery {
  switch (error.outcome) {
    case 'unknown':
      return retryLater(markSending(before, now), error, now, chance)
    case 'retryable':
      return retryLater(before, error, now, chance)
    case 'rejected':
      if (before.state === 'sending') return markUnconfirmed(before, error)
      if (before.sideTasks.ping?.state === 'wanted') {
        // Perhaps only the notification was rejected, and the post matters more.
        const sideTasks = { ...before.sideTasks, ping: failedTask(error) }
        return { ...before, tries: before.tries + 1, tryAt: now, sideTasks }
      }
      return { ...before, state: 'failed', problem: flatten(error.remedy) }
    default:
      return error.outcome satisfies never
  }
}

/** Returns the row after the message was looked for and not found: it certainly was not posted. */
export function markNotFound(delivery: Delivery, now: number): Delivery {
  return { ...withoutUncertainty(delivery), state: 'claimed', tryAt: now }
}

/** Returns the row after looking for the message failed. */
export function afterLookupFailure(
  delivery: Delivery,
  error: DeliveryError,
  now: number,
  chance: number,
): Delivery {
  if (error.outcome === 'rejected' || now > delivery.expiresAt + maxLookupMs) {
    return markUnconfirmed(delivery, error)
  }
  return retryLater(delivery, error, now, chance)
}

export function markTaskDone(delivery: Delivery, task: SideTaskName, now: number): Delivery {
  return closeTask(delivery, task, { state: 'done' }, now)
}

/** Returns the row after a side task failed. It is retried a few times, unless the platform rejected it. */
export function afterTaskFailure(
  delivery: Delivery,
  task: SideTaskName,
  error: DeliveryError,
  now: number,
  chance: number,
): Delivery {
  return error.outcome === 'rejected' || delivery.tries + 1 >= maxTaskAttempts
    ? closeTask(delivery, task, failedTask(error), now)
    : retryLater(delivery, error, now, chance)
}

export function markSkipped(delivery: Delivery, problem: string): Delivery {
  return { ...withoutUncertainty(delivery), state: 'skipped', problem }
}

/** Returns a further copy that a teacher asked for, due at once. */
export function repeatDelivery(
  delivery: Delivery,
  now: number,
  expiresAt: number,
  sideTasks: SideTasks,
): Delivery {
  const { problem: _, messageId: _message, sentAt: _sentAt, ...rest } = withoutUncertainty(delivery)
  const copy = delivery.copy + 1
  return { ...rest, state: 'claimed', copy, tryAt: now, tries: 0, expiresAt, sideTasks }
}

function closeTask(delivery: Delivery, name: SideTaskName, task: SideTask, now: number): Delivery {
  return { ...delivery, tries: 0, tryAt: now, sideTasks: { ...delivery.sideTasks, [name]: task } }
}

function retryLater(
  delivery: Delivery,
  error: DeliveryError,
  now: number,
  chance: number,
): Delivery {
  const tries = delivery.tries + 1
  // Stored in whole milliseconds.
  const waitMs = Math.ceil(Math.max(error.retryAfterMs, backoffMs(retries, tries, chance)))
  return { ...delivery, tries, tryAt: now + waitMs }
}

function withoutUncertainty(delivery: Delivery): Delivery {
  const { unsureSince: _since, unsureAt: _at, problem: _problem, ...rest } = delivery
  return rest
}

function markUnconfirmed(delivery: Delivery, error: DeliveryError): Delivery {
  return { ...delivery, state: 'unconfirmed', problem: flatten(error.remedy) }
}

function failedTask(error: DeliveryError): SideTask {
  return { state: 'failed', problem: flatten(error.remedy) }
}
