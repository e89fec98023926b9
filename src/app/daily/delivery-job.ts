/** What every step of a delivery shares: its parts, requests with a deadline, and how a claimed delivery is given back. */
import type { ClaimLease, Schedule } from '../../core/daily/daily-store.ts'
import type { DeliveryGuarantees } from '../../core/daily/delivery-state.ts'
import type { Delivery } from '../../core/daily/delivery.ts'
import { withDeadline } from '../../core/platform/clock.ts'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { RateLimiter } from '../../core/platform/rate-limiter.ts'
import type { ClassMessage } from '../../core/platform/room.ts'
import type { DailyTimeouts } from './daily-timeouts.ts'
import type { DailyPorts } from './daily-ports.ts'
import type { Preflight } from './preflight.ts'

/** What the daily posts are made of. */
export interface DailyParts extends DailyPorts {
  readonly preflight: Preflight
  readonly rateLimiter: Pick<RateLimiter, 'acquire'>
  readonly timeouts: DailyTimeouts
  /** Returns a number from 0 to 1. */
  readonly chance: () => number
  /** Returns a fresh owner for a claim, for as long as a claim lasts. */
  readonly newLease: () => ClaimLease
}

/** The same with the steps that need the first ones. */
export interface DailyWorkParts extends DailyParts {
  /** Works on a delivery that `owner` has claimed, releases it and returns it as it then is. */
  readonly deliver: (delivery: Delivery, owner: string) => Promise<Delivery>
}

/** A claimed delivery's surroundings. */
export interface DeliveryJob extends DailyParts {
  readonly schedule: Schedule
  readonly platform: Platform
  /** Each claim has its own owner, so one that took too long cannot carry on beside the next. */
  readonly owner: string
}

/** Writes the delivery, releases the claim and returns the delivery. */
export async function release(
  { store, log, owner, posted }: Pick<DeliveryJob, 'store' | 'log' | 'owner' | 'posted'>,
  delivery: Delivery,
): Promise<Delivery> {
  if (!(await store.saveDelivery(delivery, { owner, leaseMs: 0 }))) {
    const { schedule, date } = delivery
    log.info({ schedule, date }, 'Another process has taken over a delivery')
  }
  if (delivery.state === 'sent') posted?.(delivery.class)
  return delivery
}

/**
 * Gives the delivery up and pauses the schedule until a teacher has fixed the problem. The end of a discussion waits for the next
 * school day instead, since what students wrote is still there.
 */
export async function fail(
  job: DeliveryJob,
  delivery: Delivery,
  problem: string,
): Promise<Delivery> {
  const state = delivery.state === 'unconfirmed' ? delivery.state : 'failed'
  const given: Delivery = { ...delivery, state, problem }
  const later = await job.ends?.retry(job.schedule, given, await job.store.now())
  const failed = await release(job, later ?? given)
  if (delivery.kind === 'card') await job.preflight.pause(job.schedule, problem)
  return failed
}

/** Returns the platform's answer. Throws a DeliveryError if it takes too long. */
export function request<T>({ clock, timeouts }: DeliveryJob, send: () => Promise<T>): Promise<T> {
  return withDeadline(clock, timeouts.requestMs, send(), () => {
    throw new DeliveryError('unknown', ['The platform didn’t answer in time.'])
  })
}

/** Any other error is a bug of ours, and whether the message arrived is then unknown. */
export function toDeliveryError({ log }: DeliveryJob, error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error
  log.error({ err: error }, 'A daily post failed unexpectedly')
  return new DeliveryError(
    'unknown',
    ['Something went wrong on our side. Please tell whoever runs the bot.'],
    { cause: error },
  )
}

export function guaranteesOf({ platform, timeouts }: DeliveryJob): DeliveryGuarantees {
  const { dedupeWindowMs = 0 } = platform
  return { dedupeWindowMs, arrivalWindowMs: timeouts.arrivalWindowMs }
}

export function messageOf({ room, class: classId, messageId }: Delivery): ClassMessage | undefined {
  return messageId === undefined ? undefined : { room, id: messageId, class: classId }
}
