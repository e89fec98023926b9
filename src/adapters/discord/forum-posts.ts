/** Posts in forums and media channels, where each message is a post with a title and a thread of its own. */
import { ChannelFlags, Routes } from 'discord.js'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { plainLabel } from '../../render/discord/escape.ts'
import type { RenderedMessage } from '../../render/discord/message-packer.ts'
import { messageRequest } from '../../render/discord/render.ts'
import type { ChannelClasses } from './channel-classes.ts'
import { codeOf } from './errors.ts'
import { snowflakeAt } from './ids.ts'
import { threadLimits } from './limits.ts'
import { HistoryMessage, cannotLook, hasMarker, markerOf, maxClockSkewMs } from './message-key.ts'
import type { BotRequest } from './rest-clients.ts'

export interface ForumParts {
  readonly request: BotRequest
  /** Makes a request that Discord would carry out again if it were repeated. */
  readonly requestOnce: BotRequest
  readonly botId: () => Promise<string>
  readonly channels: Pick<ChannelClasses, 'guildOf'>
}

const Thread = z.object({ id: z.string() })

const Threads = z.object({
  threads: z.array(
    z.object({ id: z.string(), parent_id: z.string().nullish(), owner_id: z.string().nullish() }),
  ),
})

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const errorCodes = { unknownMessage: 10_008, missingPermissions: 50_013 } as const

/** Ours: how many of the bot's newest posts are searched. */
const maxSearched = 10

/** Returns what a post is called: as asked, or else as its first heading. */
export function titleOf({ blocks }: Reply, title: string | undefined): string {
  const [heading] = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
  return plainLabel(title ?? heading ?? 'Commonplace', threadLimits.name)
}

interface NewPost {
  readonly key: string
  readonly title: string
  readonly notify?: string
}

export function createForumPosts({ request, requestOnce, botId, channels }: ForumParts) {
  /** Posts that this process has tried to make. */
  const tried = new LRUCache<string, true>({ max: 1_000 })

  /**
   * Returns the id of the post, which is the id of its thread and of the first message in it. Forums know no nonce, so the bot
   * looks first whether the post is there; the first time it posts even where it may not look.
   */
  async function create(
    forumId: string,
    message: RenderedMessage,
    { key, title, ...options }: NewPost,
  ): Promise<string> {
    const earlier = await find(forumId, key).catch((error: unknown) => {
      if (tried.has(key)) throw error
      return undefined
    })
    if (earlier !== undefined) return earlier
    tried.set(key, true)
    const { body, files } = messageRequest(message, options)
    return requestOnce('post', async (rest) => {
      const route = Routes.threads(forumId)
      return Thread.parse(await rest.post(route, { body: { name: title, message: body }, files }))
        .id
    })
  }

  /** Returns the post with this key among the bot's newest ones. */
  async function find(forumId: string, key: string, sinceMs = 0): Promise<string | undefined> {
    const guildId = channels.guildOf(forumId)
    if (guildId === undefined) return undefined
    const bot = await botId()
    const marker = markerOf(key)
    const after = BigInt(snowflakeAt(sinceMs - maxClockSkewMs))
    const query = new URLSearchParams({ limit: '50' })
    const found = await request('post', async (rest) => [
      Threads.parse(await rest.get(Routes.guildActiveThreads(guildId))),
      Threads.parse(await rest.get(Routes.channelThreads(forumId, 'public'), { query })),
    ])
    const own = found
      .flatMap(({ threads }) => threads)
      .filter(({ parent_id, owner_id }) => parent_id === forumId && owner_id === bot)
      .map(({ id }) => BigInt(id))
      .filter((id) => id >= after)
      .toSorted((a, b) => (a < b ? 1 : -1))
      .slice(0, maxSearched)
    for (const id of own) {
      const message = await firstMessage(String(id))
      if (message !== undefined && hasMarker(message, marker)) return String(id)
    }
    return undefined
  }

  /** Returns the message that opened a post, unless somebody has deleted it. */
  async function firstMessage(id: string) {
    try {
      return await request('post', async (rest) =>
        HistoryMessage.parse(await rest.get(Routes.channelMessage(id, id))),
      )
    } catch (error) {
      const code = error instanceof DeliveryError ? codeOf(error.cause) : undefined
      if (code === errorCodes.unknownMessage) return undefined
      throw code === errorCodes.missingPermissions ? cannotLook() : error
    }
  }

  async function setFlags(id: string, flags: number): Promise<void> {
    await request('post', (rest) => rest.patch(Routes.channel(id), { body: { flags } }))
  }

  return {
    create,
    find,
    /** Puts a post at the top of its forum. */
    pin: (id: string) => setFlags(id, ChannelFlags.Pinned),
    unpin: (id: string) => setFlags(id, 0),
  }
}
