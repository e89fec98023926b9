/** Sends a delivery's message: checks the channel if that is long ago, writes the row, and only then makes the request. */
import {
  afterSendFailure,
  emptyPoolProblem,
  markSkipped,
  markSending,
  markSent,
  nextAction,
} from '../../core/daily/delivery-state.ts'
import { type Delivery, idempotencyKey, isLate } from '../../core/daily/delivery.ts'
import type { DailyItem } from '../../core/daily/pool.ts'
import { pickItem } from '../../core/daily/rotation.ts'
import { dailyMessage, threadTitle } from '../../core/daily/views/daily-message.ts'
import type { Library } from '../../core/pack/library.ts'
import { flatten } from '../../core/reply/plain-text.ts'
import type { Reply, RichText } from '../../core/reply/reply.ts'
import { checkIntervalsMs } from './daily-timeouts.ts'
import {
  type DeliveryJob,
  fail,
  guaranteesOf,
  release,
  request,
  toDeliveryError,
} from './delivery-job.ts'
import { openPools } from './open-pools.ts'
import { checkRate, postRate } from './post-rates.ts'
import { joinProblems } from './preflight.ts'
import { replyTarget, revealReply } from './prepare-reveal.ts'
import { readProgress } from './read-progress.ts'

interface PreparedPost {
  readonly delivery: Delivery
  readonly reply: Reply
  /** What it is called in a forum; left out, as its heading says. */
  readonly title?: string
  /** The message that it answers. */
  readonly replyTo?: string | undefined
}

export async function sendPost(
  job: DeliveryJob,
  delivery: Delivery,
  now: number,
): Promise<Delivery> {
  const { timeouts } = job
  const isUnsure = delivery.state === 'sending'
  const problems = isUnsure ? [] : await findProblems(job, delivery, now)
  if (problems.length > 0) return fail(job, delivery, joinProblems(problems))
  const prepared = await preparePost(job, delivery, now)
  if (prepared !== undefined) return sendPrepared(job, delivery, prepared)
  if (isUnsure) return release(job, { ...delivery, tryAt: now + timeouts.arrivalWindowMs })
  return delivery.kind === 'reveal'
    ? release(job, markSkipped(delivery, 'There was nothing to show.'))
    : fail(job, delivery, flatten(emptyPoolProblem))
}

/** Checks the channel if the last check is too long ago. */
async function findProblems(
  job: DeliveryJob,
  { kind }: Delivery,
  now: number,
): Promise<readonly RichText[]> {
  const { store, platform, preflight, rateLimiter, schedule, owner } = job
  if (kind !== 'card' || now - schedule.checkedAt <= checkIntervalsMs.stale) return []
  await rateLimiter.acquire([checkRate(platform.rateLimit(schedule.room))])
  const problems = await request(job, () => preflight.check(schedule)).catch((error: unknown) => {
    // The post is tried all the same, and the channel is checked again before long.
    toDeliveryError(job, error)
    return undefined
  })
  if (problems?.length === 0) await store.markChecked(schedule.id, owner)
  return problems ?? []
}

async function sendPrepared(
  job: DeliveryJob,
  original: Delivery,
  { delivery, reply, title, replyTo }: PreparedPost,
): Promise<Delivery> {
  const { store, platform, rateLimiter, schedule, owner, clock, timeouts, chance } = job
  await rateLimiter.acquire([postRate(platform.rateLimit(schedule.room))])
  const now = await store.now()
  // While it waited, the platform may have forgotten its key, or the day may have ended.
  if (nextAction(delivery, now, guaranteesOf(job)).kind !== 'send') return release(job, delivery)
  const sending = markSending(delivery, now)
  const savedFrom = clock.now()
  if (!(await store.saveDelivery(sending, { owner, leaseMs: timeouts.leaseMs }))) return original
  // If the process stood still for this long, its claim may be gone by the time its request leaves.
  if (clock.now() - savedFrom > timeouts.requestMs) return release(job, delivery)
  const notify = delivery.sideTasks.ping?.state === 'wanted' ? schedule.notify : undefined
  const room = { id: delivery.room, class: delivery.class }
  const options = {
    idempotencyKey: idempotencyKey(sending),
    ...(notify === undefined ? {} : { notify }),
    ...(title === undefined ? {} : { title }),
    replyTo,
  }
  try {
    const message = await request(job, () => platform.post(room, reply, options))
    return await release(job, markSent(sending, message.id, await store.now()))
  } catch (error) {
    const failure = toDeliveryError(job, error)
    const after = afterSendFailure(delivery, failure, await store.now(), chance())
    return after.state === 'failed' || after.state === 'unconfirmed'
      ? fail(job, after, flatten(failure.remedy))
      : release(job, after)
  }
}

/** Returns the delivery with its message, with another item if the class can no longer see the first; undefined if none is left. */
async function preparePost(
  job: DeliveryJob,
  delivery: Delivery,
  now: number,
): Promise<PreparedPost | undefined> {
  const { store, schedule } = job
  const { date } = delivery
  const [{ poolOn, libraryOn }, planned] = await Promise.all([
    openPools(job, schedule, { asked: { date, at: now } }),
    openPools(job, schedule, { asked: { date, at: delivery.due } }),
  ])
  const library = libraryOn(date)
  const pool = poolOn(date).items
  const item = withPlannedLine(pool.get(delivery.itemId), planned.poolOn(date).items, library)
  if (delivery.kind === 'reveal') {
    const reply = await revealReply(job, delivery, item)
    return reply && { delivery, reply, replyTo: await replyTarget(job, delivery) }
  }
  const lateFrom = isLate(delivery, now) ? schedule.calendar.time : undefined

  async function prepareItem(of: Delivery, shown: DailyItem): Promise<PreparedPost> {
    const post = dailyMessage(library, shown, lateFrom)
    const answered = await job.letAnswer?.(post, { schedule, delivery: of, item: shown, now })
    return { delivery: of, reply: answered ?? post, title: threadTitle(shown) }
  }

  if (item !== undefined) return prepareItem(delivery, item)
  const progress = await readProgress(store, schedule, delivery.cycle)
  const changes = await store.changes(schedule, date)
  const pick = pickItem(date, { progress, poolOn, changes })
  const other = pool.get(pick?.itemId ?? '')
  if (pick === undefined || other === undefined) return undefined
  const { itemId, cycle } = pick
  return prepareItem({ ...delivery, itemId, cycle }, other)
}

/** Returns the item with the line that the plan had for it, as long as the class may see that line. */
function withPlannedLine(
  item: DailyItem | undefined,
  planned: ReadonlyMap<string, DailyItem>,
  library: Library,
): DailyItem | undefined {
  const same = planned.get(item?.id ?? '')
  return same?.own === undefined && library.quote(same?.quote.id ?? '') !== undefined ? same : item
}
