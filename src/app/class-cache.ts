/** Remembers what the store says about each class, and goes on from it while the store is late or away. */
import { LRUCache } from 'lru-cache'
import { type Clock, withDeadline } from '../core/platform/clock.ts'

export interface CacheTimes {
  /** How long a value may be used, in milliseconds; another process may have changed it since. */
  readonly lifetimeMs: number
  readonly clock: Clock
}

interface Entry<T> {
  known?: { readonly value: T }
  /** Epoch milliseconds. */
  freshUntil: number
  /** Until then nobody waits for the store, which has just failed or been late; epoch milliseconds. */
  troubledUntil: number
  reading?: Promise<T> | undefined
}

/** More classes than are in use at one moment. */
const maxClasses = 1_000

/** How long one person waits for a fresh value where there is an older one; others then go on without waiting. */
const maxWaitMs = 1_000
const troubleMs = 5_000

/**
 * `get` returns a class’s value, an older one if the store does not answer in time, or throws if there is none. `forget` drops
 * it after a change.
 */
export function createClassCache<T>(
  read: (classId: string) => Promise<T>,
  { lifetimeMs, clock }: CacheTimes,
) {
  const entries = new LRUCache<string, Entry<T>>({ max: maxClasses })

  function refresh(classId: string, entry: Entry<T>): Promise<T> {
    const freshUntil = clock.now() + lifetimeMs
    const reading = read(classId)
    entry.reading = reading
    reading.then(
      (value) =>
        Object.assign(entry, {
          known: { value },
          freshUntil,
          troubledUntil: 0,
          reading: undefined,
        }),
      () => Object.assign(entry, { troubledUntil: clock.now() + troubleMs, reading: undefined }),
    )
    return reading
  }

  return {
    async get(classId: string): Promise<T> {
      const entry = entries.get(classId) ?? { freshUntil: 0, troubledUntil: 0 }
      entries.set(classId, entry)
      const { known } = entry
      if (known !== undefined && clock.now() < entry.freshUntil) return known.value
      const reading = entry.reading ?? refresh(classId, entry)
      if (known === undefined) return reading
      if (clock.now() < entry.troubledUntil) return known.value
      return withDeadline(
        clock,
        maxWaitMs,
        reading.catch(() => known.value),
        () => {
          entry.troubledUntil = clock.now() + troubleMs
          return known.value
        },
      )
    },
    forget: (classId: string) => void entries.delete(classId),
    clear: () => entries.clear(),
  }
}
