/** Changes the calendar of a class and, in the same transaction, moves all its daily posts on. */
import type { CalendarChange, CalendarStore } from '../../core/calendar/calendar-store.ts'
import { dueOn, nextDue } from '../../core/calendar/due-days.ts'
import { localDate, nextDay } from '../../core/calendar/local-time.ts'
import type { ClassCalendar, VersionedCalendar } from '../../core/calendar/class-calendar.ts'
import { deriveCalendar, followWherePossible } from '../../core/calendar/derive-calendar.ts'
import { composeCalendar, timingOf } from '../../core/calendar/schedule-timing.ts'
import { shareDaysOff } from '../../core/calendar/share-days-off.ts'
import { tidyCalendar } from '../../core/calendar/tidy-calendar.ts'
import type { DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import type { ChangeHistory, NewChange } from '../../core/settings/change-history.ts'
import { whoHas } from '../../core/settings/who-has.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { describeChange } from '../../core/calendar/views/calendar-changes.ts'
import { changedParts } from '../../core/calendar/undo-calendar.ts'
import type { Person } from '../../core/platform/room.ts'

export interface CalendarParts {
  readonly store: CalendarStore
  readonly daily: DailyStore
  readonly history: Pick<ChangeHistory, 'list'>
}

/** What a change begins with. */
export interface ClassYear {
  readonly calendar: ClassCalendar
  /** The daily posts of the class, each with only what is its own. */
  readonly schedules: readonly Schedule[]
  /** Epoch milliseconds. */
  readonly now: number
}

export interface ClassYearChange {
  readonly calendar: ClassCalendar
  /** A daily post that is set up or changed together with it. */
  readonly schedule?: Schedule
  /** What the history says of that. */
  readonly noted?: NewChange
}

export type ChangeClassYear = (
  classId: string,
  by: Pick<Person, 'id' | 'name'>,
  change: (year: ClassYear) => ClassYearChange | Promise<ClassYearChange>,
  /** The version that whoever asks was shown. */
  seen?: number,
) => Promise<CalendarChange & { readonly schedule?: Schedule }>

/** How often a change is tried when others change the same class at the same time. */
const maxSaveAttempts = 5

export function createCalendarChanges(parts: CalendarParts): ChangeClassYear {
  return async (classId, by, change, seen) => {
    for (let attempt = 0; attempt < maxSaveAttempts; attempt += 1) {
      const { listed, version, ...year } = await readYear(parts, classId)
      if (seen !== undefined && seen !== version) throw await changedSince(parts, classId, by)
      const wanted = await change(year)
      const calendar = tidyCalendar(wanted.calendar, todayIn(year))
      const schedules = await moveAll(parts, year, { ...wanted, calendar })
      const moved = schedules.filter((each) => each === wanted.schedule || hasMoved(each, listed))
      const noted = [
        ...changeOfCalendar({ class: classId, by }, year.calendar, calendar),
        ...(wanted.noted === undefined ? [] : [wanted.noted]),
      ]
      if (!(await parts.store.save(classId, { calendar, version }, moved, noted))) continue
      const own = schedules.find(({ id }) => id === wanted.schedule?.id)
      return {
        before: year.calendar,
        after: calendar,
        posts: movedPosts(listed, schedules),
        ...(own && { schedule: own }),
      }
    }
    throw new UserError('Someone else is changing the calendar of this class. Please try again.')
  }
}

function changeOfCalendar(
  { class: classId, by }: Pick<NewChange, 'class' | 'by'>,
  before: ClassCalendar,
  after: ClassCalendar,
): readonly NewChange[] {
  const said = describeChange({ before, after })
  if (said === undefined) return []
  const author = { id: by.id, name: by.name }
  const parts = changedParts(before, after)
  return [{ class: classId, room: '', name: 'calendar', said, by: author, ...parts }]
}

/** Returns the daily posts of a class as another calendar would have them. */
export async function schedulesBy(
  parts: CalendarParts,
  classId: string,
  calendar: ClassCalendar,
): Promise<readonly Schedule[]> {
  const year = await readYear(parts, classId)
  return moveAll(parts, year, { calendar: tidyCalendar(calendar, todayIn(year)) })
}

/** Returns the calendar of a class; one that was never changed comes from its daily posts. */
export async function readClassCalendar(
  { store, daily }: CalendarParts,
  classId: string,
): Promise<VersionedCalendar> {
  const stored = await store.read(classId)
  if (stored !== undefined) return stored
  const schedules = await daily.schedules(classId)
  return { calendar: deriveCalendar(schedules.map((each) => each.calendar)), version: 0 }
}

async function readYear(parts: CalendarParts, classId: string) {
  const { calendar, version } = await readClassCalendar(parts, classId)
  const listed = await parts.daily.schedules(classId)
  const now = await parts.daily.now()
  const today = todayIn({ calendar, now })
  const schedules = listed.map((schedule) => {
    const timing = schedule.timing ?? timingOf(schedule.calendar)
    return version > 0
      ? { ...schedule, timing }
      : { ...schedule, timing: followWherePossible(timing, calendar, today) }
  })
  return { calendar, version, listed, schedules, now }
}

function todayIn({ calendar, now }: Pick<ClassYear, 'calendar' | 'now'>): string {
  return localDate(calendar.zone ?? 'UTC', now)
}

/** Returns all daily posts with the days and times that they have by the new calendar. */
async function moveAll(
  { daily }: CalendarParts,
  { calendar: former, schedules, now }: ClassYear,
  { calendar: year, schedule: own }: ClassYearChange,
): Promise<readonly Schedule[]> {
  const others = schedules.filter(({ id }) => id !== own?.id)
  const moved = others.map(async (schedule) => {
    const { next: last, ...rest } = schedule
    const timing = shareDaysOff(schedule.timing ?? timingOf(schedule.calendar), former, year)
    const calendar = composeCalendar(timing, year)
    if (calendar === undefined) return schedule
    const current = { ...rest, calendar, timing }
    // A post that is due already still goes out, unless its day is off now: then it must not come late once that is taken back.
    const isDue = last !== undefined && last.at <= now && dueOn(calendar, last.date) !== undefined
    const next = isDue ? last : await nextPost(daily, current, now)
    return { ...current, ...(next && { next }) }
  })
  return [...(await Promise.all(moved)), ...(own === undefined ? [] : [own])]
}

/** Returns the first post after now, on a date that has none yet. */
export async function nextPost(daily: DailyStore, schedule: Schedule, now: number) {
  const { calendar } = schedule
  const today = localDate(calendar.zone, now)
  const posted = await daily.findDelivery(schedule, today, 'card')
  return nextDue(calendar, now, posted === undefined ? today : nextDay(today))
}

/** Also where only its days later on are others: somebody who has read it before must not write it any more. */
function hasMoved(schedule: Schedule, listed: readonly Schedule[]): boolean {
  const before = listed.find(({ id }) => id === schedule.id)
  return before === undefined || !isSame(before, schedule)
}

function isSame(one: Schedule, other: Schedule): boolean {
  return (
    JSON.stringify([one.timing, one.calendar, one.next]) ===
    JSON.stringify([other.timing, other.calendar, other.next])
  )
}

function movedPosts(
  listed: readonly Schedule[],
  schedules: readonly Schedule[],
): CalendarChange['posts'] {
  return listed.flatMap((before) => {
    const after = schedules.find(({ id }) => id === before.id)
    return after === undefined || after.next?.at === before.next?.at ? [] : [{ before, after }]
  })
}

/** Throws what a form says that somebody else was quicker than. */
async function changedSince(
  { history }: CalendarParts,
  classId: string,
  person: Pick<Person, 'id'>,
): Promise<UserError> {
  // Setting up a daily post can change the calendar by nothing that is said, so there may be none.
  const [last] = await history.list(classId, { kinds: ['calendar'], limit: 1 })
  return new UserError(
    '',
    ...whoHas(last?.by, person),
    ' changed the calendar since you opened this. Look at it again with ',
    { command: 'calendar show' },
    ' before you change it.',
  )
}
