/** Knows the class of every channel, so that the bot never reads, posts or changes anything in a channel of another class. */
import { Routes } from 'discord.js'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { DeliveryError, ForeignRoomError } from '../../core/platform/platform.ts'
import type { RoomRef } from '../../core/platform/room.ts'
import { classIdOf, splitId } from './ids.ts'
import type { BotRequest } from './rest-clients.ts'

/** More channels than are in use at one time; a channel never moves to another server. */
const maxChannels = 20_000

const Channel = z.object({
  guild_id: z.string().optional(),
  recipients: z.array(z.object({ id: z.string() })).default([]),
})

export interface ChannelClasses {
  /** Remembers the class that Discord itself named with a channel. */
  learn(channelId: string, classId: string): void
  /** Returns Discord's id of the room. Throws a DeliveryError if the room is not in its class, or if Discord cannot say. */
  require(room: RoomRef): Promise<string>
  /** Returns the server of a channel, if it is known and not a direct message. */
  guildOf(channelId: string): string | undefined
}

/** `cachedGuild` returns the server that the gateway knows a channel to be in, without asking Discord. */
export function createChannelClasses(
  request: BotRequest,
  cachedGuild: (channelId: string) => string | undefined,
): ChannelClasses {
  const classes = new LRUCache<string, string>({ max: maxChannels })

  async function fetchClass(channelId: string): Promise<string> {
    const guildId = cachedGuild(channelId)
    if (guildId !== undefined) return classIdOf({ guildId })
    try {
      const channel = await request('post', (rest) => rest.get(Routes.channel(channelId)))
      const { guild_id, recipients } = Channel.parse(channel)
      return classIdOf({ guildId: guild_id, userId: recipients[0]?.id })
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.outcome !== 'unknown') throw error
      // Asking posts nothing, so whatever was to follow has certainly not happened.
      throw new DeliveryError('retryable', ['Discord didn’t answer. Commonplace will try again.'], {
        cause: error,
      })
    }
  }

  return {
    learn: (channelId, classId) => void classes.set(channelId, classId),
    async require({ id, class: classId }) {
      const channelId = splitId(id)
      const found = classes.get(channelId) ?? (await fetchClass(channelId))
      classes.set(channelId, found)
      if (found !== classId) throw new ForeignRoomError()
      return channelId
    },
    guildOf: (channelId) =>
      /^discord:(\d+)$/.exec(classes.get(channelId) ?? '')?.[1] ?? cachedGuild(channelId),
  }
}
