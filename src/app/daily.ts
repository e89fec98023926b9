/** Puts the parts of the daily posts together: the poster that makes them and the desk that teachers come to. */
import { setTimeout as wait } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { DailyDesk } from '../core/daily/daily-desk.ts'
import type { DailyStore } from '../core/daily/daily-store.ts'
import type { Leases } from '../core/lease.ts'
import type { Lost, Person, Room } from '../core/room.ts'
import { createDelivery } from './daily-delivery.ts'
import { createDailyDesk } from './daily-desk.ts'
import { type Platforms, createDailyHealth } from './daily-health.ts'
import { type DailyPoster, createDailyPoster } from './daily-poster.ts'
import { type DailyTiming, dailyTiming } from './daily-timing.ts'
import { type Pace, createPace } from './pace.ts'
import type { LibraryOf } from './services.ts'

export interface DailyParts {
  readonly store: DailyStore
  readonly leases: Leases
  /** May be filled after this, until the poster starts. */
  readonly platforms: Platforms
  readonly library: LibraryOf
  readonly log: Logger
  readonly timing?: DailyTiming
  readonly pace?: Pace
  /** A number from 0 to 1, fresh each time. */
  readonly chance?: () => number
}

export interface Daily {
  readonly desk: (room: Room, person: Person) => DailyDesk
  readonly poster: DailyPoster
  /** Pauses what is planned in a room or class that the bot has lost, and tells the teachers. Never throws. */
  readonly lose: (lost: Lost) => Promise<void>
}

export function createDaily({
  timing = dailyTiming,
  pace = createPace({ now: () => performance.now(), wait: (ms) => wait(ms) }),
  chance = Math.random,
  ...given
}: DailyParts): Daily {
  const { log } = given
  const owner = randomUUID()
  let claims = 0
  const health = createDailyHealth(given)
  const deliver = createDelivery({ ...given, health, pace, timing, chance })
  const poster = createDailyPoster({ ...given, health, deliver, pace, timing, owner, holder })

  function holder(): string {
    return `${owner}/${++claims}`
  }

  function nudge(): void {
    poster.work().catch((error: unknown) => log.error({ err: error }, 'Looking for work failed'))
  }

  async function lose({ class: name, room }: Lost): Promise<void> {
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
    lose,
    desk: createDailyDesk({ ...given, health, deliver, timing, holder, nudge }),
    poster,
  }
}
