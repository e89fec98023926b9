/** Implements the platform’s messages: posts, edits, direct messages, threads, pins, and finding what was posted. */
import { randomUUID } from 'node:crypto'
import { Routes } from 'discord.js'
import { z } from 'zod'
import {
  DeliveryError,
  ForeignRoomError,
  type Platform,
  type PostOptions,
} from '../../core/platform/platform.ts'
import type { ClassMessage, MessageRef } from '../../core/platform/room.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { plainLabel } from '../../render/discord/escape.ts'
import type { FindCommandId } from '../../render/discord/render-block.ts'
import type { RenderedMessage } from '../../render/discord/message-packer.ts'
import { render, messageRequest } from '../../render/discord/render.ts'
import type { ChannelClasses } from './channel-classes.ts'
import type { BotRequest } from './rest-clients.ts'
import { codeOf, toDeliveryError } from './errors.ts'
import { createForumPosts, titleOf } from './forum-posts.ts'
import { findMessage, markerOf, nonceOf } from './message-key.ts'
import { splitId } from './ids.ts'
import { threadLimits } from './limits.ts'
import {
  type Act,
  findExtraProblems,
  givePermissions,
  missingPermissions,
  postProblems,
} from './permission-problems.ts'
import { type ChannelAccess, fetchChannelAccess } from './permissions.ts'

export interface MessageParts {
  readonly request: BotRequest
  /** Makes a request that Discord would carry out again if it were repeated. */
  readonly requestOnce: BotRequest
  /** Returns the bot’s own user id. */
  readonly botId: () => Promise<string>
  readonly channels: ChannelClasses
  readonly findCommandId: FindCommandId
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const errorCodes = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  missingPermissions: 50_013,
  threadExists: 160_004,
} as const

const Created = z.object({ id: z.string() })

