/** Serves the `daily` command: a class's schedules, their plans, and what became of each post. */
import { localDate } from '../../core/calendar/calendar.ts'
import type { DailyPlan, DailyService } from '../../core/daily/daily-service.ts'
import type { Schedule } from '../../core/daily/daily-store.ts'
import { planAhead } from '../../core/daily/rotation.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { createCheckExtras } from './check-extras.ts'
import type { DailyWorkParts } from './delivery-job.ts'
import { openPools } from './open-pools.ts'
import { createPostOnDemand } from './post-on-demand.ts'
import { readProgress } from './read-progress.ts'
import { createScheduleChanges } from './schedule-changes.ts'

/** Returns a function that opens the service for a person in a room. `wakeWorker` has the worker look for work soon. */
export function createDailyService(
  parts: DailyWorkParts,
  wakeWorker: () => void,
): (room: Room, person: Person) => DailyService {
  const { store } = parts
  const onDemand = createPostOnDemand(parts, wakeWorker)

  return (room, person) => ({
    ...onDemand,
    ...createScheduleChanges(parts, room, person),
    checkExtras: createCheckExtras(parts.platforms, room.class),

    now: () => store.now(),
    schedules: () => store.schedules(room.class),

    async schedule(id) {
      const found = await store.schedule(room.class, id)
      if (found === undefined || found.status === 'off') {
        throw new UserError(
          'This daily post has been turned off. See the others with ',
          { command: 'daily status' },
          '.',
        )
      }
      return found
    },

    findSchedule: (id, name) => store.findSchedule({ id, class: room.class }, name),
    plan: (schedule, days) => planFor(parts, schedule, days),
    saveChange: (schedule, ...changes) => store.saveChange(schedule, ...changes),
    removeChange: (schedule, date) => store.removeChange(schedule, date),
    async saveOwnItem(schedule, item) {
      await store.saveOwnItem(schedule, { ...item, person: person.id })
    },
    removeOwnItem: (schedule, id) => store.removeOwnItem(schedule, id),
  })
}

async function planFor(
  parts: DailyWorkParts,
  schedule: Schedule,
  count: number,
): Promise<DailyPlan> {
  const { store } = parts
  const { calendar, cycle, next } = schedule
  const now = await store.now()
  const pools = await openPools(parts, schedule)
  const changes = await store.changes(schedule, localDate(calendar.zone, now))
  const progress = await readProgress(store, schedule, cycle)
  const from = next === undefined ? now : Math.max(now, next.at - 1)
  const days = planAhead(calendar, from, count, progress, pools.poolOn, changes)
  const dates = [localDate(calendar.zone, now), ...days.map(({ date }) => date)]
  const pool = new Map(dates.flatMap((date) => [...pools.poolOn(date).items]))
  return { ...pools, days, pool, progress, changes }
}
