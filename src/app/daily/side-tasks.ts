/** What follows a post: a thread under it, and the pin. */
import { afterTaskFailure, markTaskDone } from '../../core/daily/delivery-state.ts'
import type { Delivery } from '../../core/daily/delivery.ts'
import { buildPool } from '../../core/daily/pool.ts'
import { threadTitle } from '../../core/daily/views/daily-message.ts'
import type { MessageRef } from '../../core/platform/room.ts'
import { type DeliveryJob, messageOf, release, request, toDeliveryError } from './delivery-job.ts'
import { postRate } from './post-rates.ts'

export async function doSideTask(
  job: DeliveryJob,
  delivery: Delivery,
  task: 'thread' | 'pin',
): Promise<Delivery> {
  const { store, library, platform, rateLimiter, schedule, chance } = job
  const item = buildPool(await library(schedule.room)).get(delivery.itemId)
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
async function unpinPrevious(job: DeliveryJob, { schedule, date }: Delivery): Promise<void> {
  const earlier = await job.store.sentBefore(schedule, date, 10)
  const pinned = earlier.find((other) => other.sideTasks.pin?.state === 'done')
  const message: MessageRef | undefined = pinned && messageOf(pinned)
  if (message === undefined) return
  try {
    await request(job, () => job.platform.unpin(message))
  } catch (error) {
    // If it was deleted, it is not pinned any more either.
    if (toDeliveryError(job, error).outcome !== 'rejected') throw error
  }
}
