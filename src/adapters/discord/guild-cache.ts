/** Remembers which server a channel belongs to, which links to messages need. */

export interface GuildCache {
  set(channel: string, guild: string): void
  get(channel: string): string | undefined
}

/** Forgets everything once it knows `maxChannels`; the next interaction in a channel teaches it again. */
export function createGuildCache(maxChannels = 10_000): GuildCache {
  const guilds = new Map<string, string>()
  return {
    set(channel, guild) {
      if (guilds.size >= maxChannels && !guilds.has(channel)) guilds.clear()
      guilds.set(channel, guild)
    },
    get: (channel) => guilds.get(channel),
  }
}
