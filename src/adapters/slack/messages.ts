/** Messages that the bot sends on its own initiative: posts, edits, direct messages, threads and pins. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { ClassMessage } from '../../core/platform/room.ts'
import { text, type RichText } from '../../core/reply/reply.ts'
import { escapeMrkdwn } from '../../render/slack/text-objects.ts'
import { renderBlocks, type SlackMessage, render } from '../../render/slack/render.ts'
import type { Api } from './api.ts'
import { createCoalesce } from './coalesce.ts'
import { codeOf, archivedRemedy, inviteRemedy, missingScopeRemedy } from './errors.ts'
import { type SlackId, channelIn, splitId } from './ids.ts'
import { findPost, findReply, withKey } from './post-key.ts'
import { scopes } from './declare.ts'
import { isBroadcast } from './resolve-options.ts'

const Posted = z.object({ ts: z.string() })
const Nothing = z.object({})

/** Every method throws a DeliveryError. */
export function createMessages(api: Api) {
  const coalesce = createCoalesce()

  /** Returns the timestamp of the first message. */
  async function send(
    { team, id: channel }: SlackId,
    [first, ...rest]: readonly SlackMessage[],
    replyTo?: string,
  ): Promise<string> {
    // In the thread, and in the channel as well, where those see it who don’t follow the thread.
    const thread = replyTo === undefined ? {} : { thread_ts: replyTo, reply_broadcast: true }
    const shared = { channel, unfurl_links: false, unfurl_media: false, ...thread }
    const { ts } = await say(team, { ...shared, ...first })
    for (const message of rest) await say(team, { ...shared, ...message })
    return ts
  }

  function say(team: string, args: Readonly<Record<string, unknown>>) {
    return api.call(team, 'chat.postMessage', args, Posted, { priority: 'post' })
  }

  return {
    async post(room, reply, { idempotencyKey: key, notify, replyTo } = {}) {
      const [message, ...rest] = render(reply)
      const notifying = notify === undefined ? message : withMention(message, notify)
      const first = key === undefined ? notifying : withKey(notifying, key)
      const id = await send(channelIn(room), [first, ...rest], replyTo)
      return { room: room.id, id, class: room.class }
    },

    edit: (message, reply) =>
      coalesce(`${message.room} ${message.id}`, async () => {
        const { team, id: channel } = channelOf(message)
        const [first, ...rest] = render(reply)
        if (rest.length > 0) {
          throw new DeliveryError('rejected', ['This message is now too long for Slack.'])
        }
        const args = { channel, ts: message.id, ...first }
        const options = { again: true, priority: 'edit' } as const
        await api.call(team, 'chat.update', args, Nothing, options)
      }),

    async sendDirectMessage(person, reply) {
      await send(splitId(person), render(reply))
    },

    async startThread(message, title) {
      const target = channelOf(message)
      const key = `thread-${message.id}`
      // Slack would post a repeated one twice.
      if ((await findReply(api, target, message.id, key)) !== undefined) return
      const blocks = renderBlocks({ blocks: [text(title)] })
      const keyed = withKey({ text: escapeMrkdwn(title), blocks }, key)
      await say(target.team, { channel: target.id, thread_ts: message.id, ...keyed })
    },

    pin: (message) => changePin(api, 'pins.add', message, 'already_pinned'),
    unpin: (message) => changePin(api, 'pins.remove', message, 'no_pin'),
    async findByKey(room, key, since, replyTo) {
      const id =
        replyTo === undefined
          ? await findPost(api, channelIn(room), key, since)
          : await findReply(api, channelIn(room), replyTo, key)
      return id === undefined ? undefined : { room: room.id, id, class: room.class }
    },
    checkPermissions: async (room) => checkPermissions(api, channelIn(room)),

    permalink(message) {
      const { team, id: channel } = splitId(message.room)
      const url = api.url(team)
      return url && `${url}archives/${channel}/p${message.id.replace('.', '')}`
    },
  } satisfies Partial<Platform>
}

function channelOf({ room: id, class: classId }: ClassMessage): SlackId {
  return channelIn({ id, class: classId })
}

/** `doneCode` is Slack's error for a message that already is as it should be. */
async function changePin(
  api: Api,
  method: 'pins.add' | 'pins.remove',
  message: ClassMessage,
  doneCode: string,
): Promise<void> {
  const { team, id: channel } = channelOf(message)
  try {
    const options = { again: true, priority: 'post' } as const
    await api.call(team, method, { channel, timestamp: message.id }, Nothing, options)
  } catch (error) {
    if (codeOf(error) !== doneCode) throw error
  }
}

/** The only mention that is ever sent: the group that a teacher chose. */
function withMention(message: SlackMessage, group: string): SlackMessage {
  const mention: types.RichTextElement = isBroadcast(group)
    ? { type: 'broadcast', range: group }
    : { type: 'usergroup', usergroup_id: group }
  const section: types.RichTextSection = { type: 'rich_text_section', elements: [mention] }
  return { ...message, blocks: [{ type: 'rich_text', elements: [section] }, ...message.blocks] }
}

const ChannelInfo = z.object({
  channel: z.object({
    is_archived: z.boolean().default(false),
    is_member: z.boolean().default(false),
    is_im: z.boolean().default(false),
  }),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
})

/** Returns what to do about each problem. Throws a DeliveryError if Slack cannot be asked now. */
async function checkPermissions(
  api: Api,
  { team, id: channel }: SlackId,
): Promise<readonly RichText[]> {
  try {
    const answer = await api.call(team, 'conversations.info', { channel }, ChannelInfo, {
      again: true,
    })
    const { is_archived: archived, is_member: member, is_im: direct } = answer.channel
    const granted = answer.response_metadata?.scopes
    const missing = Object.keys(scopes).filter((scope) => granted?.includes(scope) === false)
    return [
      ...(archived ? [archivedRemedy] : []),
      ...(member || direct ? [] : [inviteRemedy]),
      ...(missing.length > 0 ? [missingScopeRemedy(missing.join(', '))] : []),
    ]
  } catch (error) {
    if (error instanceof DeliveryError && error.outcome === 'rejected') return [error.remedy]
    throw error
  }
}
