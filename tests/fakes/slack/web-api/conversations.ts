// conversations.*: channels, who is in them, what was said. https://docs.slack.dev/reference/methods?family=conversations
import { z } from 'zod'
import { messageJson } from '../messages.ts'
import type { Channel, Message } from '../state.ts'
import { openIm } from '../workspace.ts'
import {
  ApiError,
  Count,
  Flag,
  botMethod,
  findChannel,
  findUser,
  isMember,
  needScope,
  scopeFor,
  structure,
  type Answer,
  type Call,
} from './method.ts'

const Reading = {
  channel: z.string(),
  limit: Count.max(999).default(100),
  oldest: z.coerce.string().default('0'),
  latest: z.coerce.string().optional(),
  inclusive: Flag.default(false),
  cursor: z.string().optional(),
  include_all_metadata: Flag.default(false),
}
type Reading = z.infer<z.ZodObject<typeof Reading>>

function readable(call: Call, id: string, verb: 'read' | 'history'): Channel {
  needScope(call, ...['channels', 'groups', 'im'].map((family) => `${family}:${verb}`))
  const channel = findChannel(call, id)
  needScope(call, scopeFor(channel, verb))
  return channel
}

function page(channel: Channel, messages: readonly Message[], args: Reading): Answer {
  const { limit, oldest, latest = 'z', inclusive, cursor } = args
  const within = messages.filter(
    ({ ts }) =>
      (inclusive ? later(ts, oldest) >= 0 : later(ts, oldest) > 0) &&
      (latest === 'z' || (inclusive ? later(ts, latest) <= 0 : later(ts, latest) < 0)),
  )
  const start = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64').toString())
  const shown = within.slice(start, start + limit)
  const more = start + limit < within.length
  return {
    messages: shown.map((message) => shownMessage(channel, message, args.include_all_metadata)),
    has_more: more,
    response_metadata: {
      next_cursor: more ? Buffer.from(String(start + limit)).toString('base64') : '',
    },
  }
}

function later(ts: string, than: string): number {
  return Number(ts) - Number(than)
}

function shownMessage(channel: Channel, message: Message, withMetadata: boolean): Answer {
  return {
    ...messageJson(message),
    ...(withMetadata && message.metadata !== undefined && { metadata: message.metadata }),
    ...(channel.pins.has(message.ts) && { pinned_to: [channel.id] }),
  }
}

function everyonesMessages(channel: Channel): Message[] {
  return [...channel.messages.values()].filter((message) => message.visibleTo === undefined)
}

function channelJson(call: Call, channel: Channel): Answer {
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: channel.kind === 'im',
    is_private: channel.kind !== 'public',
    is_archived: channel.archived,
    is_member: isMember(call, channel),
    num_members: channel.members.size,
  }
}

export const conversations = {
  'conversations.info': botMethod({
    tier: 3,
    args: z.strictObject({
      channel: z.string(),
      include_num_members: Flag.optional(),
      include_locale: Flag.optional(),
    }),
    run: (call, { channel }) => ({ channel: channelJson(call, readable(call, channel, 'read')) }),
  }),

  'conversations.history': botMethod({
    tier: 3,
    args: z.strictObject(Reading),
    run(call, args) {
      const channel = readable(call, args.channel, 'history')
      if (!isMember(call, channel)) throw new ApiError('not_in_channel')
      const top = everyonesMessages(channel).filter(
        ({ threadTs, broadcast }) => threadTs === undefined || broadcast === true,
      )
      return page(channel, top.toReversed(), args)
    },
  }),

  'conversations.replies': botMethod({
    tier: 3,
    args: z.strictObject({ ...Reading, ts: z.string() }),
    run(call, args) {
      const channel = readable(call, args.channel, 'history')
      if (!isMember(call, channel)) throw new ApiError('not_in_channel')
      if (!channel.messages.has(args.ts)) throw new ApiError('thread_not_found')
      const thread = everyonesMessages(channel).filter(
        ({ ts, threadTs }) => ts === args.ts || threadTs === args.ts,
      )
      return page(channel, thread, args)
    },
  }),

  'conversations.members': botMethod({
    tier: 4,
    args: z.strictObject({
      channel: z.string(),
      limit: Count.max(1000).optional(),
      cursor: z.string().optional(),
    }),
    run: (call, { channel }) => ({
      members: [...readable(call, channel, 'read').members],
      response_metadata: { next_cursor: '' },
    }),
  }),

  'conversations.open': botMethod({
    tier: 3,
    scopes: ['im:write'],
    args: z.strictObject({
      users: structure(z.string()),
      return_im: Flag.optional(),
      prevent_creation: Flag.optional(),
    }),
    run(call, { users }) {
      const user = findUser(call, users)
      const channel = openIm(call.slack, call.workspace, call.installation, user)
      return { channel: { id: channel.id } }
    },
  }),

  'conversations.join': botMethod({
    tier: 3,
    scopes: ['channels:join'],
    args: z.strictObject({ channel: z.string() }),
    run(call, { channel: id }) {
      const channel = findChannel(call, id)
      if (channel.kind !== 'public') throw new ApiError('method_not_supported_for_channel_type')
      if (channel.archived) throw new ApiError('is_archived')
      channel.members.add(call.installation.botUserId)
      call.slack.changed()
      return { channel: channelJson(call, channel) }
    },
  }),
}
