/** Posts what teachers change to the channel that their class chose for it, each change once. */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Clock } from '../../core/platform/clock.ts'
import type { Leases } from '../../core/platform/lease.ts'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { createRateLimiter } from '../../core/platform/rate-limiter.ts'
import type { Room } from '../../core/platform/room.ts'
import type { Reply } from '../../core/reply/reply.ts'
import type { ChangeHistory } from '../../core/settings/change-history.ts'
import {
  type ChangeLogStore,
  type UnpostedChanges,
  logRoom,
  logView,
  maxLogged,
} from '../../core/settings/change-log.ts'
import type { ChangeWords } from '../../core/settings/change-sentence.ts'
import { postRate } from '../daily/post-rates.ts'
import { sendEveryMinute } from '../reminder.ts'

export interface ChangeLogParts {
  readonly store: ChangeHistory & ChangeLogStore
  readonly leases: Leases
  /** May be filled later, until the first post. */
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  /** Returns what sentences need to know of the class of a room. */
  readonly words: (room: Room) => Promise<ChangeWords>
  readonly clock: Clock
  readonly log: Logger
}

const maxClasses = 50

/** Of so many changes the last ones are posted. */
const maxRead = 5 * maxLogged

/** How long one process has for its round. */
const leaseMs = 5 * 60_000

const retryMs = 5 * 60_000

/** A channel that is gone, or where the bot may not write: somebody has to do something. */
const refusedMs = 6 * 3_600_000

/** After so long without a look into the channel, a post that was begun counts as arrived. */
const maxUnsureMs = 3_600_000

interface LogPost {
  readonly unposted: UnpostedChanges
  readonly room: Room
  readonly reply: Reply
}

/** Discord compares it with all that the bot posts, in every class. */
function keyOf({ class: classId, newest }: UnpostedChanges): string {
  return `changes-${classId}-${newest}`
}

/** Returns whether what was begun earlier is in the channel; undefined while nobody can tell. */
async function hasArrived(
  platform: Platform,
  unposted: UnpostedChanges & { readonly begunAt: number },
  { now, log }: { readonly now: number; readonly log: Logger },
): Promise<boolean | undefined> {
  const room = { id: unposted.channel, class: unposted.class }
  try {
    return (await platform.findByKey(room, keyOf(unposted), unposted.begunAt)) !== undefined
  } catch (error) {
    log.warn(
      { err: error, platform: platform.name },
      'Could not look for changes that may have been posted',
    )
    const isForGood = error instanceof DeliveryError && error.outcome === 'rejected'
    // Rather lost than twice.
    return isForGood || now - unposted.begunAt > maxUnsureMs ? true : undefined
  }
}

export function createChangeLogWorker(parts: ChangeLogParts) {
  const { store, leases, platforms, clock, log } = parts
  const rateLimiter = createRateLimiter(clock)
  const owner = randomUUID()

  /** Returns whether something was posted. It is claimed first, so that a process that goes on after a kill looks for it first. */
  async function post(unposted: UnpostedChanges, now: number): Promise<boolean> {
    const room = logRoom(unposted.class, unposted.channel)
    const platform = room && platforms.get(room.platform)
    if (room === undefined || platform === undefined) return false
    const { begunAt } = unposted
    if (begunAt !== undefined) {
      const arrived = await hasArrived(platform, { ...unposted, begunAt }, { now, log })
      if (arrived === true) await store.confirmPost(unposted)
      if (arrived !== false) return false
    }
    const page = { olderThan: unposted.newest + 1, limit: maxRead }
    const changes = (await store.list(unposted.class, page)).filter(
      ({ number }) => number > unposted.posted,
    )
    const reply = logView(changes.toReversed(), await parts.words(room))
    if (!(await store.claimPost(unposted))) return false
    if (reply !== undefined) return send(platform, { unposted, room, reply }, now)
    await store.confirmPost(unposted)
    return false
  }

  async function send(
    platform: Platform,
    { unposted, room, reply }: LogPost,
    now: number,
  ): Promise<boolean> {
    try {
      await rateLimiter.acquire([postRate(platform.rateLimit(room))])
      const title = 'What was changed'
      await platform.post(room, reply, { idempotencyKey: keyOf(unposted), title })
    } catch (error) {
      log.warn({ err: error, platform: platform.name }, 'Changes could not be posted')
      if (!(error instanceof DeliveryError) || error.outcome === 'unknown') return false
      const waitMs =
        error.outcome === 'rejected' ? refusedMs : Math.max(retryMs, error.retryAfterMs)
      await store.giveBackPost(unposted, now + waitMs)
      return false
    }
    await store.confirmPost(unposted)
    return true
  }

  /** Posts what is due. Returns in how many channels. */
  async function postDue(now = clock.now()): Promise<number> {
    const due = await store.listUnposted({
      now,
      limit: maxClasses,
      platforms: [...platforms.keys()],
    })
    if (due.length === 0) return 0
    const lease = await leases.acquire('change-log', owner, leaseMs)
    if (lease === undefined) return 0
    let posted = 0
    try {
      for (const unposted of due) if (await post(unposted, now)) posted += 1
    } finally {
      await leases.release(lease)
    }
    return posted
  }

  const failure = 'Changes could not be posted'
  const worker = sendEveryMinute(postDue, { clock, log, failure })
  return {
    postDue,
    start: () => worker.start(),
    stop: () => worker.stop(),
  }
}
