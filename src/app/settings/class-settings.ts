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
import type { Packs } from '../../core/pack/pack.ts'

interface SettingsParts {
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

interface CachedSettings {
  readonly settings: Promise<readonly Setting[]>
  readonly expiresAt: number
}

/** More classes than are in use at one moment. */
const maxCached = 1000

/** Returns a function that opens a room's settings for one invocation. */
export function createSettings({ store, defaults, lifetimeMs, clock }: SettingsParts) {
  const cache = new LRUCache<string, CachedSettings>({ max: maxCached })

  function read(classId: string): Promise<readonly Setting[]> {
    const cached = cache.get(classId)
    if (cached !== undefined && clock() < cached.expiresAt) return cached.settings
    const settings = store.read(classId)
    cache.set(classId, { settings, expiresAt: clock() + lifetimeMs })
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

/** The settings of a class that has not changed any: content for everyone, from the built-in pack if it is installed, else from the first pack by id. Throws a RangeError if there is none. */
export function defaultClassSettings(packs: Packs, builtInPack: string): SettingValues {
  const pack = packs.has(builtInPack) ? builtInPack : [...packs.keys()].sort()[0]
  if (pack === undefined) throw new RangeError('At least one pack must be installed.')
  return { pack, rating: 'everyone', lookups: 'private', locale: 'en' }
}
