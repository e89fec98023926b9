/** Everything that the bot does in its own name: posts, edits, direct messages, threads, pins, and looking for what it posted. */
import { createHash, randomUUID } from 'node:crypto'
import { DiscordAPIError, PermissionFlagsBits, type REST, Routes } from 'discord.js'
import { z } from 'zod'
import { DeliveryError, type Platform, type PostOptions } from '../../core/platform/platform.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { messageBody, rawFiles } from './message-payload.ts'
import { codeOf, toDeliveryError } from './errors.ts'
import type { GuildCache } from './guild-cache.ts'
import { plainLabel } from '../../render/discord/escape.ts'
import { snowflakeAt, splitId } from './ids.ts'
import { type Priority, type RequestQueue } from './request-queue.ts'
import { truncateLabel } from '../../render/truncate-label.ts'
import { historyPageSize, threadLimits } from './limits.ts'
import { messageLimits } from '../../render/discord/message-limits.ts'
import { hasPermission, problemsFrom, problemsOf, fetchChannelAccess } from './permissions.ts'
import { type RenderedMessage, type RenderOptions, render } from '../../render/discord/render.ts'

export interface SendingParts {
  readonly rest: REST
  readonly queue: RequestQueue
  readonly token: string
  /** Told whether Discord accepts the token, by every request that shows it. */
  readonly onTokenChecked: (accepted: boolean) => void
  /** The bot's own user id. */
  readonly botId: () => Promise<string>
  /** Which server a channel is in, as far as it is known. */
  readonly guilds: GuildCache
}

export type MessageMethods = Omit<
  Platform,
  'name' | 'start' | 'stop' | 'healthProblem' | 'dedupeWindowMs' | 'rateLimit'
>

const Created = z.object({ id: z.string() })

const Posted = z.object({
  id: z.string(),
  components: z
    .array(
      z.object({
        id: z.number().optional(),
        components: z.array(z.object({ id: z.number().optional() })).optional(),
      }),
    )
    .default([]),
})

/** Discord's clock and ours may differ by so much (ms). */
const clockSkewMs = 10_000

/** How far back a message is looked for, in pages of a hundred. */
const maxHistoryPages = 10