/** Every method throws a DeliveryError. */
export function createMessages(parts: MessageParts) {
  const { request, botId, channels, findCommandId } = parts
  const forum = createForumPosts(parts)

  /** Returns the channel that a message is in: the room, or in a forum the message’s own thread. */
  async function channelOf({
    room: id,
    class: classId,
    id: message,
  }: ClassMessage): Promise<string> {
    const channelId = await channels.require({ id, class: classId })
    return channels.isForum(channelId) ? message : channelId
  }

  function isForumPost({ room }: MessageRef): boolean {
    return channels.isForum(splitId(room))
  }

  function fetchAccess(channelId: string): Promise<ChannelAccess> {
    return request('reply', async (rest) => fetchChannelAccess(rest, channelId, await botId()))
  }

  /** Has a refusal for want of a permission name the one that is missing. */
  async function naming<T>(channelId: string, acts: readonly Act[], work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      const { cause } = error as DeliveryError
      if (codeOf(cause) !== errorCodes.missingPermissions) throw error
      const access = await fetchAccess(channelId).catch(() => undefined)
      const missing = access === undefined ? [] : missingPermissions(access, acts)
      if (missing.length === 0) throw error
      throw new DeliveryError('rejected', givePermissions(missing), { cause })
    }
  }

  /** Returns the id of the first message. */
  async function postReply(
    channelId: string,
    reply: Reply,
    { idempotencyKey: key = randomUUID(), notify, title, replyTo }: PostOptions = {},
  ): Promise<string> {
    const notified = notify === undefined ? {} : { notify }
    const messages = render(reply, { marker: markerOf(key), findCommandId, ...notified })
    const [first, ...others] = messages
    const isForum = channels.isForum(channelId)
    async function send(): Promise<string> {
      const id = isForum
        ? await forum.create(channelId, first, { key, title: titleOf(reply, title), ...notified })
        : await postMessage(channelId, first, key, { ...notified, replyTo })
      for (const [index, message] of others.entries()) {
        await postMessage(isForum ? id : channelId, message, `${key}/${index + 1}`)
      }
      return id
    }
    const hasFiles = messages.some(({ files }) => files.length > 0)
    return naming(channelId, hasFiles ? ['post', 'attach'] : ['post'], send())
  }

  /** A repeated key returns the message that exists already, whether the library repeats the request or the bot does. */
  function postMessage(
    channelId: string,
    message: RenderedMessage,
    key: string,
    { replyTo, ...options }: Pick<PostOptions, 'notify' | 'replyTo'> = {},
  ): Promise<string> {
    const { body, files } = messageRequest(message, options)
    // It comes all the same if somebody has deleted what it answers.
    const reference = { message_id: replyTo, fail_if_not_exists: false }
    const replying = replyTo === undefined ? {} : { message_reference: reference }
    return request('post', async (rest) => {
      const created = await rest.post(Routes.channelMessages(channelId), {
        body: { ...body, ...replying, nonce: nonceOf(key), enforce_nonce: true },
        files,
      })
      return Created.parse(created).id
    })
  }

  return {
    async post(room, reply, options) {
      const id = await postReply(await channels.require(room), reply, options)
      return { room: room.id, id, class: room.class }
    },

    async edit(ref, reply) {
      const [message, ...others] = render(reply, { findCommandId })
      if (others.length > 0) {
        throw new DeliveryError('rejected', ['This message is now too long for Discord.'])
      }
      const route = Routes.channelMessage(await channelOf(ref), ref.id)
      await request('edit', (rest) => rest.patch(route, messageRequest(message)))
    },

    async sendDirectMessage(person, reply) {
      const body = { recipient_id: splitId(person) }
      const channel = await request('post', async (rest) =>
        Created.parse(await rest.post(Routes.userChannels(), { body })),
      )
      await postReply(channel.id, reply)
    },

    async startThread(message, title) {
      const channelId = await channelOf(message)
      // A post in a forum is a thread already.
      if (isForumPost(message)) return
      const route = Routes.threads(channelId, message.id)
      const body = { name: plainLabel(title, threadLimits.name) }
      const started = request('post', (rest) => rest.post(route, { body }))
      await ignoreCode(errorCodes.threadExists, naming(channelId, ['thread'], started))
    },

    async pin(message) {
      const channelId = await channelOf(message)
      const route = Routes.channelMessagesPin(channelId, message.id)
      const pinned = isForumPost(message)
        ? forum.pin(message.id)
        : request('post', (rest) => rest.put(route))
      await naming(splitId(message.room), ['pin'], pinned)
    },

    async unpin(message) {
      if (channels.isForum(await channels.require({ id: message.room, class: message.class }))) {
        return ignoreCode(errorCodes.unknownChannel, forum.unpin(message.id))
      }
      const route = Routes.channelMessagesPin(await channelOf(message), message.id)
      await ignoreCode(
        errorCodes.unknownMessage,
        request('post', (rest) => rest.delete(route)),
      )
    },

    async findByKey(room, key, sinceMs) {
      const channelId = await channels.require(room)
      const id = channels.isForum(channelId)
        ? await forum.find(channelId, key, sinceMs)
        : await findMessage(request, { channelId, botId }, key, sinceMs)
      return id === undefined ? undefined : { room: room.id, id, class: room.class }
    },

    async checkPermissions(room) {
      try {
        return postProblems(await fetchAccess(await channels.require(room)))
      } catch (error) {
        const failure = toDeliveryError(error)
        if (failure.outcome !== 'rejected' || failure instanceof ForeignRoomError) throw failure
        return [failure.remedy]
      }
    },

    async checkExtras(room, extras) {
      if (!extras.thread && !extras.pin) return []
      return findExtraProblems(await fetchAccess(await channels.require(room)), extras)
    },

    permalink({ room, id }) {
      const channelId = splitId(room)
      const guildId = channels.guildOf(channelId)
      const inChannel = channels.isForum(channelId) ? id : channelId
      return guildId && `https://discord.com/channels/${guildId}/${inChannel}/${id}`
    },
  } satisfies Partial<Platform>
}

/** Waits for a request whose error with this code means that its work was already done. */
async function ignoreCode(code: number, request: Promise<unknown>): Promise<void> {
  try {
    await request
  } catch (error) {
    if (codeOf((error as DeliveryError).cause) !== code) throw error
  }
}
