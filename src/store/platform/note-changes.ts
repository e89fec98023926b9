/** Wraps what changes the settings, packs and people that processes keep in memory: a change is noted before whoever made it hears of it. */
import type { AccommodationStore } from '../../core/accommodations/accommodation-store.ts'
import type { CalendarStore } from '../../core/calendar/calendar-store.ts'
import type { Attempt } from '../../core/homework/attempt.ts'
import type { HomeworkStore } from '../../core/homework/homework-store.ts'
import type { AdditionStore } from '../../core/pack/additions.ts'
import type { PackStore } from '../../core/pack/class-packs.ts'
import { type Changes, type Subject, everybody } from '../../core/platform/changes.ts'
import type { PersonalDataStore } from '../../core/privacy/personal-data.ts'
import type { ReadingStore } from '../../core/reading/reading-store.ts'
import type { HomeClassStore } from '../../core/settings/home-class.ts'
import type { SettingsStore } from '../../core/settings/settings.ts'

interface NotedStores {
  readonly settings: SettingsStore
  readonly packs: PackStore
  readonly additions: AdditionStore
  readonly calendars: CalendarStore
  readonly accommodations: AccommodationStore
  readonly homeClasses: HomeClassStore
  readonly homework: HomeworkStore
  readonly reading: ReadingStore
  readonly personalData: PersonalDataStore
}

/** Returns the same stores, noting what they change. */
export function noteChanges(changes: Changes, stores: NotedStores): NotedStores {
  const { settings, packs, additions, calendars, accommodations, homeClasses, homework } = stores
  const { reading, personalData } = stores

  async function noted<T>(change: Promise<T>, subject: Subject): Promise<T> {
    const result = await change
    await changes.note(subject)
    return result
  }

  return {
    settings: {
      ...settings,
      set: (id, setting, seen) => noted(settings.set(id, setting, seen), settingsOf(id)),
      clear: (id, setting, seen) => noted(settings.clear(id, setting, seen), settingsOf(id)),
    },
    packs: {
      ...packs,
      save: (id, ...saved) => noted(packs.save(id, ...saved), packsOf(id)),
      remove: (id, ...removed) => noted(packs.remove(id, ...removed), packsOf(id)),
    },
    additions: {
      ...additions,
      add: (id, ...added) => noted(additions.add(id, ...added), packsOf(id)),
      change: (id, ...changed) => noted(additions.change(id, ...changed), packsOf(id)),
      remove: (id, ...removed) => noted(additions.remove(id, ...removed), packsOf(id)),
    },
    calendars: {
      ...calendars,
      save: (id, ...changed) => noted(calendars.save(id, ...changed), settingsOf(id)),
    },
    accommodations: {
      ...accommodations,
      set: (id, student, has, by) =>
        noted(accommodations.set(id, student, has, by), settingsOf(id)),
    },
    homeClasses: {
      ...homeClasses,
      save: (id, home) => noted(homeClasses.save(id, home), { kind: 'person', id }),
      forgetClass: (id) => noted(homeClasses.forgetClass(id), everybody),
    },
    homework: {
      ...homework,
      // Whoever begins a test looks nothing up until it is handed in.
      async update(key, update) {
        let isTurn = false
        const result = await homework.update(key, (work) => {
          const updated = update(work)
          isTurn =
            work.assignment.plan.use === 'test' && isBegunOrFinished(work.attempts, updated.attempt)
          return updated
        })
        if (isTurn) await changes.note({ kind: 'person', id: key.person })
        return result
      },
    },
    reading: {
      ...reading,
      save: (id, key, change) => noted(reading.save(id, key, change), settingsOf(id)),
      undo: (id, key, undo) => noted(reading.undo(id, key, undo), settingsOf(id)),
    },
    personalData: {
      ...personalData,
      erase: (person) => noted(personalData.erase(person), everybody),
    },
  }
}

function isBegunOrFinished(before: readonly Attempt[], attempt: Attempt | undefined): boolean {
  if (attempt === undefined) return false
  return before.find(({ number }) => number === attempt.number)?.finishedAt !== attempt.finishedAt
}

function settingsOf(id: string): Subject {
  return { kind: 'settings', id }
}

function packsOf(id: string): Subject {
  return { kind: 'packs', id }
}
