/** Remembers ids for a while, so that what a platform delivers twice is done once. */
import { LRUCache } from 'lru-cache'

export interface DedupeOptions {
  /** How many ids are remembered; beyond it the oldest are forgotten. */
  readonly max: number
  readonly ttlMs: number
  /** Milliseconds, from any moment. */
  readonly now: () => number
}

/** Returns a function that returns true the first time that it is given an id. */
export function createDedupe({ max, ttlMs, now }: DedupeOptions): (id: string) => boolean {
  const seen = new LRUCache<string, true>({ max, ttl: ttlMs, ttlResolution: 0, perf: { now } })
  return (id) => {
    if (seen.has(id)) return false
    seen.set(id, true)
    return true
  }
}
