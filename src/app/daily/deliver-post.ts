/** Does the next thing for one claimed delivery: sends it, looks for it, or does a side task. delivery-state.ts has the rules. */
import {
  afterLookupFailure,
  markNotFound,
  markSent,
  markSkipped,
  nextAction,
} from '../../core/daily/delivery-state.ts'
import { type Delivery, idempotencyKey } from '../../core/daily/delivery.ts'
import {
  type DeliveryJob,
  type DeliveryParts,
  guaranteesOf,
  release,
  request,
  toDeliveryError,
} from './delivery-job.ts'
import { sendPost } from './send-post.ts'
import { doSideTask } from './side-tasks.ts'

/** Works on a delivery that `owner` has claimed, releases it and returns it as it then is. */
export type DeliverPost = (delivery: Delivery, owner: string) => Promise<Delivery>

export function createDeliverPost(parts: DeliveryParts): DeliverPost {
  const { store, platforms } = parts

  return async function deliverPost(delivery, owner) {
    const schedule = await store.schedule(delivery.schedule)
    const platform = schedule && platforms.get(schedule.room.platform)
    if (schedule === undefined || platform === undefined) {
      return release({ ...parts, owner }, markSkipped(delivery, 'The daily post was removed.'))
    }
    const job: DeliveryJob = { ...parts, schedule, platform, owner }
    const now = await store.now()
    const action = nextAction(delivery, now, guaranteesOf(job))
    switch (action.kind) {
      case 'none':
        return release(job, delivery)
      case 'wait':
        return release(job, { ...delivery, tryAt: action.until })
      case 'skip':
        return release(job, markSkipped(delivery, 'It couldn’t be posted in time.'))
      case 'send':
        return schedule.status === 'on' || delivery.state === 'sending'
          ? sendPost(job, delivery, now)
          : release(job, markSkipped(delivery, 'The daily post was paused.'))
      case 'find':
        return findPost(job, delivery, action.since)
      case 'side-task':
        return doSideTask(job, delivery, action.task)
      default:
        return action satisfies never
    }
  }
}

/** Looks in the room for a message that may have arrived. */
async function findPost(job: DeliveryJob, delivery: Delivery, since: number): Promise<Delivery> {
  const { store, platform, chance } = job
  try {
    const key = idempotencyKey(delivery)
    const message = await request(job, () => platform.findByKey(delivery.room, key, since))
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
