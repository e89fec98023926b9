/** The settings of classes, cached between changes so that autocomplete never waits for the store. */
import {
  type RoomSettings,
  type Setting,
  type SettingValues,
  type SettingsStore,
  applySettings,
  isNamedTeacher,
  isValidSetting,
} from '../../core/settings/settings.ts'
import { oldButtonError } from '../../core/command/component-id.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { Packs } from '../../core/pack/pack.ts'
import type { Subject } from '../../core/platform/changes.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { whoHas } from '../../core/settings/who-has.ts'
import type { ClassReading } from '../reading/class-reading.ts'
import { type CacheTimes, createStoreCache } from '../store-cache.ts'

interface SettingsParts extends CacheTimes {
  readonly store: SettingsStore
  /** What applies if nobody has chosen. */
  readonly defaults: SettingValues
  /** What moves how far the class has come; left out, only teachers do. */
  readonly reading?: Pick<ClassReading, 'apply' | 'onChange'>
}

export interface ClassSettings {
  readonly settings: RoomSettings
  /** The person with the rights they have in this class: another teacher may have made them a teacher too. */
  readonly person: Person
}

/** Returns a function that opens a room's settings for one invocation. */
export function createSettings({ store, defaults, reading, ...times }: SettingsParts) {
  const listeners = new Set<(classId: string) => void>()
  const cache = createStoreCache((classId) => store.read(classId), times)

  function tellListeners(classId: string): void {
    for (const listener of listeners) listener(classId)
  }
  // A plan that ends leaves a setting behind.
  reading?.onChange((classId) => {
    cache.forget(classId)
    tellListeners(classId)
  })

  async function readAll(classId: string): Promise<readonly Setting[]> {
    const stored = await cache.get(classId)
    return (await reading?.apply(classId, stored)) ?? stored
  }

  async function open(room: Room, person: Person): Promise<ClassSettings> {
    const all = await readAll(room.class)

    return {
      person: person.isTeacher ? person : { ...person, isTeacher: isNamedTeacher(all, person) },
      settings: {
        applied: applySettings(all, room, defaults),
        all,
        async change({ scope, name, value, room: other = room.id }, seen) {
          if (!isValidSetting(name, value)) throw oldButtonError()
          const inRoom = scope === 'room' ? other : ''
          const current = await readAll(room.class)
          const known = current.find((each) => each.name === name && each.room === inRoom)
          if (known?.isPlanned === true) throw plannedError()
          const own = { room: inRoom, name, by: { id: person.id, name: person.name } }
          const { isWritten, before, number } = await (value === undefined
            ? store.clear(room.class, own, seen)
            : store.set(room.class, { ...own, value }, seen))
          cache.forget(room.class)
          if (!isWritten) throw changedMeanwhile(before, person)
          tellListeners(room.class)
          return {
            applied: applySettings(await readAll(room.class), room, defaults),
            previous: before?.value,
            number,
          }
        },
      },
    }
  }

  return Object.assign(open, {
    /** Returns what teachers have set by hand, whatever a reading plan says. */
    stored: (classId: string): Promise<readonly Setting[]> => cache.get(classId),
    /** Drops the cache after another component changed the data. */
    refresh: () => cache.clear(),
    /** Drops what another process may have changed. */
    changed({ kind, id }: Subject): void {
      if (kind === 'everybody') cache.expire()
      if (kind !== 'settings') return
      cache.forget(id)
      tellListeners(id)
    },
    /** Calls the listener with each class whose settings change, from now on. */
    onChange: (listener: (classId: string) => void) => void listeners.add(listener),
  })
}

/** What a reading plan moves is changed in the plan, where a value of its own would count for nothing. */
function plannedError(): UserError {
  return new UserError(
    'A reading plan moves the class on now. To move it yourself, use ',
    { command: 'progress set' },
    '.',
  )
}

function changedMeanwhile(now: Setting | undefined, person: Pick<Person, 'id'>): UserError {
  return new UserError(
    '',
    ...whoHas(now?.by, person),
    ' just changed this, so nothing was changed. Please look again.',
  )
}

/** The settings of a class that has not changed any: content for everyone, from the built-in pack if it is installed, else from the first pack by id. Throws a RangeError if there is none. */
export function defaultClassSettings(packs: Packs, builtInPack: string): SettingValues {
  const pack = packs.has(builtInPack) ? builtInPack : [...packs.keys()].sort()[0]
  if (pack === undefined) throw new RangeError('At least one pack must be installed.')
  return { pack, rating: 'everyone', lookups: 'private', locale: 'en' }
}
