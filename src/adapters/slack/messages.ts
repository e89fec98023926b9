/** Messages that the bot sends of its own accord: posting once, editing with the latest words, pinning, finding, checking. */
import { createHash } from 'node:crypto'
import type { types } from '@slack/bolt'
import { z } from 'zod'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { RichText } from '../../core/reply/reply.ts'
import type { MessageRef } from '../../core/platform/room.ts'
import type { Api } from './api.ts'
import { scopes } from './declare.ts'
import { codeOf, missingScopeRemedy } from './errors.ts'
import { isBroadcast, splitId } from './ids.ts'
import { createCoalesce } from './coalesce.ts'
import { type SlackMessage, render } from '../../render/slack/render.ts'
import { escapeMrkdwn } from '../../render/slack/escape-mrkdwn.ts'

export type MessageMethods = Pick<
  Platform,
  | 'post'
  | 'edit'
  | 'sendDirectMessage'
  | 'startThread'
  | 'pin'
  | 'unpin'
  | 'findByKey'
  | 'checkPermissions'
  | 'permalink'
>

const Posted = z.object({ ts: z.string() })
const Nothing = z.object({})
const Channel = z.object({
  channel: z.object({
    is_archived: z.boolean().default(false),
    is_member: z.boolean().default(false),
    is_im: z.boolean().default(false),
  }),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
})
const History = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      blocks: z.array(z.object({ block_id: z.string().optional() })).default([]),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().default('') }).optional(),
})

/** The most that Slack hands to apps outside its marketplace (https://docs.slack.dev/changelog/2025/05/29/tos-updates). */
const historyPageSize = 15
const maxHistoryPages = 10
const eventType = 'commonplace_post'

export function createMessages(api: Api): MessageMethods {
  const latest = createCoalesce()

  async function say(
    place: { readonly team: string; readonly channel: string },
    messages: readonly [SlackMessage, ...SlackMessage[]],
    mark: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    const [first, ...rest] = messages
    const quiet = { channel: place.channel, unfurl_links: false, unfurl_media: false }
    const sent = { ...quiet, ...first, ...mark }
    const { ts } = await api.call(place.team, 'chat.postMessage', sent, Posted)
    for (const message of rest) {
      await api.call(place.team, 'chat.postMessage', { ...quiet, ...message }, Posted)
    }
    return ts
  }

  return {
    async post(room, reply, { idempotencyKey: key, notify } = {}) {
      const { team, id: channel } = splitId(room)
      const [first, ...rest] = render(reply)
      const notified = notify === undefined ? first : withNotice(first, notify)
      const marked = key === undefined ? notified : withMark(notified, key)
      const mark =
        key === undefined
          ? {}
          : {
              metadata: { event_type: eventType, event_payload: { key } },
              client_msg_id: messageId(key),
            }
      return { room, id: await say({ team, channel }, [marked, ...rest], mark) }
    },

    edit: (message, reply) =>
      latest(`${message.room} ${message.id}`, async () => {
        const { team, id: channel } = splitId(message.room)
        const [first, ...rest] = render(reply)
        if (rest.length > 0) {
          throw new RangeError('The new words do not fit into the one message that is there.')
        }
        const args = { channel, ts: message.id, ...first }
        await api.call(team, 'chat.update', args, Nothing, { again: true })
      }),

    async sendDirectMessage(person, reply) {
      const { team, id: channel } = splitId(person)
      await say({ team, channel }, render(reply))
    },

    async startThread(message, title) {
      const { team, id: channel } = splitId(message.room)
      const words = { text: escapeMrkdwn(title), ...plainBlocks(title) }
      const args = { channel, thread_ts: message.id, ...words }
      await api.call(team, 'chat.postMessage', args, Posted)
    },

    pin: (message) => pinned(api, 'pins.add', message, 'already_pinned'),
    unpin: (message) => pinned(api, 'pins.remove', message, 'no_pin'),

    async findByKey(room, key, since) {
      const { team, id: channel } = splitId(room)
      const oldest = (since / 1000).toFixed(6)
      let cursor = ''
      for (let page = 0; page < maxHistoryPages; page += 1) {
        const args = {
          channel,
          oldest,
          limit: historyPageSize,
          ...(cursor === '' ? {} : { cursor }),
        }
        const history = await api.call(team, 'conversations.history', args, History, {
          again: true,
        })
        const found = history.messages.find(({ blocks }) =>
          blocks.some(({ block_id: id }) => id === metadataKeyOf(key)),
        )
        if (found !== undefined) return { room, id: found.ts }
        cursor = history.response_metadata?.next_cursor ?? ''
        if (cursor === '') return undefined
      }
      throw new DeliveryError('unknown', [
        'Too much was said in the channel since; Commonplace cannot tell whether its post is there.',
      ])
    },

    checkPermissions: (room) => check(api, room),

    permalink(message) {
      const { team, id: channel } = splitId(message.room)
      const url = api.url(team)
      return url && `${url}archives/${channel}/p${message.id.replace('.', '')}`
    },
  }
}

async function check(api: Api, room: string): Promise<readonly RichText[]> {
  const { team, id: channel } = splitId(room)
  try {
    const answer = await api.call(team, 'conversations.info', { channel }, Channel, { again: true })
    const { is_archived: archived, is_member: inside, is_im: direct } = answer.channel
    const granted = answer.response_metadata?.scopes
    const lacking = Object.keys(scopes).filter((scope) => granted?.includes(scope) === false)
    return [
      ...(archived ? [['This channel is archived. Unarchive it, or choose another.']] : []),
      ...(inside || direct
        ? []
        : [
            [
              'Commonplace is not in this channel. Open it and type ',
              { code: '/invite @Commonplace' },
              '.',
            ],
          ]),
      ...(lacking.length > 0 ? [missingScopeRemedy(lacking.join(', '))] : []),
    ]
  } catch (error) {
    if (error instanceof DeliveryError && error.outcome === 'rejected') return [error.remedy]
    throw error
  }
}

async function pinned(
  api: Api,
  method: 'pins.add' | 'pins.remove',
  message: MessageRef,
  already: string,
): Promise<void> {
  const { team, id: channel } = splitId(message.room)
  try {
    await api.call(team, method, { channel, timestamp: message.id }, Nothing, { again: true })
  } catch (error) {
    if (codeOf(error) !== already) throw error
  }
}

/** The `block_id` by which a post is found again; metadata alone would need another permission to read. */
function metadataKeyOf(key: string): string {
  return `post:${createHash('sha256').update(key).digest('base64url')}`
}

function withMark(message: SlackMessage, key: string): SlackMessage {
  const [first, ...rest] = message.blocks
  return first === undefined
    ? message
    : { ...message, blocks: [{ ...first, block_id: metadataKeyOf(key) }, ...rest] }
}

/** The only mention that is ever sent: the group that a teacher chose. */
function withNotice(message: SlackMessage, notify: string): SlackMessage {
  const mention: types.RichTextElement = isBroadcast(notify)
    ? { type: 'broadcast', range: notify }
    : { type: 'usergroup', usergroup_id: notify }
  return {
    ...message,
    blocks: [
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [mention] }] },
      ...message.blocks,
    ],
  }
}

function plainBlocks(words: string): Pick<SlackMessage, 'blocks'> {
  const [{ blocks }] = render({ blocks: [{ kind: 'text', text: [words] }] })
  return { blocks }
}

/** Slack's clients send such an id; where Slack heeds it, a second post with it is refused. */
function messageId(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
