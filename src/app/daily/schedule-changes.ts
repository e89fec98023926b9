/** Changes a class's schedules: sets them, pauses, resumes and turns them off, and changes whom they notify. */
import { type Calendar, localDate, nextDay, nextDue } from '../../core/calendar/calendar.ts'
import { moveHolidays } from '../../core/calendar/holidays.ts'
import type { DailyService, ScheduleInput } from '../../core/daily/daily-service.ts'
import type { Schedule } from '../../core/daily/daily-store.ts'
import { hash53 } from '../../core/daily/hash53.ts'
import { DeliveryError, ForeignRoomError } from '../../core/platform/platform.ts'
import { type Person, type Room, type RoomRef, foreignRoomText } from '../../core/platform/room.ts'
import type { RichText } from '../../core/reply/reply.ts'
import { UserError } from '../../core/reply/user-error.ts'
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
  'saveSchedule' | 'notify' | 'moveHolidays' | 'saveDaysOff' | 'pause' | 'resume' | 'turnOff'
> {
  const { store, newLease } = parts

  async function update(
    id: string,
    change: (current: Schedule) => Schedule | Promise<Schedule>,
  ): Promise<Schedule> {
    return updateOrCreate(
      parts,
      () => store.schedule(room.class, id),
      async (current) => {
        if (current === undefined) throw new UserError('This daily post has been removed.')
        return change(current)
      },
    )
  }

  return {
    async saveSchedule(input) {
      if (input.room.class !== room.class) throw new UserError(foreignRoomText)
      return updateOrCreate(
        parts,
        () => store.findSchedule(input.room, input.name),
        async (current) => {
          await requireRoomFor(parts, room.class, current?.id)
          return switchOn(parts, input, current, person)
        },
      )
    },

    notify: ({ id }, role) =>
      update(id, ({ notify: _notify, ...rest }) =>
        role === undefined ? rest : { ...rest, notify: role },
      ),

    moveHolidays: ({ id }, keys, isOff) =>
      update(id, (current) =>
        changeCalendar(parts, current, (calendar) => moveHolidays(calendar, keys, isOff)),
      ),

    saveDaysOff: ({ id }, days) =>
      update(id, (current) =>
        changeCalendar(parts, current, (calendar) => withDays(calendar, days)),
      ),

    async pause({ id }) {
      const pausedAt = await store.now()
      await update(id, ({ problem: _problem, ...rest }) => ({
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
      await update(schedule.id, async (current) => {
        const { problem: _problem, pausedAt: _pausedAt, next: _next, ...rest } = current
        const next = await nextFor(parts, current, now)
        return { ...rest, status: 'on', checkedAt: now, ...(next && { next }) }
      })
      return []
    },

    async turnOff({ id }) {
      await update(id, (current) => ({ ...current, status: 'off' }))
    },
  }
}

/** Returns the schedule that is on with this input, or paused where a post cannot go out. */
async function switchOn(
  parts: DailyParts,
  input: ScheduleInput,
  current: Schedule | undefined,
  person: Person,
): Promise<Schedule> {
  const schedule: Schedule = {
    ...input,
    id: current?.id ?? scheduleId(input.room, input.name),
    teacher: person.id,
    status: 'on',
    cycle: current?.cycle ?? 0,
    checkedAt: 0,
    version: current?.version ?? 0,
  }
  const now = await parts.store.now()
  const next = await nextFor(parts, schedule, now)
  const problems = await problemsOf(parts, schedule)
  return {
    ...schedule,
    ...(next && { next }),
    ...(problems.length === 0
      ? { status: 'on', checkedAt: now }
      : { status: 'paused', pausedAt: now, problem: joinProblems(problems) }),
  }
}

/** Returns the same id, of at most 11 characters, for the same class, channel and name. */
function scheduleId(room: RoomRef, name: string): string {
  return hash53(`${room.class}|${room.id}|${name.toLowerCase()}`).toString(36)
}

/** Reads, changes and saves until no other change comes in between. */
async function updateOrCreate(
  { store }: DailyParts,
  read: () => Promise<Schedule | undefined>,
  change: (current: Schedule | undefined) => Promise<Schedule>,
): Promise<Schedule> {
  for (let attempt = 0; attempt < maxSaveAttempts; attempt += 1) {
    const changed = await change(await read())
    if (await store.save(changed)) return changed
  }
  throw new UserError('Someone else is changing this daily post. Please try again.')
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

/** Returns the first post after now, on a date that has none yet. */
async function nextFor({ store }: DailyParts, schedule: Schedule, now: number) {
  const { calendar } = schedule
  const today = localDate(calendar.zone, now)
  const posted = await store.findDelivery(schedule, today, 'card')
  return nextDue(calendar, now, posted === undefined ? today : nextDay(today))
}

async function changeCalendar(
  parts: DailyParts,
  { next: last, ...rest }: Schedule,
  change: (calendar: Calendar) => Calendar,
): Promise<Schedule> {
  const current = { ...rest, calendar: change(rest.calendar) }
  const now = await parts.store.now()
  // A post that is due already still goes out.
  const next = last && last.at <= now ? last : await nextFor(parts, current, now)
  return { ...current, ...(next && { next }) }
}

function withDays(
  { leftOut: _leftOut, ...calendar }: Calendar,
  { holidays, leftOut }: Parameters<DailyService['saveDaysOff']>[1],
): Calendar {
  return { ...calendar, holidays, ...(leftOut && { leftOut }) }
}
