/** The settings of classes, kept in memory between changes, so that autocomplete never waits for the store. */
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
  /** What applies where nobody has chosen. */
  readonly defaults: SettingValues
  /** How long what was read holds, in milliseconds; another process may have changed it since. */
  readonly lifetimeMs: number
  /** Epoch milliseconds. */
  readonly clock: () => number
}

export interface ClassSettings {
  readonly settings: RoomSettings
  /** The person as this class knows her: a teacher also where other teachers have named her. */
  readonly person: Person
}

interface CachedSettings {
  readonly settings: Promise<readonly Setting[]>
  readonly until: number
}

/** Makes the function that opens the settings for one invocation. */
export function createSettings({ store, defaults, lifetimeMs, clock }: SettingsParts) {
  const kept = new Map<string, CachedSettings>()

  function read(classId: string): Promise<readonly Setting[]> {
    const known = kept.get(classId)
    if (known !== undefined && clock() < known.until) return known.settings
    const settings = store.read(classId)
    kept.set(classId, { settings, until: clock() + lifetimeMs })
    // What failed is asked again next time.
    settings.catch(() => kept.delete(classId))
    return settings
  }

  async function open(room: Room, person: Person): Promise<ClassSettings> {
    const all = await read(room.class)

    async function changed() {
      kept.delete(room.class)
      return applySettings(await read(room.class), room, defaults)
    }

    return {
      person: person.isTeacher ? person : { ...person, isTeacher: isNamedTeacher(all, person) },
      settings: {
        applied: applySettings(all, room, defaults),
        all,
        async set(reach, name, value) {
          const by = { id: person.id, name: person.name }
          await store.set(room.class, { room: reach === 'room' ? room.id : '', name, value, by })
          return changed()
        },
        async clear(reach, name) {
          await store.clear(room.class, reach === 'room' ? room.id : '', name)
          return changed()
        },
      },
    }
  }

  /** What was read is read anew, for another part has changed it. */
  return Object.assign(open, { refresh: () => kept.clear() })
}
