/** Binds digests to the person and the room of an invocation. */
import type { ClassCalendar } from '../../core/calendar/class-calendar.ts'
import { nextDay } from '../../core/calendar/local-time.ts'
import type { Digest } from '../../core/digest/digest.ts'
import type { DigestService } from '../../core/digest/digest-service.ts'
import type { DigestStore } from '../../core/digest/digest-store.ts'
import { nextDigest } from '../../core/digest/digest-time.ts'
import { dayMs } from '../../core/platform/clock.ts'
import type { Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { type Person, type Room, isDirectMessage } from '../../core/platform/room.ts'
import { type FactSources, collectFacts } from './collect-facts.ts'

export interface DigestParts extends FactSources {
  readonly store: DigestStore
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly newId: () => string
  /** Learns that who has a digest of a class has changed. */
  readonly onChange: (classId: string) => void
}

/** What `digest show` tells somebody who has no digest: about a day. */
const withoutDigestMs = dayMs

export function createDigestService(
  parts: DigestParts,
  { room, person }: { readonly room: Room; readonly person: Person },
): DigestService {
  const { store, platforms, newId } = parts

  async function list(): Promise<readonly Digest[]> {
    if (isDirectMessage(room)) return store.list(person.id)
    const found = await store.find(room.class, person.id)
    return found === undefined ? [] : [found]
  }

  function calendar(digest?: Digest): Promise<ClassCalendar> {
    return parts.calendar(digest?.room.class ?? room.class)
  }

  return {
    list,
    calendar,
    find: async (id) => (await store.list(person.id)).find((digest) => digest.id === id),
    async set(plan, at) {
      const before = await store.find(room.class, person.id)
      const next = nextDigest(plan, await calendar(), at, dayAfter(before?.begunDate))
      parts.onChange(room.class)
      return store.save({ id: newId(), person: person.id, room, plan, next, at })
    },
    async turnOff(digest) {
      await store.remove(digest.room.class, person.id)
      parts.onChange(digest.room.class)
    },
    facts: (at, digest, since = at) =>
      collectFacts(parts, {
        room: digest?.room ?? room,
        plan: digest?.plan ?? { time: '16:00', days: null, zone: 'UTC' },
        // Somebody who has just read it still finds the day in it.
        since: Math.min(since, digest?.toldUntil ?? at, at - withoutDigestMs),
        now: at,
      }),
    linkTo: ({ room: channel, id }) =>
      platforms.get(room.platform)?.permalink({ room: channel, id }),
  }
}

/** No day has two. */
function dayAfter(date: string | undefined): string {
  return date === undefined ? '' : nextDay(date)
}
