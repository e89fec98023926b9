/** Changes a class's schedules: sets them, pauses, resumes and turns them off, and changes whom they notify. */
import { formatTimes } from '../../core/calendar/format-calendar.ts'
import type { NewChange } from '../../core/settings/change-history.ts'
import { composeCalendar, timingOf } from '../../core/calendar/schedule-timing.ts'
import { applyTiming } from '../../core/daily/apply-timing.ts'
import type { DailyService, SavedSchedule, ScheduleInput } from '../../core/daily/daily-service.ts'
import type { Schedule } from '../../core/daily/daily-store.ts'
import { hash53 } from '../../core/platform/hash53.ts'
import { DeliveryError, ForeignRoomError } from '../../core/platform/platform.ts'
import { type Person, type Room, type RoomRef, foreignRoomText } from '../../core/platform/room.ts'
import type { RichText } from '../../core/reply/reply.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { type ClassYear, nextPost } from '../calendar/change-calendar.ts'
import type { DailyParts } from './delivery-job.ts'
import { closePausedDays } from './open-day.ts'
import { joinProblems } from './preflight.ts'

/** As many as a list can number. */
const maxSchedules = 25

/** How often a change is tried when others change the same schedule at the same time. */
const maxSaveAttempts = 5

export function createScheduleChanges(
  parts: DailyParts,
  room: Room,
  person: Person,
): Pick<
  DailyService,
  'saveSchedule' | 'bringBack' | 'notify' | 'followClass' | 'pause' | 'resume' | 'turnOff'
> {
  const { store, newLease } = parts

  function update(id: string, verb: string, change: ScheduleUpdate): Promise<Schedule> {
    return updateSchedule(store, { class: room.class, id }, change, { verb, by: person })
  }

  return {
    async saveSchedule(input) {
      if (input.room.class !== room.class) throw new UserError(foreignRoomText)
      const current = await store.findSchedule(input.room, input.name)
      await requireRoomFor(parts, room.class, current?.id)
      let notes: SavedSchedule['notes'] = []
      const { schedule } = await parts.changeCalendar(room.class, person, async (year) => {
        const set = await setSchedule(parts, input, year, person)
        notes = set.notes
        return set
      })
      return { schedule: requireSaved(schedule), notes }
    },

    bringBack: (id) => bringBack(parts, id, room.class, person),

    async followClass({ id }) {
      const { schedule } = await parts.changeCalendar(room.class, person, async (year) => {
        const followed = await followedSchedule(parts, id, year)
        const noted = changeOf(followed, { verb: 'changed', before: followed, by: person })
        return { calendar: year.calendar, schedule: followed, noted }
      })
      return requireSaved(schedule)
    },

    notify: ({ id }, role) =>
      update(id, 'changed who is told of', ({ notify: _notify, ...rest }) =>
        role === undefined ? rest : { ...rest, notify: role },
      ),

    async pause({ id }) {
      const pausedAt = await store.now()
      await update(id, 'paused', ({ problem: _problem, ...rest }) => ({
        ...rest,
        status: 'paused',
        pausedAt,
      }))
    },

    async resume(schedule) {
      const problems = await problemsOf(parts, schedule)
      if (problems.length > 0) return problems
      const now = await store.now()
      await closePausedDays(parts, schedule, schedule.pausedAt ?? now, now, newLease())
      await update(schedule.id, 'resumed', async (current) => {
        const { problem: _problem, pausedAt: _pausedAt, next: _next, ...rest } = current
        const next = await nextPost(store, current, now)
        return { ...rest, status: 'on', checkedAt: now, ...(next && { next }) }
      })
      return []
    },

    async turnOff({ id }) {
      await update(id, 'removed', (current) => ({ ...current, status: 'off' }))
    },
  }
}

/** Sets a removed schedule up again, by the calendar of today. */
async function bringBack(
  parts: DailyParts,
  id: string,
  classId: string,
  person: Person,
): Promise<Schedule> {
  await requireRoomFor(parts, classId, id)
  const { schedule } = await parts.changeCalendar(classId, person, async (year) => {
    const removed = await parts.store.schedule(classId, id)
    if (removed?.status !== 'off') throw new UserError('This daily post is there already.')
    const timing = removed.timing ?? timingOf(removed.calendar)
    const calendar = requireZone(composeCalendar(timing, year.calendar))
    const back = await switchedOn(parts, { ...removed, timing, calendar }, year.now)
    const noted = changeOf(back, { verb: 'brought back', before: removed, by: person })
    return { calendar: year.calendar, schedule: back, noted }
  })
  return requireSaved(schedule)
}

type ScheduleUpdate = (current: Schedule) => Schedule | Promise<Schedule>

/** Reads, changes and saves until no other change comes in between. */
async function updateSchedule(
  store: DailyParts['store'],
  { class: classId, id }: { readonly class: string; readonly id: string },
  change: ScheduleUpdate,
  noted: DailyChange,
): Promise<Schedule> {
  for (let attempt = 0; attempt < maxSaveAttempts; attempt += 1) {
    const before = await store.schedule(classId, id)
    if (before === undefined) throw new UserError('This daily post has been removed.')
    const changed = await change(before)
    if (await store.save(changed, changeOf(changed, { ...noted, before }))) return changed
  }
  throw new UserError('Someone else is changing this daily post. Please try again.')
}