export function createMessages(parts: SendingParts): MessageMethods {
  const { rest, queue, token, onTokenChecked, botId, guilds } = parts

  /** Every request in the bot's own name passes here. */
  async function call<T>(lane: Priority, work: () => Promise<T>): Promise<T> {
    try {
      const result = await queue.run(lane, work)
      onTokenChecked(true)
      return result
    } catch (error) {
      // The library drops the token after a 401, and would refuse all work from then on.
      if (error instanceof DiscordAPIError && error.status === 401) {
        rest.setToken(token)
        onTokenChecked(false)
      }
      throw toDeliveryError(error)
    }
  }

  async function postIn(
    channel: string,
    reply: Reply,
    { idempotencyKey = randomUUID(), notify }: PostOptions = {},
  ): Promise<string> {
    const messages = renderOrReject(reply, {
      marker: markerOf(idempotencyKey),
      ...(notify === undefined ? {} : { notify }),
    })
    let first: string | undefined
    for (const [index, message] of messages.entries()) {
      const id = await postMessage(channel, message, {
        // A request that is repeated, by the library or by us, gives the message that is there already.
        nonce: nonceOf(index === 0 ? idempotencyKey : `${idempotencyKey}/${index}`),
        ...(notify === undefined || index > 0 ? {} : { notify }),
      })
      first ??= id
    }
    return first ?? ''
  }

  function postMessage(
    channel: string,
    message: RenderedMessage,
    { nonce, notify }: { readonly nonce: string; readonly notify?: string },
  ): Promise<string> {
    const body = messageBody(message, notify === undefined ? {} : { notify })
    return call('post', async () => {
      const created = await rest.post(Routes.channelMessages(channel), {
        body: { ...body, nonce, enforce_nonce: true },
        files: rawFiles(message),
      })
      return Created.parse(created).id
    })
  }

  return {
    async post(room, reply, options) {
      return { room, id: await postIn(splitId(room), reply, options) }
    },

    async edit({ room, id }, reply) {
      const [message, ...others] = renderOrReject(reply)
      if (others.length > 0) {
        throw new DeliveryError('rejected', ['The message has become too long for Discord.'])
      }
      await call('edit', () =>
        rest.patch(Routes.channelMessage(splitId(room), id), {
          body: messageBody(message),
          files: rawFiles(message),
        }),
      )
    },

    async sendDirectMessage(person, reply) {
      const body = { recipient_id: splitId(person) }
      const channel = await call('post', async () =>
        Created.parse(await rest.post(Routes.userChannels(), { body })),
      )
      await postIn(channel.id, reply)
    },

    async startThread({ room, id }, title) {
      const body = { name: truncateLabel(plainLabel(title), threadLimits.name) || '…' }
      await ignoreCode(threadExists, () =>
        call('post', () => rest.post(Routes.threads(splitId(room), id), { body })),
      )
    },

    async pin({ room, id }) {
      await call('post', () => rest.put(Routes.channelMessagesPin(splitId(room), id)))
    },

    async unpin({ room, id }) {
      await ignoreCode(messageGone, () =>
        call('post', () => rest.delete(Routes.channelMessagesPin(splitId(room), id))),
      )
    },

    async findByKey(room, key, since) {
      const channel = splitId(room)
      const standing = await call('post', async () =>
        fetchChannelAccess(rest, channel, await botId()),
      )
      if (!hasPermission(standing, PermissionFlagsBits.ReadMessageHistory)) {
        throw new DeliveryError('unknown', [
          'The bot cannot look for its message without the permission ',
          { strong: 'Read Message History' },
          ' in this channel.',
        ])
      }
      const mark = markerOf(key)
      let after = snowflakeAt(since - clockSkewMs)
      for (let page = 0; page < maxHistoryPages; page += 1) {
        const query = new URLSearchParams({ after, limit: String(historyPageSize) })
        const messages = await call('post', async () =>
          z.array(Posted).parse(await rest.get(Routes.channelMessages(channel), { query })),
        )
        const found = messages.find((message) => hasMarker(message, mark))
        if (found !== undefined) return { room, id: found.id }
        const newest = messages.map(({ id }) => BigInt(id)).reduce((a, b) => (a > b ? a : b), 0n)
        if (messages.length < historyPageSize) return undefined
        after = String(newest)
      }
      return undefined
    },

    async checkPermissions(room) {
      const channel = splitId(room)
      try {
        const standing = await call('reply', async () =>
          fetchChannelAccess(rest, channel, await botId()),
        )
        if (standing.guildId !== undefined) guilds.set(channel, standing.guildId)
        return problemsOf(standing)
      } catch (error) {
        return problemsFrom(toDeliveryError(error))
      }
    },

    permalink({ room, id }) {
      const channel = splitId(room)
      const guild = guilds.get(channel)
      return guild === undefined
        ? undefined
        : `https://discord.com/channels/${guild}/${channel}/${id}`
    },
  }
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const threadExists = 160_004
const messageGone = 10_008

/** Does the work; that it has been done already is no failure. */
async function ignoreCode(code: number, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (codeOf((error as DeliveryError).cause) !== code) throw error
  }
}

function renderOrReject(reply: Reply, look?: RenderOptions): ReturnType<typeof render> {
  try {
    return render(reply, look)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new DeliveryError('rejected', [error.message], { cause: error })
  }
}

/** Discord takes 25 characters and compares them over all that the bot posts. */
function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, messageLimits.nonce)
}

/**
 * Ids for the message's first two components, by which it is found again: Discord gives them back, and numbers what has
 * none from 1 upwards. One is odd and one even, since they must differ.
 */
function markerOf(key: string): readonly [number, number] {
  const digest = createHash('sha256').update(`mark ${key}`).digest()
  return [odd(digest.readUInt32BE(0)), odd(digest.readUInt32BE(4)) - 1]
}

/** A large odd number of 31 bits, which is what an id may have. */
function odd(bits: number): number {
  return (bits >>> 1) | 0x40000001
}

function hasMarker(
  { components }: z.infer<typeof Posted>,
  mark: readonly [number, number],
): boolean {
  return components.some(
    ({ id, components: inside }) => id === mark[0] && inside?.[0]?.id === mark[1],
  )
}
