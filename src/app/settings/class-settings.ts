/** The settings of classes, cached between changes so that autocomplete never waits for the store. */
import { LRUCache } from 'lru-cache'
import {
  type RoomSettings,
  type Setting,
  type SettingValues,
  type SettingsStore,
  applySettings,
  isNamedTeacher,
} from '../../core/settings/settings.ts'
import type { Person, Room } from '../../core/platform/room.ts'

export interface SettingsParts {
  readonly store: SettingsStore
  /** What applies if nobody has chosen. */
  readonly defaults: SettingValues
  /** How long the cache may be used, in milliseconds; another process may have changed the settings since. */
  readonly lifetimeMs: number
  /** Epoch milliseconds. */
  readonly clock: () => number
}

export interface ClassSettings {
  readonly settings: RoomSettings
  /** The person with the rights they have in this class: another teacher may have made them a teacher too. */
  readonly person: Person
}

/** Classes whose settings are kept; the others are read again. */
const maxClasses = 2000

/** Returns a function that opens a room's settings for one invocation. */
export function createSettings({ store, defaults, lifetimeMs, clock }: SettingsParts) {
  const cache = new LRUCache<string, Promise<readonly Setting[]>>({
    max: maxClasses,
    // Without a lifetime nothing expires: this process is the only one that changes the settings.
    ttl: lifetimeMs === Infinity ? 0 : lifetimeMs,
    ttlResolution: 0,
    perf: { now: clock },
  })

  function read(classId: string): Promise<readonly Setting[]> {
    const cached = cache.get(classId)
    if (cached !== undefined) return cached
    const settings = store.read(classId)
    cache.set(classId, settings)
    // A failed read is not cached.
    settings.catch(() => cache.delete(classId))
    return settings
  }

  async function open(room: Room, person: Person): Promise<ClassSettings> {
    const all = await read(room.class)

    return {
      person: person.isTeacher ? person : { ...person, isTeacher: isNamedTeacher(all, person) },
      settings: {
        applied: applySettings(all, room, defaults),
        all,
        async change({ scope, name, value }) {
          const inRoom = scope === 'room' ? room.id : ''
          const by = { id: person.id, name: person.name }
          if (value === undefined) await store.clear(room.class, inRoom, name)
          else await store.set(room.class, { room: inRoom, name, value, by })
          cache.delete(room.class)
          return {
            applied: applySettings(await read(room.class), room, defaults),
            previous: all.find((each) => each.name === name && each.room === inRoom)?.value,
          }
        },
      },
    }
  }

  return Object.assign(open, {
    /** Drops the cache after another component changed the data. */
    refresh: () => cache.clear(),
  })
}
