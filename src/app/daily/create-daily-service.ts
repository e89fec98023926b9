/** Serves the `daily` command: a class's schedules, their plans, and what became of each post. */
import { localDate } from '../../core/calendar/local-time.ts'
import { maxPlanDays } from '../../core/daily/coming-days.ts'
import { type ChangedPosts, type WhatIf, comparePlans } from '../../core/daily/plan-changes.ts'
import type { DailyPlan } from '../../core/daily/daily-plan.ts'
import type { DailyService } from '../../core/daily/daily-service.ts'
import type { Schedule } from '../../core/daily/daily-store.ts'
import { noteDays, noteOwnWords } from '../../core/daily/note-plan.ts'
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
    changesBy: async (whatIf) => {
      const schedules = await store.schedules(room.class)
      const on = schedules.filter(({ status }) => status === 'on')
      const { calendar } = whatIf
      const changed = calendar === undefined ? [] : await parts.schedulesBy(room.class, calendar)
      return Promise.all(on.map((schedule) => changesOf(parts, schedule, changed, whatIf)))
    },
    saveChanges: (schedule, ...changes) =>
      store.saveChanges(schedule, changes, noteDays(schedule, person)),
    removeChange: (schedule, date) =>
      store.removeChange(schedule, date, noteDays(schedule, person)),
    async saveOwnItem(schedule, item) {
      const rewritten = noteOwnWords(schedule, item.id, 'changed', person)
      await store.saveOwnItem(schedule, { ...item, person: person.id }, rewritten)
    },
    removeOwnItem: (schedule, id, { isReplaced } = { isReplaced: false }) =>
      store.removeOwnItem(
        schedule,
        id,
        isReplaced ? undefined : noteOwnWords(schedule, id, 'deleted', person),
      ),
  })
}

/** A term, so that the weeks of a reading plan with too few questions are known beforehand. */
const maxTermDays = 60

async function changesOf(
  parts: DailyWorkParts,
  schedule: Schedule,
  changedAll: readonly Schedule[],
  whatIf: WhatIf,
): Promise<ChangedPosts> {
  const changed = changedAll.find(({ id }) => id === schedule.id) ?? schedule
  const [before, after] = await Promise.all([
    planFor(parts, schedule, maxPlanDays),
    planFor(parts, changed, whatIf.reading?.plan === undefined ? maxPlanDays : maxTermDays, whatIf),
  ])
  return { schedule: changed, after, days: comparePlans(before, after) }
}

async function planFor(
  parts: DailyWorkParts,
  schedule: Schedule,
  count: number,
  whatIf?: WhatIf,
): Promise<DailyPlan> {
  const { store } = parts
  const { calendar, cycle, next } = schedule
  const now = await store.now()
  const pools = await openPools(parts, schedule, { ...(whatIf && { whatIf }) })
  const changes = await store.changes(schedule, localDate(calendar.zone, now))
  const progress = await readProgress(store, schedule, cycle)
  const from = next === undefined ? now : Math.max(now, next.at - 1)
  const days = planAhead(
    calendar,
    { after: from, count },
    { progress, poolOn: pools.poolOn, changes },
  )
  const dates = [localDate(calendar.zone, now), ...days.map(({ date }) => date)]
  const pool = new Map(dates.flatMap((date) => [...pools.poolOn(date).items]))
  return { ...pools, days, pool, progress, changes }
}
