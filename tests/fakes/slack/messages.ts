// Adds, edits and deletes messages, and returns them as Slack's API does.
import { elementsIn, judgeMessageBlocks } from './block-kit/check.ts'
import type { Block, ViewBlock } from './block-kit/blocks.ts'
import { scanBlocks, scanMrkdwn } from './scan-text.ts'
import { addViolation, type Slack } from './slack.ts'
import type { Channel, Message, Metadata } from './state.ts'

/** https://docs.slack.dev/changelog/2018-truncating-really-long-messages */
const MAX_TEXT = 40_000
/** https://docs.slack.dev/reference/methods/chat.update#errors (msg_too_long) */
const MAX_EDITED_TEXT = 4_000
const MAX_METADATA_BYTES = 8000

/** A message from the app before it is checked. */
export interface Draft {
  readonly text?: string | undefined
  readonly blocks?: unknown
  readonly metadata?: Metadata | undefined
  /** False if the top-level text is not markup. */
  readonly mrkdwn?: boolean | undefined
}

export interface Refusal {
  readonly error: string
  readonly messages: readonly string[]
}

export interface Content {
  readonly text: string
  readonly blocks: Block[]
  readonly metadata: Metadata | undefined
}

/** Checks a message from the app. Records refusals as violations, and also pings and unescaped text. */
export function judgeDraft(
  slack: Slack,
  where: string,
  { team, id: channel }: Pick<Channel, 'team' | 'id'>,
  draft: Draft,
): Content | Refusal {
  const judged = judgeMessageBlocks(draft.blocks ?? [])
  const refusal = judged.ok ? refusalOf(where, draft, judged.value) : judged
  if (refusal) {
    addViolation(slack, { where, team, error: refusal.error, messages: refusal.messages })
    return { error: refusal.error, messages: refusal.messages }
  }
  const blocks = judged.ok ? judged.value : []
  nameBlocks(slack, blocks)
  const text = draft.text ?? ''
  const scans = [scanBlocks(blocks), draft.mrkdwn === false ? undefined : scanMrkdwn(text)]
  for (const scan of scans) {
    const finding = { where, team, channel }
    slack.pings.push(...(scan?.pings ?? []).map((ping) => ({ ...finding, text: ping })))
    slack.unescaped.push(...(scan?.unescaped ?? []).map((raw) => ({ ...finding, text: raw })))
  }
  return { text, blocks, metadata: draft.metadata }
}

function refusalOf(
  where: string,
  { text = '', metadata }: Draft,
  blocks: readonly Block[],
): Refusal | undefined {
  if (text === '' && blocks.length === 0) {
    return { error: 'no_text', messages: ['a message needs text or blocks'] }
  }
  if (text.trim() === '') {
    const message = 'text must stand beside blocks: notifications and screen readers use it'
    return { error: 'invalid_blocks', messages: [`[ERROR] ${message} [json-pointer:/text]`] }
  }
  if (text.length > (where === 'chat.update' ? MAX_EDITED_TEXT : MAX_TEXT)) {
    return { error: 'msg_too_long', messages: [`text has ${text.length} characters`] }
  }
  const bytes = Buffer.byteLength(JSON.stringify(metadata ?? {}))
  return bytes > MAX_METADATA_BYTES
    ? { error: 'metadata_too_large', messages: [`metadata has ${bytes} bytes`] }
    : undefined
}

/** Slack gives an id to every block and element that has none. */
export function nameBlocks(slack: Slack, blocks: readonly (Block | ViewBlock)[]): void {
  for (const block of blocks) {
    block.block_id ??= slack.id('block')
    for (const element of elementsIn(block)) element.action_id ??= slack.id('action')
  }
}

export function addMessage(
  slack: Slack,
  channel: Channel,
  content: Content,
  fields: Pick<Message, 'user'> &
    Partial<Pick<Message, 'botId' | 'visibleTo' | 'threadTs' | 'broadcast' | 'clientMsgId'>>,
): Message {
  const message: Message = {
    ts: slack.ts(),
    team: channel.team,
    channel: channel.id,
    ...fields,
    ...content,
    edits: 0,
    sequence: slack.sequence(),
  }
  channel.messages.set(message.ts, message)
  slack.changed()
  return message
}

export function editMessage(slack: Slack, message: Message, content: Partial<Content>): void {
  Object.assign(message, content)
  message.edits += 1
  message.sequence = slack.sequence()
  slack.changed()
}

export function deleteMessage(slack: Slack, channel: Channel, ts: string): void {
  channel.messages.delete(ts)
  channel.pins.delete(ts)
  slack.changed()
}

/** Returns a message as in the Web API and in interaction payloads. */
export function messageJson(message: Message): Record<string, unknown> {
  const { ts, user, team, botId, text, blocks, threadTs, clientMsgId, edits, files } = message
  return {
    type: 'message',
    ts,
    user,
    team,
    text,
    ...(botId !== undefined && { bot_id: botId }),
    ...(blocks.length > 0 && { blocks }),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...(clientMsgId !== undefined && { client_msg_id: clientMsgId }),
    ...(edits > 0 && { edited: { user, ts } }),
    ...(files !== undefined && { files: files.map((id) => ({ id })) }),
  }
}

/** Returns what a person can read in a channel, oldest first, without other people's ephemeral messages. */
export function readableBy(user: string, { kind, members, messages }: Channel): Message[] {
  if (kind !== 'public' && !members.has(user)) return []
  return [...messages.values()].filter((message) => isVisible(message, user))
}

export function isVisible({ visibleTo }: Message, user: string): boolean {
  return visibleTo === undefined || visibleTo === user
}
