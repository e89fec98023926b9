// chat.*: posting, editing, deleting and whispering. https://docs.slack.dev/reference/methods?family=chat
import { z } from 'zod'
import {
  addMessage,
  deleteMessage,
  editMessage,
  judgeDraft,
  messageJson,
  type Content,
  type Draft,
} from '../messages.ts'
import type { Channel, Message } from '../state.ts'
import { openIm } from '../workspace.ts'
import {
  ApiError,
  Flag,
  Ts,
  botMethod,
  findChannel,
  findUser,
  isMember,
  structure,
  type Call,
} from './method.ts'

const Metadata = z.strictObject({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
})

const Saying = {
  channel: z.string().min(1),
  text: z.string().optional(),
  blocks: structure(z.unknown()).optional(),
  parse: z.enum(['none', 'full']).optional(),
  link_names: Flag.optional(),
}
const Looks = {
  mrkdwn: Flag.optional(),
  unfurl_links: Flag.optional(),
  unfurl_media: Flag.optional(),
  username: z.string().optional(),
  icon_emoji: z.string().optional(),
  icon_url: z.string().optional(),
}

function judged(call: Call, channel: Channel, draft: Draft): Content {
  const content = judgeDraft(call.slack, call.method, channel, draft)
  if (!('error' in content)) return content
  const messages = [...content.messages]
  throw new ApiError(content.error, { errors: messages, response_metadata: { messages } })
}

/** Where a post may go: an open channel, or a person's direct messages when a user's id is given. */
function postable(call: Call, id: string): Channel {
  if (/^[UW]/.test(id)) {
    return openIm(call.slack, call.workspace, call.installation, findUser(call, id))
  }
  const channel = findChannel(call, id)
  if (channel.archived) throw new ApiError('is_archived')
  const uninvited = channel.kind === 'public' && call.installation.scopes.has('chat:write.public')
  if (!isMember(call, channel) && !uninvited) throw new ApiError('not_in_channel')
  return channel
}

function author({ installation }: Call): Pick<Message, 'user' | 'botId'> {
  return { user: installation.botUserId, botId: installation.botId }
}

function ownMessage(call: Call, channel: Channel, ts: string, refusal: string): Message {
  const message = channel.messages.get(ts)
  if (!message || message.visibleTo !== undefined) throw new ApiError('message_not_found')
  if (message.botId !== call.installation.botId) throw new ApiError(refusal)
  return message
}

function parentOf(channel: Channel, threadTs: string | undefined): string | undefined {
  if (threadTs !== undefined && !channel.messages.has(threadTs)) {
    throw new ApiError('thread_not_found')
  }
  return threadTs
}

export const chat = {
  'chat.postMessage': botMethod({
    tier: 'post',
    scopes: ['chat:write'],
    args: z.strictObject({
      ...Saying,
      ...Looks,
      metadata: structure(Metadata).optional(),
      thread_ts: Ts.optional(),
      reply_broadcast: Flag.optional(),
      client_msg_id: z.string().optional(),
    }),
    run(call, args) {
      const channel = postable(call, args.channel)
      const threadTs = parentOf(channel, args.thread_ts)
      const message = addMessage(call.slack, channel, judged(call, channel, args), {
        ...author(call),
        threadTs,
        broadcast: args.reply_broadcast,
        clientMsgId: args.client_msg_id,
      })
      return { channel: channel.id, ts: message.ts, message: messageJson(message) }
    },
  }),

  'chat.update': botMethod({
    tier: 3,
    scopes: ['chat:write'],
    args: z.strictObject({
      ...Saying,
      ts: Ts,
      metadata: structure(Metadata).optional(),
      reply_broadcast: Flag.optional(),
    }),
    run(call, args) {
      const channel = findChannel(call, args.channel)
      if (channel.archived) throw new ApiError('is_archived')
      const message = ownMessage(call, channel, args.ts, 'cant_update_message')
      const { text, blocks, metadata } = judged(call, channel, args)
      // Without `blocks` the old ones stay, and so does metadata that is not given.
      editMessage(call.slack, message, {
        text,
        ...(args.blocks !== undefined && { blocks }),
        ...(metadata !== undefined && { metadata }),
      })
      return { channel: channel.id, ts: message.ts, text, message: messageJson(message) }
    },
  }),

  'chat.delete': botMethod({
    tier: 3,
    scopes: ['chat:write'],
    args: z.strictObject({ channel: z.string(), ts: Ts }),
    run(call, { channel: id, ts }) {
      const channel = findChannel(call, id)
      if (channel.archived) throw new ApiError('is_archived')
      deleteMessage(call.slack, channel, ownMessage(call, channel, ts, 'cant_delete_message').ts)
      return { channel: id, ts }
    },
  }),

  'chat.postEphemeral': botMethod({
    tier: 4,
    scopes: ['chat:write'],
    args: z.strictObject({ ...Saying, ...Looks, user: z.string(), thread_ts: Ts.optional() }),
    run(call, args) {
      const channel = findChannel(call, args.channel)
      if (channel.archived) throw new ApiError('is_archived')
      if (!isMember(call, channel)) throw new ApiError('not_in_channel')
      const reader = findUser(call, args.user)
      if (!channel.members.has(reader.id)) throw new ApiError('user_not_in_channel')
      const message = addMessage(call.slack, channel, judged(call, channel, args), {
        ...author(call),
        visibleTo: reader.id,
        threadTs: args.thread_ts,
      })
      return { message_ts: message.ts }
    },
  }),

  'chat.getPermalink': botMethod({
    tier: 'none',
    args: z.strictObject({ channel: z.string(), message_ts: Ts }),
    run(call, { channel: id, message_ts: ts }) {
      const message = findChannel(call, id).messages.get(ts)
      if (!message || message.visibleTo !== undefined) throw new ApiError('message_not_found')
      const thread =
        message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${id}`
      const address = `https://${call.workspace.domain}.slack.com/archives/${id}`
      return { channel: id, permalink: `${address}/p${ts.replace('.', '')}${thread}` }
    },
  }),
}
