/** Wraps what changes the settings, packs and people that processes keep in memory: a change is noted before whoever made it hears of it. */
import type { AdditionStore } from '../../core/pack/additions.ts'
import type { PackStore } from '../../core/pack/class-packs.ts'
import { type Changes, type Subject, everybody } from '../../core/platform/changes.ts'
import type { PersonalDataStore } from '../../core/privacy/personal-data.ts'
import type { HomeClassStore } from '../../core/settings/home-class.ts'
import type { SettingsStore } from '../../core/settings/settings.ts'

interface NotedStores {
  readonly settings: SettingsStore
  readonly packs: PackStore
  readonly additions: AdditionStore
  readonly homeClasses: HomeClassStore
  readonly personalData: PersonalDataStore
}

/** Returns the same stores, noting what they change. */
export function noteChanges(changes: Changes, stores: NotedStores): NotedStores {
  function noted<Key extends string, Rest extends readonly unknown[], Result>(
    write: (key: Key, ...rest: Rest) => Promise<Result>,
    subjectOf: (key: Key) => Subject,
  ) {
    return async (key: Key, ...rest: Rest): Promise<Result> => {
      const result = await write(key, ...rest)
      await changes.note(subjectOf(key))
      return result
    }
  }
  const { settings, packs, additions, homeClasses, personalData } = stores

  return {
    settings: {
      ...settings,
      set: noted(settings.set, settingsOf),
      clear: noted(settings.clear, settingsOf),
    },
    packs: {
      ...packs,
      save: noted(packs.save, packsOf),
      remove: noted(packs.remove, packsOf),
    },
    additions: {
      ...additions,
      add: noted(additions.add, packsOf),
      change: noted(additions.change, packsOf),
      remove: noted(additions.remove, packsOf),
    },
    homeClasses: {
      ...homeClasses,
      save: noted(homeClasses.save, (id) => ({ kind: 'person', id })),
      forgetClass: noted(homeClasses.forgetClass, () => everybody),
    },
    personalData: {
      ...personalData,
      erase: noted(personalData.erase, () => everybody),
    },
  }
}

function settingsOf(id: string): Subject {
  return { kind: 'settings', id }
}

function packsOf(id: string): Subject {
  return { kind: 'packs', id }
}
