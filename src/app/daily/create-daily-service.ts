/** Serves the `daily` command: a class's schedules, their plans and what became of each post. */
import type { DailyService, DeliveryReport, ScheduleInput } from '../../core/daily/daily-service.ts'
import type { DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import { buildPool, hash53 } from '../../core/daily/pool.ts'
import { planAhead } from '../../core/daily/rotation.ts'
import {
  type Delivery,
  type DeliveryState,
  repeatDelivery,
} from '../../core/daily/delivery-state.ts'
import { deadlineOf, localDate, nextDay, nextDue } from '../../core/daily/schedule.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { RichText } from '../../core/reply/reply.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { closePausedDays, openToday, sideTasksFor } from './open-day.ts'
import type { DeliverPost } from './deliver-post.ts'
import { type Preflight, type Platforms, joinProblems } from './preflight.ts'
import type { DailyTimeouts } from './daily-timeouts.ts'
import type { OpenLibrary } from '../pack/packs.ts'

export interface DailyServiceParts {
  readonly store: DailyStore
  readonly platforms: Platforms
  readonly library: OpenLibrary
  readonly preflight: Preflight
  readonly deliver: DeliverPost
  readonly timeouts: DailyTimeouts
  /** A fresh holder for a claim. */
  readonly holder: () => string
  /** Has the poster look for work soon. */
  readonly wakeWorker: () => void
}

/** What may be posted once more: everything that is not in the channel for sure, nor on its way. */
const repeatable: ReadonlySet<DeliveryState> = new Set(['failed', 'skipped', 'unconfirmed'])

/** As many as can be told apart by number. */
const maxSchedules = 25

/** A change is read and written again so often when others change the same schedule. */
const maxSaveAttempts = 5

/** Makes the function that opens the desk for a person in a room. */
export function createDailyService(
  parts: DailyServiceParts,
): (room: Room, person: Person) => DailyService {
  const { store, platforms, library, preflight, deliver, timeouts, holder, wakeWorker } = parts

  function fresh() {
    return { owner: holder(), leaseMs: timeouts.leaseMs }
  }

  /** Reads, changes and saves until no other change came between. */
  async function update(
    id: string,
    change: (current: Schedule | undefined) => Promise<Schedule>,
  ): Promise<Schedule> {
    for (let tried = 0; tried < maxSaveAttempts; tried += 1) {
      const changed = await change(await store.schedule(id))
      if (await store.save(changed)) return changed
    }
    throw new UserError('Somebody else is changing this schedule just now. Please try again.')
  }

  async function problemsOf(schedule: Schedule): Promise<readonly RichText[]> {
    try {
      return await preflight.check(schedule)
    } catch (error) {
      // The platform cannot say at present; the next look comes before the next post.
      if (error instanceof DeliveryError && error.outcome !== 'rejected') return []
      if (error instanceof DeliveryError) return [error.remedy]
      throw error
    }
  }

  /** The first post after now, on a date that has none yet. */
  async function nextOf({ id, calendar }: Schedule, now: number) {
    const today = localDate(calendar.zone, now)
    const done = await store.findDelivery(id, today, 'card')
    return nextDue(calendar, now, done === undefined ? today : nextDay(today))
  }

  function delivered(post: Delivery, schedule: Schedule): DeliveryReport {
    if (post.message === undefined) return { delivery: post }
    const message = { room: post.room, id: post.message }
    const link = platforms.get(schedule.room.platform)?.permalink(message)
    return link === undefined ? { delivery: post } : { delivery: post, link }
  }

  async function repeat(schedule: Schedule, post: Delivery, now: number): Promise<DeliveryReport> {
    const holds = fresh()
    const claimed = await store.claimDelivery(post, holds)
    if (claimed?.copy !== post.copy) return delivered(claimed ?? post, schedule)
    const latest = deadlineOf(schedule.calendar.zone, { date: post.date, at: now })
    const after = await deliver(
      repeatDelivery(claimed, now, latest, sideTasksFor(schedule)),
      holds.owner,
    )
    wakeWorker()
    return delivered(after, schedule)
  }

  return (room, person) => ({
    now: () => store.now(),
    schedules: () => store.schedules(room.class),

    async schedule(id) {
      const found = await store.schedule(id)
      if (found === undefined || found.room.class !== room.class || found.status === 'off') {
        throw new UserError(
          'This daily post is off by now. ',
          { code: 'daily status' },
          ' lists all.',
        )
      }
      return found
    },

    findSchedule: (id, name) => store.schedule(scheduleId(id, name)),

    saveSchedule: (wish) =>
      update(scheduleId(wish.room.id, wish.name), async (current) => {
        const now = await store.now()
        const others = await store.schedules(room.class)
        const isNew = others.every((other) => other.id !== current?.id)
        if (isNew && others.length >= maxSchedules) {
          throw new UserError(
            `This class has ${others.length} daily posts, and more cannot be told apart. `,
            { code: 'daily off' },
            ' takes one away.',
          )
        }
        const schedule = toSchedule(wish, current, person.id)
        const problems = await problemsOf(schedule)
        const next = await nextOf(schedule, now)
        return {
          ...schedule,
          ...(next === undefined ? {} : { next }),
          ...(problems.length === 0
            ? { status: 'on', checkedAt: now }
            : { status: 'paused', pausedAt: now, problem: joinProblems(problems) }),
        }
      }),

    notify: ({ id }, role) =>
      update(id, async (current) => {
        const { notify: _notify, ...known } = requireSchedule(current)
        return role === undefined ? known : { ...known, notify: role }
      }),

    async plan(schedule, days) {
      const now = await store.now()
      const view = await library(schedule.room)
      const deck = buildPool(view)
      const today = localDate(schedule.calendar.zone, now)
      const changes = await store.changes(schedule, today)
      const shown = await store.shownItemIds(schedule.id, schedule.cycle)
      const progress = { schedule: schedule.id, cycle: schedule.cycle, shown }
      const from = schedule.next === undefined ? now : Math.max(now, schedule.next.at - 1)
      const planned = planAhead(schedule.calendar, from, days, progress, deck.keys(), changes)
      return { days: planned, pool: deck, library: view, progress, changes }
    },

    saveChange: (schedule, change) => store.saveChange(schedule, change),
    removeChange: (schedule, date) => store.removeChange(schedule, date),

    async postNow(schedule) {
      if (schedule.status !== 'on') {
        throw new UserError('It is paused. ', { code: 'daily resume' }, ' first.')
      }
      const now = await store.now()
      const today = localDate(schedule.calendar.zone, now)
      const made = await store.findDelivery(schedule.id, today, 'card')
      if (made?.state === 'skipped' || made?.state === 'failed') return repeat(schedule, made, now)
      const holds = fresh()
      const entered = await openToday({ store, library }, schedule, today, now, holds)
      for (const post of entered) {
        if (post.state === 'claimed') await deliver(post, holds.owner)
      }
      wakeWorker()
      const post = await store.findDelivery(schedule.id, today, 'card')
      if (post === undefined)
        throw new UserError('Something else changed just now. Please try again.')
      return delivered(post, schedule)
    },

    async postAgain(schedule, date, copy) {
      const post = await store.findDelivery(schedule.id, date, 'card')
      if (post === undefined) throw new UserError('There is no post of that day.')
      return post.copy === copy && repeatable.has(post.state)
        ? repeat(schedule, post, await store.now())
        : delivered(post, schedule)
    },

    async pause({ id }) {
      await update(id, async (current) => {
        const { problem: _problem, ...known } = requireSchedule(current)
        return { ...known, status: 'paused', pausedAt: await store.now() }
      })
    },

    async resume(schedule) {
      const problems = await problemsOf(schedule)
      if (problems.length > 0) return problems
      const now = await store.now()
      const since = schedule.pausedAt ?? now
      await closePausedDays({ store, library }, schedule, since, now, fresh())
      await update(schedule.id, async (current) => {
        const { problem: _problem, pausedAt: _at, ...known } = requireSchedule(current)
        const { next: _next, ...rest } = known
        const next = await nextOf(known, now)
        return { ...rest, status: 'on', checkedAt: now, ...(next === undefined ? {} : { next }) }
      })
      return []
    },

    async turnOff({ id }) {
      await update(id, async (current) => ({ ...requireSchedule(current), status: 'off' }))
    },

    async findDelivery(schedule, date) {
      const post = await store.findDelivery(schedule.id, date, 'card')
      return post === undefined ? undefined : delivered(post, schedule)
    },
  })
}

/** Eleven characters at most, the same for the same channel and name. */
function scheduleId(room: string, name: string): string {
  return hash53(`${room}|${name.toLowerCase()}`).toString(36)
}

function toSchedule(wish: ScheduleInput, current: Schedule | undefined, teacher: string): Schedule {
  const { room, name, calendar, notify, thread, pin, followUp } = wish
  return {
    room,
    name,
    calendar,
    thread,
    pin,
    followUp,
    ...(notify === undefined ? {} : { notify }),
    id: scheduleId(wish.room.id, wish.name),
    teacher,
    status: 'on',
    cycle: current?.cycle ?? 0,
    checkedAt: 0,
    version: current?.version ?? 0,
  }
}

function requireSchedule(schedule: Schedule | undefined): Schedule {
  if (schedule === undefined) throw new UserError('This daily post is gone.')
  return schedule
}
