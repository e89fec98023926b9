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
import type { ClassMessage } from '../../core/platform/room.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { plainLabel } from '../../render/discord/escape.ts'
import type { FindCommandId } from '../../render/discord/render-block.ts'
import type { RenderedMessage } from '../../render/discord/message-packer.ts'
import { render, messageRequest } from '../../render/discord/render.ts'
import type { ChannelClasses } from './channel-classes.ts'
import type { BotRequest } from './rest-clients.ts'
import { codeOf, toDeliveryError } from './errors.ts'
import { findMessage, markerOf, nonceOf } from './message-key.ts'
import { splitId } from './ids.ts'
import { threadLimits } from './limits.ts'
import { fetchChannelAccess, permissionProblems } from './permissions.ts'

export interface MessageParts {
  readonly request: BotRequest
  /** Returns the bot’s own user id. */
  readonly botId: () => Promise<string>
  readonly channels: ChannelClasses
  readonly findCommandId: FindCommandId
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const errorCodes = { unknownMessage: 10_008, threadExists: 160_004 } as const

const Created = z.object({ id: z.string() })

/** Every method throws a DeliveryError. */
export function createMessages(parts: MessageParts) {
  const { request, botId, channels, findCommandId } = parts

  function channelOf({ room: id, class: classId }: ClassMessage): Promise<string> {
    return channels.require({ id, class: classId })
  }

  /** Returns the id of the first message. */
  async function postReply(
    channelId: string,
    reply: Reply,
    { idempotencyKey: key = randomUUID(), notify }: PostOptions = {},
  ): Promise<string> {
    const notified = notify === undefined ? {} : { notify }
    const [first, ...others] = render(reply, {
      marker: markerOf(key),
      findCommandId,
      ...notified,
    })
    const id = await postMessage(channelId, first, key, notified)
    for (const [index, message] of others.entries()) {
      await postMessage(channelId, message, `${key}/${index + 1}`)
    }
    return id
  }

  /** A repeated key returns the message that exists already, whether the library repeats the request or the bot does. */
  function postMessage(
    channelId: string,
    message: RenderedMessage,
    key: string,
    options: { readonly notify?: string } = {},
  ): Promise<string> {
    const { body, files } = messageRequest(message, options)
    return request('post', async (rest) => {
      const created = await rest.post(Routes.channelMessages(channelId), {
        body: { ...body, nonce: nonceOf(key), enforce_nonce: true },
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
      const route = Routes.threads(await channelOf(message), message.id)
      const body = { name: plainLabel(title, threadLimits.name) }
      await ignoreCode(
        errorCodes.threadExists,
        request('post', (rest) => rest.post(route, { body })),
      )
    },

    async pin(message) {
      const route = Routes.channelMessagesPin(await channelOf(message), message.id)
      await request('post', (rest) => rest.put(route))
    },

    async unpin(message) {
      const route = Routes.channelMessagesPin(await channelOf(message), message.id)
      await ignoreCode(
        errorCodes.unknownMessage,
        request('post', (rest) => rest.delete(route)),
      )
    },

    async findByKey(room, key, sinceMs) {
      const channelId = await channels.require(room)
      const id = await findMessage(request, { channelId, botId }, key, sinceMs)
      return id === undefined ? undefined : { room: room.id, id, class: room.class }
    },

    async checkPermissions(room) {
      try {
        const channelId = await channels.require(room)
        const access = await request('reply', async (rest) =>
          fetchChannelAccess(rest, channelId, await botId()),
        )
        return permissionProblems(access)
      } catch (error) {
        const failure = toDeliveryError(error)
        if (failure.outcome !== 'rejected' || failure instanceof ForeignRoomError) throw failure
        return [failure.remedy]
      }
    },

    permalink({ room, id }) {
      const channelId = splitId(room)
      const guildId = channels.guildOf(channelId)
      return guildId && `https://discord.com/channels/${guildId}/${channelId}/${id}`
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
