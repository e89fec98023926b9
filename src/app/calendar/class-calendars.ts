/** The calendars of classes, cached between changes, since schedules, due times and reminders all ask. */
import type { CalendarService } from '../../core/calendar/calendar-store.ts'
import { localDate } from '../../core/calendar/local-time.ts'
import type { Schedule } from '../../core/daily/daily-store.ts'
import type { ClassCalendar, Term, VersionedCalendar } from '../../core/calendar/class-calendar.ts'
import { readDate } from '../../core/calendar/parse-date.ts'
import type { Setting, SettingsStore } from '../../core/settings/settings.ts'
import type { Subject } from '../../core/platform/changes.ts'
import { type Person, type Room, isDirectMessageClass } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { type CacheTimes, createStoreCache } from '../store-cache.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import {
  type CalendarParts,
  type ChangeClassYear,
  createCalendarChanges,
  readClassCalendar,
  schedulesBy,
} from './change-calendar.ts'

export interface ClassCalendars {
  read(classId: string): Promise<ClassCalendar>
  readVersion(classId: string): Promise<VersionedCalendar>
  readonly change: ChangeClassYear
  /** Returns the daily posts of a class as another calendar would have them. */
  readonly schedulesBy: (classId: string, calendar: ClassCalendar) => Promise<readonly Schedule[]>
  /** Binds them to the room and the person of a request, and the classes whose limits apply there. */
  forRequest(request: {
    readonly room: Room
    readonly person: Person
    readonly homes: readonly string[]
  }): CalendarService
  changed(subject: Subject): void
  refresh(): void
}

interface ClassCalendarsParts extends CalendarParts, CacheTimes {
  readonly settings: Pick<SettingsStore, 'read'>
  readonly heavyWork: HeavyWork
}

export function createClassCalendars({
  lifetimeMs,
  clock,
  heavyWork,
  settings,
  ...parts
}: ClassCalendarsParts): ClassCalendars {
  const { store, daily } = parts
  const cache = createStoreCache(readStored, { lifetimeMs, clock })
  const changeYear = createCalendarChanges(parts)

  async function readStored(classId: string) {
    const [stored, all] = await Promise.all([store.read(classId), settings.read(classId)])
    return { stored, term: termOf(all) }
  }

  /** What was never changed follows the daily posts, so it is not kept. */
  async function readVersion(classId: string): Promise<VersionedCalendar> {
    const { stored, term } = await cache.get(classId)
    const { calendar, version } = stored ?? (await readClassCalendar(parts, classId))
    // A class that has not listed its terms may have said when this one began.
    const isListed = term === undefined || calendar.terms.length > 0
    return isListed ? { calendar, version } : { calendar: { ...calendar, terms: [term] }, version }
  }

  async function change(...wanted: Parameters<ChangeClassYear>): ReturnType<ChangeClassYear> {
    try {
      return await changeYear(...wanted)
    } finally {
      cache.forget(wanted[0])
    }
  }

  return {
    change,
    schedulesBy: (classId, calendar) => schedulesBy(parts, classId, calendar),
    readVersion,
    read: async (classId) => (await readVersion(classId)).calendar,
    forRequest({ room, person, homes: [home = room.class] }) {
      return {
        readVersion: () => readVersion(home),
        read: async () => (await readVersion(home)).calendar,
        readFile: (content, from, to, zone) =>
          heavyWork.run('readCalendar', room.class, { content, from, to, zone }),
        now: () => daily.now(),
        async today() {
          const { calendar } = await readVersion(home)
          return localDate(calendar.zone ?? person.timeZone ?? 'UTC', await daily.now())
        },
        async change(edit, seen) {
          if (isDirectMessageClass(room.class)) throw notInDirectMessages()
          return change(room.class, person, ({ calendar }) => ({ calendar: edit(calendar) }), seen)
        },
      }
    },
    changed({ kind, id }) {
      if (kind === 'everybody') cache.expire()
      if (kind === 'settings') cache.forget(id)
    },
    refresh: () => cache.clear(),
  }
}

/** The first day of term as `settings set` stores it. */
function termOf(all: readonly Setting[]): Term | undefined {
  const value = all.find(({ name, room }) => name === 'term' && room === '')?.value
  const from = value === undefined ? undefined : readDate(value)
  return from === undefined ? undefined : { name: 'Term', from }
}

function notInDirectMessages(): UserError {
  return new UserError(
    'The calendar can’t be changed in direct messages. Please change it in one of your class’s channels.',
  )
}
