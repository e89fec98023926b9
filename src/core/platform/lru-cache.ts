/** A cache that keeps what was used last, up to a number of entries, and whose memory grows with what is in it. */
import { LRUCache } from 'lru-cache'

/** `new LRUCache({ max })` takes the room for all its entries at once, a fifth of a megabyte for 10,000. */
export function lruCache<K extends {}, V extends {}>(max: number): LRUCache<K, V> {
  return new LRUCache({ maxSize: max, sizeCalculation: () => 1 })
}
