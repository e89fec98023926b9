/** Remembers which server a channel belongs to, which links to messages need. */
import { LRUCache } from 'lru-cache'

/** Server ids by channel id. */
export type GuildCache = LRUCache<string, string>

export function createGuildCache(): GuildCache {
  return new LRUCache({ max: 10_000 })
}