interface DailyChange {
  readonly verb: string
  readonly before?: Schedule | undefined
  readonly by: Person
}

/** Returns what the history says of a change. */
function changeOf(schedule: Schedule, { verb, before, by }: DailyChange): NewChange {
  return {
    class: schedule.room.class,
    room: schedule.room.id,
    name: `daily/${schedule.id}`,
    said: `${verb} the daily post (${formatTimes(schedule.calendar)})`,
    before: before?.status,
    after: schedule.status,
    by: { id: by.id, name: by.name },
  }
}

/** Returns the calendar of the class and the schedule in it, which is on, or paused where a post cannot go out. */
async function setSchedule(
  parts: DailyParts,
  { timing: typed, ...input }: ScheduleInput,
  year: ClassYear,
  person: Person,
) {
  const { store } = parts
  const current = await store.findSchedule(input.room, input.name)
  const listed = year.schedules.find(({ id }) => id === current?.id)
  const { timing, notes, ...applied } = applyTiming(typed, {
    year: year.calendar,
    timing: listed && (listed.timing ?? timingOf(listed.calendar)),
    hasOthers: year.schedules.some(({ id }) => id !== current?.id),
  })
  const schedule: Schedule = {
    ...input,
    timing,
    calendar: requireZone(composeCalendar(timing, applied.year)),
    id: current?.id ?? scheduleId(input.room, input.name),
    teacher: person.id,
    status: 'on',
    cycle: current?.cycle ?? 0,
    checkedAt: 0,
    version: current?.version ?? 0,
  }
  const set = await switchedOn(parts, schedule, year.now)
  const isNew = current === undefined || current.status === 'off'
  const noted = changeOf(set, {
    verb: isNew ? 'set up' : 'changed',
    before: current,
    by: person,
  })
  return { calendar: applied.year, schedule: set, notes, noted }
}

/** Returns it on with its next post, or paused where a post cannot go out. */
async function switchedOn(
  parts: DailyParts,
  { problem: _problem, pausedAt: _pausedAt, next: _next, ...schedule }: Schedule,
  now: number,
): Promise<Schedule> {
  const on: Schedule = { ...schedule, status: 'on' }
  const next = await nextPost(parts.store, on, now)
  const problems = await problemsOf(parts, on)
  return {
    ...on,
    ...(next && { next }),
    ...(problems.length === 0
      ? { checkedAt: now }
      : { status: 'paused', pausedAt: now, problem: joinProblems(problems) }),
  }
}

/** Returns a schedule with nothing of its own but the time, the start and end, and its weeks. */
async function followedSchedule(
  { store }: DailyParts,
  id: string,
  year: ClassYear,
): Promise<Schedule> {
  const current = year.schedules.find((each) => each.id === id)
  if (current === undefined) throw new UserError('This daily post has been removed.')
  const { next: _next, ...rest } = current
  const { zone: _zone, days: _days, ...timing } = current.timing ?? timingOf(current.calendar)
  const { holidays: _holidays, leftOut: _leftOut, ...own } = timing
  const calendar = requireZone(composeCalendar(own, year.calendar))
  const schedule = { ...rest, timing: own, calendar }
  const next = await nextPost(store, schedule, year.now)
  return { ...schedule, ...(next && { next }) }
}

function requireSaved(schedule: Schedule | undefined): Schedule {
  if (schedule !== undefined) return schedule
  throw new RangeError('What was set is among what was saved.')
}

function requireZone(calendar: Schedule['calendar'] | undefined): Schedule['calendar'] {
  if (calendar !== undefined) return calendar
  throw new UserError(
    'Your class has no time zone any more. Set it with ',
    { command: 'calendar set' },
    '.',
  )
}

/** Returns the same id, of at most 11 characters, for the same class, channel and name. */
function scheduleId(room: RoomRef, name: string): string {
  return hash53(`${room.class}|${room.id}|${name.toLowerCase()}`).toString(36)
}

async function requireRoomFor(
  { store }: DailyParts,
  classId: string,
  id: string | undefined,
): Promise<void> {
  const schedules = await store.schedules(classId)
  if (schedules.length < maxSchedules || schedules.some((other) => other.id === id)) return
  throw new UserError(
    `This class already has ${maxSchedules} daily posts, which is the limit. Remove one with `,
    { command: 'daily off' },
    '.',
  )
}

async function problemsOf(
  { preflight }: DailyParts,
  schedule: Schedule,
): Promise<readonly RichText[]> {
  try {
    return await preflight.check(schedule)
  } catch (error) {
    if (error instanceof ForeignRoomError) throw new UserError(foreignRoomText)
    if (!(error instanceof DeliveryError)) throw error
    // If the platform cannot say at the moment, the next check comes before the next post.
    return error.outcome === 'rejected' ? [error.remedy] : []
  }
}
