/** Daily posts that come due one after the other in the classes of a fleet, and whether each was posted once. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Room } from '../../../src/core/platform/room.ts'
import { seedDueSchedule } from '../../fixtures/due-schedules.ts'
import type { Fleet } from './open-fleet.ts'
import type { SchoolClass } from './school.ts'

interface Due {
  readonly each: SchoolClass
  readonly room: Room
  readonly at: number
  postedAt?: number
}

export interface DailyFigures {
  readonly due: number
  readonly lost: number
  readonly doubled: number
  /** The longest time from when one was due until it was in its channel, in seconds. */
  readonly slowest: number
}

export function createDailyPosts({ school, store }: Pick<Fleet, 'school' | 'store'>) {
  const all: Due[] = []
  const look = setInterval(() => {
    for (const due of all) {
      if (due.postedAt === undefined && due.each.posts(due.room).length > 0) {
        due.postedAt = Date.now()
      }
    }
  }, 250)

  async function add(each: SchoolClass): Promise<void> {
    const room = each.addRoom()
    await seedDueSchedule(store, `soak-${all.length}`, room)
    all.push({ each, room, at: Date.now() })
  }

  return {
    /** Lets a post come due in each class in turn, within so many milliseconds. Waits while the database is away. */
    async spread(ms: number): Promise<void> {
      for (const each of school.classes) {
        while (
          await add(each).then(
            () => false,
            () => true,
          )
        ) {
          await pause(1000)
        }
        await pause(ms / school.classes.length)
      }
    },
    figures(): DailyFigures {
      const counts = all.map(({ each, room }) => each.posts(room).length)
      const times = all.map(({ at, postedAt = Date.now() }) => postedAt - at)
      return {
        due: all.length,
        lost: counts.filter((count) => count === 0).length,
        doubled: counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
        slowest: Math.max(0, ...times) / 1000,
      }
    },
    stop: () => clearInterval(look),
  }
}
