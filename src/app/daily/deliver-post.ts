/** Does the next thing for one claimed delivery: sends it, looks for it, or does a side task. delivery-state.ts has the rules. */
import { localDate, momentOn } from '../../core/calendar/local-time.ts'
import { pauseOn } from '../../core/calendar/class-calendar.ts'
import type { Schedule } from '../../core/daily/daily-store.ts'
import {
  afterLookupFailure,
  afterTaskFailure,
  markNotFound,
  markSent,
  markSkipped,
  markTaskDone,
  nextAction,
} from '../../core/daily/delivery-state.ts'
import { type Delivery, idempotencyKey, isLate } from '../../core/daily/delivery.ts'
import { buildPool } from '../../core/daily/pool.ts'
import { threadTitle } from '../../core/daily/views/daily-message.ts'
import { silentObserver } from '../../core/platform/observer.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import {
  type DailyParts,
  type DailyWorkParts,
  type DeliveryJob,
  guaranteesOf,
  messageOf,
  release,
  request,
  toDeliveryError,
} from './delivery-job.ts'
import { postRate } from './post-rates.ts'
import { replyTarget } from './prepare-reveal.ts'
import { sendPost } from './send-post.ts'

export function createDeliverPost(parts: DailyParts): DailyWorkParts['deliver'] {
  const { store, platforms, observer = silentObserver } = parts

  /** Reports how a delivery has ended, once: what follows a post does not end it again. */
  function reportEnd(platform: PlatformName, { state: before }: Delivery, after: Delivery): void {
    const { state } = after
    if (state === before || state === 'claimed' || state === 'sending') return
    const isLateNow = state === 'sent' && isLate(after, after.sentAt ?? after.due)
    observer.report('delivery', { platform, state: isLateNow ? 'late' : state })
  }

  return async function deliverPost(delivery, owner) {
    const schedule = await store.schedule(delivery.class, delivery.schedule)
    const platform = schedule && platforms.get(schedule.room.platform)
    if (schedule === undefined || platform === undefined) {
      return release({ ...parts, owner }, markSkipped(delivery, 'The daily post was removed.'))
    }
    const after = await doNext({ ...parts, schedule, platform, owner }, delivery)
    reportEnd(platform.name, delivery, after)
    return after
  }
}

async function doNext(job: DeliveryJob, delivery: Delivery): Promise<Delivery> {
  const { store, schedule } = job
  const now = await store.now()
  const action = nextAction(delivery, now, guaranteesOf(job))
  if (action.kind === 'send' || action.kind === 'skip') {
    const later = await job.ends?.postpone(schedule, delivery, now)
    if (later !== undefined) return release(job, later)
  }
  switch (action.kind) {
    case 'none':
      return release(job, delivery)
    case 'wait':
      return release(job, { ...delivery, tryAt: action.until })
    case 'skip':
      return release(job, markSkipped(delivery, 'It couldn’t be posted in time.'))
    case 'send':
      if (delivery.state === 'sending') return sendPost(job, delivery, now)
      if (schedule.status !== 'on') {
        return release(job, markSkipped(delivery, 'The daily post was paused.'))
      }
      // What was due on a snow day and has not gone out yet doesn’t come late, unless a teacher asks for it.
      return isOfPausedDay(schedule, delivery)
        ? release(job, markSkipped(delivery, 'Your class was paused that day.'))
        : sendOnce(job, delivery, now)
    case 'find':
      return findPost(job, delivery, action.since)
    case 'side-task':
      return doSideTask(job, delivery, action.task)
    default:
      return action satisfies never
  }
}

/** A post that a teacher asked for goes out in a pause too. */
function isOfPausedDay({ calendar }: Schedule, { due, copy }: Delivery): boolean {
  const date = localDate(calendar.zone, due)
  const isPaused = calendar.class !== undefined && pauseOn(calendar.class, date) !== undefined
  return isPaused && copy === 0 && momentOn(calendar, date).epochMilliseconds === due
}

/**
 * Looks first for a post that is late: the database may be an older copy, restored since, that does not know that it was sent. Where the
 * bot cannot look, it goes out.
 */
async function sendOnce(job: DeliveryJob, delivery: Delivery, now: number): Promise<Delivery> {
  if (!isLate(delivery, now)) return sendPost(job, delivery, now)
  const earlier = await lookFor(job, delivery, delivery.due).catch((error: unknown) => {
    toDeliveryError(job, error)
    return undefined
  })
  return earlier === undefined
    ? sendPost(job, delivery, now)
    : release(job, markSent(delivery, earlier.id, now))
}

async function lookFor(job: DeliveryJob, delivery: Delivery, since: number) {
  const key = idempotencyKey(delivery)
  const room = { id: delivery.room, class: delivery.class }
  const target = await replyTarget(job, delivery)
  return request(job, () => job.platform.findByKey(room, key, since, target))
}

/** Looks in the room for a message that may have arrived. */
async function findPost(job: DeliveryJob, delivery: Delivery, since: number): Promise<Delivery> {
  const { store, chance } = job
  try {
    const message = await lookFor(job, delivery, since)
    const now = await store.now()
    return await release(
      job,
      message === undefined ? markNotFound(delivery, now) : markSent(delivery, message.id, now),
    )
  } catch (error) {
    const failure = toDeliveryError(job, error)
    return release(job, afterLookupFailure(delivery, failure, await store.now(), chance()))
  }
}

/** What follows a post: a thread under it, or the pin. */
async function doSideTask(
  job: DeliveryJob,
  delivery: Delivery,
  task: 'thread' | 'pin',
): Promise<Delivery> {
  const { store, library, platform, rateLimiter, schedule, chance } = job
  const item = buildPool(await library(schedule.room), await store.ownItems(schedule)).get(
    delivery.itemId,
  )
  const message = messageOf(delivery)
  await rateLimiter.acquire([postRate(platform.rateLimit(schedule.room))])
  try {
    if (message === undefined) throw new RangeError('A sent post has a message.')
    if (task === 'thread') {
      const title = item === undefined ? 'Discussion' : threadTitle(item)
      await request(job, () => platform.startThread(message, title))
    } else {
      await unpinPrevious(job, delivery)
      await request(job, () => platform.pin(message))
    }
    return await release(job, markTaskDone(delivery, task, await store.now()))
  } catch (error) {
    const failure = toDeliveryError(job, error)
    return release(job, afterTaskFailure(delivery, task, failure, await store.now(), chance()))
  }
}

/** Unpins our last post, so that a channel never fills up with our pins. */
async function unpinPrevious(job: DeliveryJob, { date }: Delivery): Promise<void> {
  const earlier = await job.store.sentBefore(job.schedule, date, 10)
  const pinned = earlier.find((other) => other.sideTasks.pin?.state === 'done')
  const message = pinned && messageOf(pinned)
  if (message === undefined) return
  try {
    await request(job, () => job.platform.unpin(message))
  } catch (error) {
    // If it was deleted, it is not pinned any more either.
    if (toDeliveryError(job, error).outcome !== 'rejected') throw error
  }
}
