/** Everything that the bot does in its own name: posts, edits, direct messages, threads, pins, and looking for what it posted. */
import { createHash, randomUUID } from 'node:crypto'
import { DiscordAPIError, PermissionFlagsBits, type REST, Routes } from 'discord.js'
import { z } from 'zod'
import { DeliveryError, type Platform, type PostOptions } from '../../core/platform.ts'
import type { Reply } from '../../core/reply.ts'
import { messageBody, rawFiles } from './bodies.ts'
import { codeOf, deliveryError } from './errors.ts'
import { plain } from './escape.ts'
import { snowflakeAt, theirs } from './ids.ts'
import { type Lane, type Lanes } from './lanes.ts'
import { cut, historyPage, messageLimits, threadLimits } from './limits.ts'
import { may, problemsFrom, problemsOf, readStanding } from './permissions.ts'
import { type DrawnMessage, type Look, render } from './render.ts'

export interface SendingParts {
  readonly rest: REST
  readonly lanes: Lanes
  readonly token: string
  /** Told whether Discord accepts the token, by every request that shows it. */
  readonly onToken: (accepted: boolean) => void
  /** The bot's own user id. */
  readonly botId: () => Promise<string>
  /** Which server a channel is in, as far as it is known. */
  readonly guilds: Guilds
}

export interface Guilds {
  learn(channel: string, guild: string): void
  of(channel: string): string | undefined
}

export type Sending = Omit<Platform, 'name' | 'start' | 'stop' | 'trouble' | 'keyWindow'>

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
const clockSkew = 10_000

/** How far back a message is looked for, in pages of a hundred. */
const longestLook = 10

export function createSending(parts: SendingParts): Sending {
  const { rest, lanes, token, onToken, botId, guilds } = parts

  /** Every request in the bot's own name passes here. */
  async function call<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    try {
      const result = await lanes.run(lane, work)
      onToken(true)
      return result
    } catch (error) {
      // The library drops the token after a 401, and would refuse all work from then on.
      if (error instanceof DiscordAPIError && error.status === 401) {
        rest.setToken(token)
        onToken(false)
      }
      throw deliveryError(error)
    }
  }

  async function postIn(
    channel: string,
    reply: Reply,
    { key = randomUUID(), notify }: PostOptions = {},
  ): Promise<string> {
    const messages = draw(reply, { mark: markOf(key), ...(notify === undefined ? {} : { notify }) })
    let first: string | undefined
    for (const [index, message] of messages.entries()) {
      const id = await postMessage(channel, message, {
        // A request that is repeated, by the library or by us, gives the message that is there already.
        nonce: nonceOf(index === 0 ? key : `${key}/${index}`),
        ...(notify === undefined || index > 0 ? {} : { notify }),
      })
      first ??= id
    }
    return first ?? ''
  }

  function postMessage(
    channel: string,
    message: DrawnMessage,
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
      return { room, id: await postIn(theirs(room), reply, options) }
    },

    async edit({ room, id }, reply) {
      const [message, ...others] = draw(reply)
      if (others.length > 0) {
        throw new DeliveryError('refused', ['The message has become too long for Discord.'])
      }
      await call('edit', () =>
        rest.patch(Routes.channelMessage(theirs(room), id), {
          body: messageBody(message),
          files: rawFiles(message),
        }),
      )
    },

    async tell(person, reply) {
      const body = { recipient_id: theirs(person) }
      const channel = await call('post', async () =>
        Created.parse(await rest.post(Routes.userChannels(), { body })),
      )
      await postIn(channel.id, reply)
    },

    async startThread({ room, id }, title) {
      const body = { name: cut(plain(title), threadLimits.name) || '…' }
      await unless(threadExists, () =>
        call('post', () => rest.post(Routes.threads(theirs(room), id), { body })),
      )
    },

    async pin({ room, id }) {
      await call('post', () => rest.put(Routes.channelMessagesPin(theirs(room), id)))
    },

    async unpin({ room, id }) {
      await unless(messageGone, () =>
        call('post', () => rest.delete(Routes.channelMessagesPin(theirs(room), id))),
      )
    },

    async find(room, key, since) {
      const channel = theirs(room)
      const standing = await call('post', async () => readStanding(rest, channel, await botId()))
      if (!may(standing, PermissionFlagsBits.ReadMessageHistory)) {
        throw new DeliveryError('unknown', [
          'The bot cannot look for its message without the permission ',
          { strong: 'Read Message History' },
          ' in this channel.',
        ])
      }
      const mark = markOf(key)
      let after = snowflakeAt(since - clockSkew)
      for (let page = 0; page < longestLook; page += 1) {
        const query = new URLSearchParams({ after, limit: String(historyPage) })
        const messages = await call('post', async () =>
          z.array(Posted).parse(await rest.get(Routes.channelMessages(channel), { query })),
        )
        const found = messages.find((message) => bears(message, mark))
        if (found !== undefined) return { room, id: found.id }
        const newest = messages.map(({ id }) => BigInt(id)).reduce((a, b) => (a > b ? a : b), 0n)
        if (messages.length < historyPage) return undefined
        after = String(newest)
      }
      return undefined
    },

    async check(room) {
      const channel = theirs(room)
      try {
        const standing = await call('reply', async () => readStanding(rest, channel, await botId()))
        if (standing.guildId !== undefined) guilds.learn(channel, standing.guildId)
        return problemsOf(standing)
      } catch (error) {
        return problemsFrom(deliveryError(error))
      }
    },

    link({ room, id }) {
      const channel = theirs(room)
      const guild = guilds.of(channel)
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
async function unless(code: number, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (codeOf((error as DeliveryError).cause) !== code) throw error
  }
}

function draw(reply: Reply, look?: Look): ReturnType<typeof render> {
  try {
    return render(reply, look)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new DeliveryError('refused', [error.message], { cause: error })
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
function markOf(key: string): readonly [number, number] {
  const digest = createHash('sha256').update(`mark ${key}`).digest()
  return [odd(digest.readUInt32BE(0)), odd(digest.readUInt32BE(4)) - 1]
}

/** A large odd number of 31 bits, which is what an id may have. */
function odd(bits: number): number {
  return (bits >>> 1) | 0x40000001
}

function bears({ components }: z.infer<typeof Posted>, mark: readonly [number, number]): boolean {
  return components.some(
    ({ id, components: inside }) => id === mark[0] && inside?.[0]?.id === mark[1],
  )
}

/** Remembers the last so many channels, for links alone. */
export function createGuilds(most = 10_000): Guilds {
  const known = new Map<string, string>()
  return {
    learn(channel, guild) {
      if (known.size >= most && !known.has(channel)) known.clear()
      known.set(channel, guild)
    },
    of: (channel) => known.get(channel),
  }
}
