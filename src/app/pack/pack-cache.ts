/** Keeps parsed packs, what classes may see of them, and their search indexes, all in one cache with one limit. */
import { LRUCache } from 'lru-cache'

/** Enough for the packs and scenes that hundreds of classes are at. */
const defaultMaxBytes = 128 * 2 ** 20

/** What one owner may take of it, so that a class that opens many scenes of many packs only pushes out its own. */
const defaultMaxOwnerBytes = 48 * 2 ** 20

interface Kept {
  readonly owner: string
  readonly value: unknown
  readonly bytes: number
}

export interface PackCache {
  /** Returns the cached value of a key, or makes and caches it. */
  get<T>(owner: string, key: string, bytes: number, make: () => T): T
  /** The same for what takes a while: calls at the same time share it, its size is measured afterwards, and a failure isn’t cached. */
  load<T>(
    owner: string,
    key: string,
    bytesOf: (value: T) => number,
    make: () => Promise<T>,
  ): Promise<T>
  /** Returns what is cached under a key, if anything. */
  peek<T>(key: string): T | undefined
  /** Removes everything whose key begins with `start`. */
  drop(start: string): void
  /** Returns the size of everything cached, in bytes. */
  size(): number
}

export function createPackCache(
  maxBytes = defaultMaxBytes,
  maxOwnerBytes = defaultMaxOwnerBytes,
): PackCache {
  const cache = new LRUCache<string, Kept>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => Math.max(1, Math.ceil(bytes)),
  })

  function keep(key: string, kept: Kept): void {
    cache.set(key, kept)
    let bytes = 0
    // The latest used come first.
    for (const [other, { owner, bytes: size }] of Array.from(cache.entries())) {
      if (owner !== kept.owner) continue
      bytes += size
      if (bytes > maxOwnerBytes && other !== key) cache.delete(other)
    }
  }

  return {
    get<T>(owner: string, key: string, bytes: number, make: () => T): T {
      const kept = cache.get(key)
      if (kept !== undefined) return kept.value as T
      const value = make()
      keep(key, { owner, value, bytes })
      return value
    },
    load<T>(
      owner: string,
      key: string,
      bytesOf: (value: T) => number,
      make: () => Promise<T>,
    ): Promise<T> {
      const kept = cache.get(key)
      if (kept !== undefined) return kept.value as Promise<T>
      const value = make()
      keep(key, { owner, value, bytes: 1 })
      function isStillKept(): boolean {
        return cache.peek(key)?.value === value
      }
      value.then(
        (loaded) => isStillKept() && keep(key, { owner, value, bytes: bytesOf(loaded) }),
        () => isStillKept() && cache.delete(key),
      )
      return value
    },
    peek: <T>(key: string) => cache.peek(key)?.value as T | undefined,
    drop(start) {
      for (const key of Array.from(cache.keys())) if (key.startsWith(start)) cache.delete(key)
    },
    size: () => cache.calculatedSize,
  }
}
