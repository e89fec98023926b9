/** Makes the daily posts: a heartbeat asks the store what is due, and a few workers at a time do it, cards first. */
import { type ScheduledTask, schedule as cron } from 'node-cron'
import type { Logger } from 'pino'
import type { Claim, DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import { dueOn, nextDue } from '../../core/calendar/calendar.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { Lease, Leases } from '../../core/platform/lease.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { RateLimiter } from '../../core/platform/rate-limiter.ts'
import { openDueDay } from './open-day.ts'
import type { DeliverPost } from './deliver-post.ts'
import { type Preflight, type Platforms, joinProblems } from './preflight.ts'
import { type DailyTimeouts, checkIntervalsMs } from './daily-timeouts.ts'
import { checkRate } from './post-rates.ts'
import type { OpenLibrary } from '../pack/packs.ts'

export interface DailyWorker {
  /** Begins the heartbeat. */
  start(): void
  /** Ends it and waits for what is in hand. */
  stop(): Promise<void>
  /** Does everything that is due and resolves when nothing is left; calls at the same time share one round. */
  runDue(): Promise<void>
}

export interface DailyWorkerParts {
  readonly store: DailyStore
  readonly leases: Leases
  readonly platforms: Platforms
  readonly library: OpenLibrary
  readonly preflight: Preflight
  readonly deliver: DeliverPost
  readonly rateLimiter: Pick<RateLimiter, 'acquire'>
  readonly timeouts: DailyTimeouts
  /** This process. */
  readonly owner: string
  /** A fresh holder for a claim. */
  readonly newOwner: () => string
  readonly log: Logger
}

/** So much is in hand at a time; at 40 a second and a second for each, no claim waits long. */
const maxConcurrent = 64

const maxChecks = 8

type Task = () => Promise<unknown>

type Holder = Pick<Claim, 'owner' | 'leaseMs'>

export function createDailyWorker(parts: DailyWorkerParts): DailyWorker {
  const {
    store,
    leases,
    platforms,
    library,
    preflight,
    deliver,
    rateLimiter,
    timeouts,
    owner,
    newOwner: newOwner,
    log,
  } = parts
  const held = new Map<PlatformName, Lease>()
  let heartbeat: ScheduledTask | undefined
  let round: Promise<void> | undefined
  let stopping = false

  /** The platforms that this process posts to now. One process a platform keeps to the rate limit better than several. */
  async function mine(): Promise<readonly PlatformName[]> {
    for (const name of platforms.keys()) {
      const lease = await leases.acquire(`daily/${name}`, owner, timeouts.senderLeaseMs)
      if (lease === undefined) held.delete(name)
      else held.set(name, lease)
    }
    return [...held.keys()]
  }

  /** The most urgent work, at most `limit` pieces of one kind. */
  async function claim(limit: number): Promise<readonly Task[]> {
    const names = await mine()
    if (names.length === 0) return []
    const holds = { owner: newOwner(), leaseMs: timeouts.leaseMs }
    const claim: Claim = { ...holds, limit, platforms: names }
    const urgent = await store.claimDeliveries(claim, true)
    if (urgent.length > 0) return urgent.map((post) => () => deliver(post, holds.owner))
    const due = await store.claimSchedules(claim)
    if (due.length > 0) return due.map((schedule) => () => open(schedule))
    const others = await store.claimDeliveries(claim, false)
    if (others.length > 0) return others.map((post) => () => deliver(post, holds.owner))
    // Looks take their time; they begin only when nothing else is in hand, and a few at a time.
    if (limit < maxConcurrent) return []
    const now = await store.now()
    const unchecked = await store.claimChecks({
      ...claim,
      limit: maxChecks,
      before: now - checkIntervalsMs.every,
      soon: now + checkIntervalsMs.ahead,
      recent: now - checkIntervalsMs.recent,
    })
    return unchecked.map((schedule) => () => check(schedule, holds))
  }

  async function open(schedule: Schedule): Promise<void> {
    const now = await store.now()
    const holds = { owner: newOwner(), leaseMs: timeouts.leaseMs }
    const posts = await openDueDay({ store, library }, schedule, now, holds).catch(
      async (error: unknown) => {
        // The class's pack is gone, say: a teacher can mend that.
        if (!(error instanceof UserError)) throw error
        await preflight.pause(schedule, error.message)
        return []
      },
    )
    for (const post of posts) {
      if (post.state === 'failed') await preflight.pause(schedule, post.problem ?? '')
      else if (post.state === 'claimed') await deliver(post, holds.owner)
    }
  }

  async function check(schedule: Schedule, holds: Holder): Promise<void> {
    const platform = platforms.get(schedule.room.platform)
    if (platform !== undefined) {
      await rateLimiter.acquire([checkRate(platform.rateLimit(schedule.room))])
    }
    const problems = await preflight.check(schedule)
    if (problems.length > 0) {
      await preflight.pause(schedule, joinProblems(problems))
      return
    }
    await store.markChecked(schedule.id, holds.owner)
    // New rules of a country move the next post; what is kept is the local time.
    const now = await store.now()
    const { next: known, calendar, cycle } = schedule
    if (known === undefined || known.at <= now) return
    const next = dueOn(calendar, known.date) ?? nextDue(calendar, now)
    if (next?.at !== known.at)
      await store.writeDay({ schedule, deliveries: [], next, cycle }, holds)
  }

  async function workThrough(): Promise<void> {
    const running = new Set<Promise<void>>()

    async function run(piece: Task): Promise<void> {
      try {
        await piece()
      } catch (error) {
        // Its claim ends by itself, and then it is tried again.
        log.error({ err: error }, 'Work on a daily post failed')
      }
    }

    while (!stopping) {
      const found = await claim(maxConcurrent - running.size)
      for (const piece of found) {
        const done = run(piece).finally(() => running.delete(done))
        running.add(done)
      }
      if (running.size === 0) return
      // Half of the hands free: claiming a few dozen at once costs little more than claiming one.
      do await Promise.race(running)
      while (running.size > maxConcurrent / 2)
    }
    await Promise.all(running)
  }

  function work(): Promise<void> {
    round ??= workThrough().finally(() => {
      round = undefined
    })
    return round
  }

  async function beat(): Promise<void> {
    try {
      await work()
    } catch (error) {
      log.error({ err: error }, 'The daily posts could not be looked through')
    }
  }

  return {
    runDue: work,

    start() {
      heartbeat = cron('*/10 * * * * *', beat, {
        timezone: 'UTC',
        noOverlap: true,
        name: 'daily posts',
      })
    },

    async stop() {
      stopping = true
      await heartbeat?.destroy()
      await round
      await store.release(owner)
      for (const lease of held.values()) await leases.release(lease)
    },
  }
}
