/** Does the next thing for one claimed post: sends it, looks for it, or takes a side step. The rules are in core/daily/post.ts. */
import type { Logger } from 'pino'
import { dailyMessage, revealMessage, threadTitle } from '../../core/daily/views/daily-message.ts'
import type { DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import { type DailyItem, buildPool } from '../../core/daily/pool.ts'
import { pickItem } from '../../core/daily/rotation.ts'
import {
  type DeliveryGuarantees,
  markNotFound,
  markSent,
  markSending,
  nextAction,
  afterLookupFailure,
  afterSendFailure,
  markSkipped,
  markTaskDone,
  afterTaskFailure,
} from '../../core/daily/delivery-state.ts'
import { type Delivery, isLate, idempotencyKey } from '../../core/daily/delivery.ts'
import { flatten } from '../../core/reply/plain-text.ts'
import { withDeadline } from '../../core/platform/deadline.ts'
import type { RateLimiter } from '../../core/platform/rate-limiter.ts'
import { systemClock } from '../system-clock.ts'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { Reply } from '../../core/reply/reply.ts'
import type { MessageRef } from '../../core/platform/room.ts'
import { type Preflight, type Platforms, emptyPoolProblem, joinProblems } from './preflight.ts'
import { type DailyTimeouts, checkIntervalsMs } from './daily-timeouts.ts'
import { checkRate, postRate } from './post-rates.ts'
import type { OpenLibrary } from '../pack/packs.ts'

export interface DeliveryParts {
  readonly store: DailyStore
  readonly platforms: Platforms
  readonly library: OpenLibrary
  readonly preflight: Preflight
  readonly rateLimiter: Pick<RateLimiter, 'acquire'>
  readonly timeouts: DailyTimeouts
  /** A number from 0 to 1. */
  readonly chance: () => number
  readonly log: Logger
}

/** Works on a post that `holder` has claimed, gives the claim back and returns the post as it then is. */
export type DeliverPost = (post: Delivery, holder: string) => Promise<Delivery>

/** What a post is delivered with. */
interface DeliveryContext {
  readonly schedule: Schedule
  readonly platform: Platform
  /** Each claim has a holder of its own, so that one that took too long cannot go on beside the next. */
  readonly holder: string
}

export function createDeliverPost(parts: DeliveryParts): DeliverPost {
  const { store, platforms, library, preflight, rateLimiter, timeouts, chance, log } = parts

  return async function deliver(post, holder) {
    const schedule = await store.schedule(post.schedule)
    const platform = schedule && platforms.get(schedule.room.platform)
    if (schedule === undefined || platform === undefined) {
      return settle(markSkipped(post, 'Its schedule is gone.'), holder)
    }
    const way = { schedule, platform, holder }
    const now = await store.now()
    const move = nextAction(post, now, certaintyOf(platform))
    switch (move.kind) {
      case 'none':
        return settle(post, holder)
      case 'wait':
        return settle({ ...post, tryAt: move.until }, holder)
      case 'skip':
        return settle(markSkipped(post, 'It could not be posted while the day lasted.'), holder)
      case 'send':
        return schedule.status === 'on' || post.state === 'sending'
          ? send(post, way, now)
          : settle(markSkipped(post, 'The schedule was paused.'), holder)
      case 'find':
        return look(post, way, move.since)
      case 'side-task':
        return takeStep(post, way, move.task)
      default:
        return move satisfies never
    }
  }

  function certaintyOf({ dedupeWindowMs = 0 }: Platform): DeliveryGuarantees {
    return { dedupeWindowMs, arrivalWindowMs: timeouts.arrivalWindowMs }
  }

  async function send(post: Delivery, way: DeliveryContext, now: number): Promise<Delivery> {
    const { schedule, platform, holder } = way
    const unsure = post.state === 'sending'
    if (post.kind === 'card' && !unsure && now - schedule.checkedAt > checkIntervalsMs.stale) {
      await rateLimiter.acquire([checkRate(platform.rateLimit(schedule.room))])
      const problems = await call(() => preflight.check(schedule)).catch(() => [])
      if (problems.length > 0) return fail(post, way, joinProblems(problems))
      await store.markChecked(schedule.id, holder)
    }
    const prepared = await prepare(post, schedule, now)
    if (prepared === undefined) {
      return unsure
        ? settle({ ...post, tryAt: now + timeouts.arrivalWindowMs }, holder)
        : fail(post, way, flatten(emptyPoolProblem))
    }
    const [chosen, reply] = prepared

    await rateLimiter.acquire([postRate(platform.rateLimit(schedule.room))])
    const turn = await store.now()
    // While it waited for its turn the platform may have forgotten its key, or the day may have ended.
    if (nextAction(chosen, turn, certaintyOf(platform)).kind !== 'send')
      return settle(chosen, holder)
    const begun = markSending(chosen, turn)
    const asked = performance.now()
    if (!(await store.saveDelivery(begun, { owner: holder, leaseMs: timeouts.leaseMs })))
      return post
    // A process that stood still so long may not be the holder any more when its request leaves.
    if (performance.now() - asked > timeouts.requestMs) return settle(chosen, holder)
    const notify = chosen.sideTasks.ping?.state === 'wanted' ? schedule.notify : undefined
    try {
      const options = {
        idempotencyKey: idempotencyKey(begun),
        ...(notify === undefined ? {} : { notify }),
      }
      const message = await call(() => platform.post(chosen.room, reply, options))
      return await settle(markSent(begun, message.id, await store.now()), holder)
    } catch (error) {
      const failure = deliveryError(error)
      const after = afterSendFailure(chosen, failure, await store.now(), chance())
      return after.state === 'failed' || after.state === 'unconfirmed'
        ? fail(after, way, flatten(failure.remedy))
        : settle(after, holder)
    }
  }

  /** The post with what it says; another card where its own has meanwhile gone out of the class's view. */
  async function prepare(
    post: Delivery,
    schedule: Schedule,
    now: number,
  ): Promise<readonly [Delivery, Reply] | undefined> {
    const view = await library(schedule.room)
    const deck = buildPool(view)
    const card = deck.get(post.itemId)
    if (post.kind === 'reveal') {
      return card === undefined ? undefined : [post, revealMessage(card, post.date)]
    }
    const late = isLate(post, now) ? schedule.calendar.time : undefined
    if (card !== undefined) return [post, dailyMessage(view, card, late)]
    const shown = await store.shownItemIds(schedule.id, post.cycle)
    const progress = { schedule: schedule.id, cycle: post.cycle, shown }
    const changes = await store.changes(schedule, post.date)
    const pick = pickItem(post.date, progress, deck.keys(), changes)
    const other = pick === undefined ? undefined : deck.get(pick.itemId)
    if (pick === undefined || other === undefined) return undefined
    return [{ ...post, itemId: pick.itemId, cycle: pick.cycle }, dailyMessage(view, other, late)]
  }

  async function look(
    post: Delivery,
    { platform, holder }: DeliveryContext,
    since: number,
  ): Promise<Delivery> {
    try {
      const message = await call(() => platform.findByKey(post.room, idempotencyKey(post), since))
      const now = await store.now()
      return await settle(
        message === undefined ? markNotFound(post, now) : markSent(post, message.id, now),
        holder,
      )
    } catch (error) {
      return settle(
        afterLookupFailure(post, deliveryError(error), await store.now(), chance()),
        holder,
      )
    }
  }

  async function takeStep(
    post: Delivery,
    { schedule, platform, holder }: DeliveryContext,
    step: 'thread' | 'pin',
  ): Promise<Delivery> {
    const card = buildPool(await library(schedule.room)).get(post.itemId)
    const message = messageOf(post)
    await rateLimiter.acquire([postRate(platform.rateLimit(schedule.room))])
    try {
      if (message === undefined) throw new RangeError('A sent post has a message.')
      if (step === 'thread') await openThread(platform, message, card)
      else await pinAlone(platform, post, message)
      return await settle(markTaskDone(post, step, await store.now()), holder)
    } catch (error) {
      const failure = deliveryError(error)
      return settle(afterTaskFailure(post, step, failure, await store.now(), chance()), holder)
    }
  }

  function openThread(platform: Platform, message: MessageRef, card: DailyItem | undefined) {
    const title = card === undefined ? 'Discussion' : threadTitle(card)
    return call(() => platform.startThread(message, title))
  }

  /** Unpins our post before this one, so that a channel never fills up with our pins. */
  async function pinAlone(platform: Platform, post: Delivery, message: MessageRef): Promise<void> {
    const earlier = await store.sentBefore(post.schedule, post.date, 10)
    const pinned = earlier.find((other) => other.sideTasks.pin?.state === 'done')
    const old = pinned === undefined ? undefined : messageOf(pinned)
    if (old !== undefined) {
      try {
        await call(() => platform.unpin(old))
      } catch (error) {
        // Somebody has deleted it: then it is not pinned any more either.
        if (deliveryError(error).outcome !== 'rejected') throw error
      }
    }
    await call(() => platform.pin(message))
  }

  /** Nothing of this kind can go out: the schedule stops until a teacher has mended it. */
  async function fail(
    post: Delivery,
    { schedule, holder }: DeliveryContext,
    problem: string,
  ): Promise<Delivery> {
    const final = post.state === 'unconfirmed' ? post.state : 'failed'
    const failed = await settle({ ...post, state: final, problem }, holder)
    if (post.kind === 'card') await preflight.pause(schedule, problem)
    return failed
  }

  /** Writes the post and gives it back. */
  async function settle(post: Delivery, holder: string): Promise<Delivery> {
    if (!(await store.saveDelivery(post, { owner: holder, leaseMs: 0 }))) {
      log.info({ schedule: post.schedule, date: post.date }, 'A post was taken over meanwhile')
    }
    return post
  }

  function call<T>(request: () => Promise<T>): Promise<T> {
    return withDeadline(systemClock, timeouts.requestMs, request(), () => {
      throw new DeliveryError('unknown', ['The platform did not answer in time.'])
    })
  }

  /** An error that says nothing of its outcome is ours; whether the message arrived is then not known. */
  function deliveryError(error: unknown): DeliveryError {
    if (error instanceof DeliveryError) return error
    log.error({ err: error }, 'A daily post failed in an unforeseen way')
    return new DeliveryError(
      'unknown',
      ['Something went wrong on our side. Tell whoever runs the bot.'],
      { cause: error },
    )
  }
}

function messageOf(post: Delivery): MessageRef | undefined {
  return post.messageId === undefined ? undefined : { room: post.room, id: post.messageId }
}
