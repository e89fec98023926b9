/** Assembles the daily posts: the worker that sends them and the service behind the `daily` command. */
import { randomUUID } from 'node:crypto'
import type { DailyService } from '../../core/daily/daily-service.ts'
import type { ClaimLease } from '../../core/daily/daily-store.ts'
import { type RateLimiter, createRateLimiter } from '../../core/platform/rate-limiter.ts'
import type { Leases } from '../../core/platform/lease.ts'
import type { LostAccess, Person, Room } from '../../core/platform/room.ts'
import { createDeliverPost } from './deliver-post.ts'
import { createDailyService } from './create-daily-service.ts'
import type { DailyPorts } from './daily-ports.ts'
import { createPreflight } from './preflight.ts'
import { type DailyWorker, createDailyWorker } from './daily-worker.ts'
import { type DailyTimeouts, dailyTimeouts } from './daily-timeouts.ts'

export interface DailyOptions {
  readonly timeouts?: DailyTimeouts
  readonly rateLimiter?: Pick<RateLimiter, 'acquire'>
  /** Returns a fresh number from 0 to 1. */
  readonly chance?: () => number
}

export interface Daily {
  readonly service: (room: Room, person: Person) => DailyService
  readonly worker: DailyWorker
  /** Pauses the schedules of a room or class that the bot has lost, and tells their teachers. Never throws. */
  readonly pauseLost: (lost: LostAccess) => Promise<void>
}

export function createDaily({
  leases,
  timeouts = dailyTimeouts,
  clock,
  rateLimiter = createRateLimiter(clock),
  chance = Math.random,
  ...others
}: DailyPorts & DailyOptions & { readonly leases: Leases }): Daily {
  const ports = { ...others, clock }
  const { store, log } = ports
  const owner = randomUUID()
  let claims = 0
  const preflight = createPreflight(ports)
  const parts = { ...ports, preflight, rateLimiter, timeouts, chance, newLease }
  const workParts = { ...parts, deliver: createDeliverPost(parts) }
  const worker = createDailyWorker(workParts, leases, owner)

  function newLease(): ClaimLease {
    return { owner: `${owner}/${++claims}`, leaseMs: timeouts.leaseMs }
  }

  async function pauseLost({ class: name, room }: LostAccess): Promise<void> {
    try {
      const schedules = await store.schedules(name)
      const affected = schedules.filter(
        (schedule) => room === undefined || schedule.room.id === room,
      )
      const problem =
        room === undefined
          ? 'The bot was removed. Add it to your server or workspace again.'
          : 'The channel was deleted. Set the daily post up in another channel.'
      await Promise.all(affected.map((schedule) => preflight.pause(schedule, problem)))
    } catch (error) {
      log.error({ err: error, class: name, room }, 'Could not pause the daily posts of a lost room')
    }
  }

  return {
    pauseLost,
    service: createDailyService(workParts, () => void worker.wake()),
    worker,
  }
}
