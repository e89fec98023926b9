/** Puts the parts of the daily posts together: the poster that makes them and the desk that teachers come to. */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { DailyService } from '../../core/daily/daily-service.ts'
import type { DailyStore } from '../../core/daily/daily-store.ts'
import { type RateLimiter, createRateLimiter } from '../../core/platform/rate-limiter.ts'
import type { Leases } from '../../core/platform/lease.ts'
import type { LostAccess, Person, Room } from '../../core/platform/room.ts'
import { createDeliverPost } from './deliver-post.ts'
import { createDailyService } from './create-daily-service.ts'
import { type Platforms, createPreflight } from './preflight.ts'
import { type DailyWorker, createDailyWorker } from './daily-worker.ts'
import { type DailyTimeouts, dailyTimeouts } from './daily-timeouts.ts'
import { monotonicClock } from '../system-clock.ts'
import type { OpenLibrary } from '../pack/packs.ts'

export interface DailyParts {
  readonly store: DailyStore
  readonly leases: Leases
  /** May be filled after this, until the poster starts. */
  readonly platforms: Platforms
  readonly library: OpenLibrary
  readonly log: Logger
  /** Returns a fresh number from 0 to 1. */
  readonly chance?: () => number
}

export interface DailyOptions {
  readonly timeouts?: DailyTimeouts
  readonly rateLimiter?: Pick<RateLimiter, 'acquire'>
}

export interface Daily {
  readonly service: (room: Room, person: Person) => DailyService
  readonly worker: DailyWorker
  /** Pauses what is planned in a room or class that the bot has lost, and tells the teachers. Never throws. */
  readonly pauseLost: (lost: LostAccess) => Promise<void>
}

export function createDaily({
  timeouts = dailyTimeouts,
  rateLimiter = createRateLimiter(monotonicClock),
  chance = Math.random,
  ...given
}: DailyParts & DailyOptions): Daily {
  const { log } = given
  const owner = randomUUID()
  let claims = 0
  const health = createPreflight(given)
  const deliver = createDeliverPost({
    ...given,
    preflight: health,
    rateLimiter,
    timeouts,
    chance,
  })
  const poster = createDailyWorker({
    ...given,
    preflight: health,
    deliver,
    rateLimiter,
    timeouts,
    owner,
    newOwner: holder,
  })

  function holder(): string {
    return `${owner}/${++claims}`
  }

  function nudge(): void {
    poster.runDue().catch((error: unknown) => log.error({ err: error }, 'Looking for work failed'))
  }

  async function lose({ class: name, room }: LostAccess): Promise<void> {
    try {
      const planned = await given.store.schedules(name)
      const struck = planned.filter((schedule) => room === undefined || schedule.room.id === room)
      const problem =
        room === undefined
          ? 'The bot was removed from the server. Invite it again, then resume.'
          : 'The channel was deleted. Set the post for another channel.'
      await Promise.all(struck.map((schedule) => health.pause(schedule, problem)))
    } catch (error) {
      log.error({ err: error, class: name, room }, 'The posts of a lost room could not be paused')
    }
  }

  return {
    pauseLost: lose,
    service: createDailyService({
      ...given,
      preflight: health,
      deliver,
      timeouts,
      newOwner: holder,
      wakeWorker: nudge,
    }),
    worker: poster,
  }
}
