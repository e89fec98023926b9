/** Knows the class of every channel, so that the bot never reads, posts or changes anything in a channel of another class. */
import { ChannelType, Routes } from 'discord.js'
import { lruCache } from '../../core/platform/lru-cache.ts'
import { z } from 'zod'
import { DeliveryError, ForeignRoomError } from '../../core/platform/platform.ts'
import type { RoomRef } from '../../core/platform/room.ts'
import { classIdOf, splitId } from './ids.ts'
import type { BotRequest } from './rest-clients.ts'

/** More channels than are in use at one time; a channel never moves to another server. */
const maxChannels = 20_000

const Channel = z.object({
  type: z.number(),
  guild_id: z.string().optional(),
  recipients: z.array(z.object({ id: z.string() })).default([]),
})

/** A channel of a server, as far as the gateway tells. */
export interface KnownChannel {
  readonly guildId: string
  readonly type: number
}

/** What is remembered of a channel; neither ever changes. */
interface Remembered {
  readonly classId: string
  /** Whether its messages are posts with a title, each in a thread of its own. */
  readonly isForum: boolean
}

export interface ChannelClasses {
  /** Remembers the class that Discord itself named with a channel in which somebody acted, which is never a forum. */
  learn(channelId: string, classId: string): void
  /** Returns Discord's id of the room. Throws a DeliveryError if the room is not in its class, or if Discord cannot say. */
  require(room: RoomRef): Promise<string>
  /** Whether a channel is a forum; known once `require` has returned its id. */
  isForum(channelId: string): boolean
  /** Returns the server of a channel, if it is known and not a direct message. */
  guildOf(channelId: string): string | undefined
}

const forumTypes: ReadonlySet<number> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia])

/** `cached` returns what the gateway knows of a channel, without asking Discord. */
export function createChannelClasses(
  request: BotRequest,
  cached: (channelId: string) => KnownChannel | undefined,
): ChannelClasses {
  const channels = lruCache<string, Remembered>(maxChannels)

  async function fetchChannel(channelId: string): Promise<Remembered> {
    try {
      const found = await request('post', (rest) => rest.get(Routes.channel(channelId)))
      const { guild_id, recipients, type } = Channel.parse(found)
      const classId = classIdOf({ guildId: guild_id, userId: recipients[0]?.id })
      return { classId, isForum: forumTypes.has(type) }
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.outcome !== 'unknown') throw error
      // Asking posts nothing, so whatever was to follow has certainly not happened.
      throw new DeliveryError('retryable', ['Discord didn’t answer. Commonplace will try again.'], {
        cause: error,
      })
    }
  }

  function recall(channelId: string): Remembered | undefined {
    const remembered = channels.get(channelId)
    if (remembered !== undefined) return remembered
    const known = cached(channelId)
    if (known === undefined) return undefined
    return { classId: classIdOf({ guildId: known.guildId }), isForum: forumTypes.has(known.type) }
  }

  return {
    learn: (channelId, classId) => void channels.set(channelId, { classId, isForum: false }),
    async require({ id, class: classId }) {
      const channelId = splitId(id)
      const found = recall(channelId) ?? (await fetchChannel(channelId))
      channels.set(channelId, found)
      if (found.classId !== classId) throw new ForeignRoomError()
      return channelId
    },
    isForum: (channelId) => recall(channelId)?.isForum === true,
    guildOf: (channelId) => /^discord:(\d+)$/.exec(recall(channelId)?.classId ?? '')?.[1],
  }
}
