/** Learns from everything people do which classes they belong to, so that these classes’ limits hold in direct messages too. */
import { dayMs } from '../../core/platform/clock.ts'
import { lruCache } from '../../core/platform/lru-cache.ts'
import type { Logger } from 'pino'
import {
  type Person,
  type Room,
  isDirectMessage,
  isDirectMessageClass,
} from '../../core/platform/room.ts'
import type { Subject } from '../../core/platform/changes.ts'
import { cutText } from '../../core/reply/truncate.ts'
import { type CacheTimes, createStoreCache } from '../store-cache.ts'
import type { HomeClass, HomeClassStore } from '../../core/settings/home-class.ts'

interface HomeClassParts extends CacheTimes {
  readonly store: Omit<HomeClassStore, 'visitBefore'>
  readonly log: Logger
}

type Asking = Pick<Person, 'id' | 'name' | 'unknown'>

export type HomeClasses = ReturnType<typeof createHomeClasses>

/** A class that this process has seen somebody in. */
interface SeenClass {
  readonly home: HomeClass
  /** When the store had it; undefined until then. */
  readonly savedAt: number | undefined
}

/** More people than are active at one moment. */
const maxPeople = 5_000

/** Longer than any platform’s names. */
const maxNameLength = 100

/** What is known already is saved again after this long, so that the retention counts from the last use. */
const maxUnsavedMs = dayMs

export function createHomeClasses({ store, log, ...times }: HomeClassParts) {
  const { now } = times.clock
  /** By person and then by class, the one used last at the end. */
  const seen = lruCache<string, Map<string, SeenClass>>(maxPeople)
  const stored = createStoreCache((person) => store.read(person), { ...times, max: maxPeople })
  /** What is not saved yet, by person and class. */
  const waiting = new Map<string, { readonly person: string; readonly home: HomeClass }>()
  let saving: Promise<void> | undefined
  let current: Promise<void> | undefined

  /** Remembers where somebody has just used the bot. Returns at once; news is saved in the background. */
  function learn({ id: person, name: given, unknown }: Asking, room: Room): void {
    if (isDirectMessage(room)) return
    // A platform that could not say who somebody is has only a handle or an id for them.
    const name = unknown === undefined && given !== '' ? cutText(given, maxNameLength) : undefined
    const classes = seen.get(person) ?? new Map<string, SeenClass>()
    const latest = [...classes.values()].at(-1)
    const usedAt = now()
    const isNews =
      latest?.savedAt === undefined ||
      !isSameRoom(latest.home.room, room) ||
      isRenamed(latest.home, name) ||
      usedAt - latest.savedAt >= maxUnsavedMs
    const home = { room, usedAt, name: name ?? classes.get(room.class)?.home.name }
    classes.delete(room.class)
    classes.set(room.class, { home, savedAt: isNews ? undefined : latest.savedAt })
    seen.set(person, classes)
    if (!isNews) return
    waiting.set(`${person} ${room.class}`, { person, home })
    saving ??= saveAll().finally(() => (saving = undefined))
  }

  /** Saves one after the other, so that a whole class that arrives at once leaves the store to the answers. */
  async function saveAll(): Promise<void> {
    for (const [key, { person, home }] of waiting) {
      waiting.delete(key)
      current = save(person, home).catch((error: unknown) => {
        // The next time that they use the class is news again.
        log.warn({ err: error }, 'A home class could not be saved')
      })
      await current
    }
  }

  async function save(person: string, home: HomeClass): Promise<void> {
    const [latest] = await store.read(person)
    const isKnown =
      latest !== undefined &&
      isSameRoom(latest.room, home.room) &&
      !isRenamed(latest, home.name) &&
      home.usedAt - latest.usedAt < maxUnsavedMs
    if (!isKnown) {
      await store.save(person, home)
      stored.forget(person)
    }
    const classes = seen.get(person)
    const since = classes?.get(home.room.class)
    if (since === undefined || !isSameRoom(since.home.room, home.room)) return
    const savedAt = isKnown ? latest.usedAt : home.usedAt
    classes?.set(home.room.class, { ...since, savedAt })
  }

  /** Returns the classes of a person, the one that they used last first. */
  async function homesOf(person: string): Promise<readonly HomeClass[]> {
    const read = await stored.get(person)
    const here = [...(seen.get(person)?.values() ?? [])].map(({ home }) => home)
    const oldestFirst = [...read, ...here].toSorted((a, b) => a.usedAt - b.usedAt)
    const byClass = new Map(oldestFirst.map((home) => [home.room.class, home]))
    return [...byClass.values()].toSorted((a, b) => b.usedAt - a.usedAt)
  }

  return {
    learn,
    /**
     * Returns the classes whose limits apply to what a person asks in a room: in a channel its own class, and in direct messages
     * all classes that the person belongs to, the one that they used last first. There may be none; then the defaults apply.
     * What rests in a class, as lookups do while a quiz question is open, rests for the person if it does in any of these.
     */
    classesFor: async (room: Room, { id }: Pick<Person, 'id'>): Promise<readonly HomeClass[]> => {
      if (!isDirectMessage(room)) return [{ room, usedAt: now() }]
      const homes = await homesOf(id)
      const isKnown =
        isDirectMessageClass(room.class) || homes.some((home) => home.room.class === room.class)
      return isKnown ? homes : [...homes, { room, usedAt: now() }]
    },
    /** Drops what is known of a person, and waits for what is being saved about them. */
    forget: async (person: string): Promise<void> => {
      seen.delete(person)
      for (const [key, each] of waiting) if (each.person === person) waiting.delete(key)
      await current
      stored.forget(person)
    },
    /** Forgets that anybody belongs to a class. */
    forgetClass: async (classId: string): Promise<void> => {
      for (const classes of seen.values()) classes.delete(classId)
      for (const [key, { home }] of waiting) if (home.room.class === classId) waiting.delete(key)
      await current
      await store.forgetClass(classId).catch((error: unknown) => {
        log.error({ err: error }, 'The home classes of a lost class could not be deleted')
      })
      stored.clear()
    },
    /** Drops what another process may have changed. */
    changed({ kind, id }: Subject): void {
      if (kind === 'person') stored.forget(id)
      if (kind !== 'everybody') return
      stored.expire()
      // What is not saved yet is still to be.
      for (const classes of seen.values()) {
        for (const [name, { savedAt }] of classes) if (savedAt !== undefined) classes.delete(name)
      }
    },
    /** Resolves once everything that was learnt is saved. */
    settled: async (): Promise<void> => {
      await saving
    },
  }
}

function isRenamed(home: HomeClass, name: string | undefined): boolean {
  return name !== undefined && name !== home.name
}

function isSameRoom(one: Room, other: Room): boolean {
  return one.id === other.id && one.class === other.class && one.allowsMature === other.allowsMature
}
