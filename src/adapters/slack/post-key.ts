/** Idempotency keys: a post carries its key, so that it can be found again after a broken connection. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { SlackMessage } from '../../render/slack/render.ts'
import type { Api } from './api.ts'
import type { SlackId } from './ids.ts'

const History = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      blocks: z.array(z.object({ block_id: z.string().optional() })).default([]),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().default('') }).optional(),
})

/** The most that apps outside the marketplace get (https://docs.slack.dev/changelog/2025/05/29/tos-updates). */
const historyPageSize = 15
const maxHistoryPages = 10

/** Returns the message with its key in the first block, and in the two fields that Slack itself may deduplicate by. */
export function withKey({ blocks, ...message }: SlackMessage, key: string) {
  const [first, ...rest] = blocks
  return {
    ...message,
    blocks: first === undefined ? [] : [{ ...first, block_id: keyBlockId(key) }, ...rest],
    metadata: { event_type: 'commonplace_post', event_payload: { key } },
    client_msg_id: clientMessageId(key),
  }
}

/** Returns the id of the post with this key since `since` (epoch ms). Throws a DeliveryError if the history is too long to tell. */
export function findPost(
  api: Api,
  { team, id: channel }: SlackId,
  key: string,
  since: number,
): Promise<string | undefined> {
  const oldest = (since / 1000).toFixed(6)
  return findIn(api, 'conversations.history', { channel, oldest }, team, key)
}

/** Returns the id of the message with this key in the thread under the message `parent`. */
export function findReply(
  api: Api,
  { team, id: channel }: SlackId,
  parent: string,
  key: string,
): Promise<string | undefined> {
  return findIn(api, 'conversations.replies', { channel, ts: parent }, team, key)
}

async function findIn(
  api: Api,
  method: 'conversations.history' | 'conversations.replies',
  where: Readonly<Record<string, string>>,
  team: string,
  key: string,
): Promise<string | undefined> {
  const args = { ...where, limit: historyPageSize }
  let cursor = ''
  for (let page = 0; page < maxHistoryPages; page += 1) {
    const pageArgs = cursor === '' ? args : { ...args, cursor }
    const options = { again: true, priority: 'post' } as const
    const history = await api.call(team, method, pageArgs, History, options)
    const post = history.messages.find(({ blocks }) =>
      blocks.some(({ block_id: id }) => id === keyBlockId(key)),
    )
    if (post !== undefined) return post.ts
    cursor = history.response_metadata?.next_cursor ?? ''
    if (cursor === '') return undefined
  }
  throw new DeliveryError('unknown', [
    'There are too many newer messages in the channel to see whether Commonplace’s post is there.',
  ])
}

/** Reading metadata needs another permission; reading blocks does not. */
function keyBlockId(key: string): string {
  return `post:${createHash('sha256').update(key).digest('base64url')}`
}

/** A UUID like those that Slack's own clients send; where Slack checks it, a second post with it is refused. */
function clientMessageId(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5')
}
