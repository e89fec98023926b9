/** Caches what the store says about each class or person, and serves it while the store is late or away. */
import { lruCache } from '../core/platform/lru-cache.ts'
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

/** How long one person waits for a fresh value where there is an older one; others then go on without waiting. */
const maxWaitMs = 1_000
const troubleMs = 5_000

/**
 * `get` returns the value of a key, an older one if the store does not answer in time, or throws if there is none. `forget` drops
 * it after a change. `max` is more keys than are in use at one moment.
 */
export function createStoreCache<T>(
  read: (key: string) => Promise<T>,
  { lifetimeMs, clock, max = 1_000 }: CacheTimes & { readonly max?: number },
) {
  const entries = lruCache<string, Entry<T>>(max)

  /** What lies further ahead than that is from before the clock was set back. */
  function isAhead(until: number, byMs: number): boolean {
    const leftMs = until - clock.now()
    return leftMs > 0 && leftMs <= byMs
  }

  function refresh(key: string, entry: Entry<T>): Promise<T> {
    const freshUntil = clock.now() + lifetimeMs
    const reading = read(key)
    entry.reading = reading
    function finish(found: Partial<Entry<T>>): void {
      // What was read before a change is not kept.
      if (entry.reading === reading) Object.assign(entry, { ...found, reading: undefined })
    }
    reading.then(
      (value) => finish({ known: { value }, freshUntil, troubledUntil: 0 }),
      () => finish({ troubledUntil: clock.now() + troubleMs }),
    )
    return reading
  }

  function openEntry(key: string): Entry<T> {
    const entry = { freshUntil: 0, troubledUntil: 0 }
    entries.set(key, entry)
    return entry
  }

  return {
    async get(key: string): Promise<T> {
      const entry = entries.get(key) ?? openEntry(key)
      const { known } = entry
      if (known !== undefined && isAhead(entry.freshUntil, lifetimeMs)) return known.value
      const reading = entry.reading ?? refresh(key, entry)
      if (known === undefined) return reading
      if (isAhead(entry.troubledUntil, troubleMs)) return known.value
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
    forget: (key: string) => void entries.delete(key),
    clear: () => entries.clear(),
    /** Has everything read again, but keeps it for while the store is away. */
    expire(): void {
      for (const entry of entries.values()) {
        Object.assign(entry, { freshUntil: -Infinity, troubledUntil: 0, reading: undefined })
      }
    },
  }
}
