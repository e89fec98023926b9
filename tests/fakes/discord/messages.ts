/** Making and changing messages: what a body does to the state, and who hears of it. */

import {
  ComponentType,
  GatewayIntentBits,
  MessageFlags,
  type APIAllowedMentions,
  type APIEmbed,
  type APIMessageTopLevelComponent,
} from 'discord.js'
import type { Discord, Upload } from './discord.ts'
import { invalidBody, refusal } from './errors.ts'
import { pingsOf } from './mentions.ts'
import { messageProblems, onAnswer, onEdit, onPost, type MessageBody } from './message-limits.ts'
import {
  everyComponent,
  textOf,
  type Attachment,
  type Channel,
  type Interaction,
  type Message,
  type User,
} from './state.ts'
import { isLoading, wireMessage } from './wire.ts'

export interface Draft {
  readonly channel: Channel
  readonly author: User
  readonly body: MessageBody
  readonly files: readonly Upload[]
  /** Where the message stands in the request's body, for the paths of problems. */
  readonly at?: readonly string[]
  readonly type?: number
  /** The first message of a forum's post has the id of its thread. */
  readonly id?: string
  readonly interaction?: Interaction
  /** A deferred reply, which may be empty until it is filled. */
  readonly loading?: boolean
  /** Set with the ephemeral flag. */
  readonly visibleTo?: string | undefined
}

export function createMessage(discord: Discord, draft: Draft): Message {
  const { world } = discord
  const { channel, author, body, files } = draft
  const settable = draft.interaction === undefined ? onPost : onAnswer
  const flags = (body.flags ?? 0) | (draft.loading ? MessageFlags.Loading : 0)
  const names = files.map((file) => file.filename)
  refuseLargeFiles(files)
  refuseIf(messageProblems(body, { flags, settable, files: names }, draft.at ?? []))
  const message: Message = {
    id: draft.id ?? world.snowflake(),
    channelId: channel.id,
    author,
    type: draft.type ?? 0,
    createdAt: world.clock.now(),
    content: body.content ?? '',
    embeds: [...((body.embeds ?? []) as APIEmbed[])],
    components: withIds(body.components ?? []),
    attachments: attach(discord, [], body, files),
    flags,
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...(draft.visibleTo === undefined ? {} : { visibleTo: draft.visibleTo }),
    ...(draft.interaction === undefined ? {} : { interaction: draft.interaction }),
    edits: [],
    mentions: [],
    deleted: false,
  }
  if (!isLoading(message) && message.type !== 6) {
    refuseIfEmpty(message, body)
    notify(discord, channel, message, body)
  }
  channel.messages.set(message.id, message)
  channel.lastMessageId = message.id
  dispatchMessage(discord, 'MESSAGE_CREATE', channel, message)
  return message
}

/** Applies an edit; the first edit of a deferred reply counts as its sending. */
export function editMessage(
  discord: Discord,
  message: Message,
  body: MessageBody,
  files: readonly Upload[],
  at: readonly string[] = [],
): void {
  const channel = discord.world.channels.get(message.channelId)
  if (channel === undefined || message.deleted) throw refusal(10008)
  const fills = isLoading(message)
  refuseLargeFiles(files)
  const flags = (message.flags & ~MessageFlags.Loading) | (body.flags ?? 0)
  const remaining = body.attachments ?? message.attachments
  const names = [
    ...files.map((file) => file.filename),
    ...message.attachments.filter(({ id }) => remaining.some((item) => item.id === id)).map(nameOf),
  ]
  const turnsV2 = (flags & ~message.flags & MessageFlags.IsComponentsV2) !== 0
  // The flag is refused as long as the message still has what it had before.
  const judged = turnsV2 ? { content: message.content, embeds: message.embeds, ...body } : body
  refuseIf(messageProblems(judged, { flags, settable: onEdit, files: names }, at))
  const after = {
    content: body.content === undefined ? message.content : (body.content ?? ''),
    embeds: body.embeds === undefined ? message.embeds : [...((body.embeds ?? []) as APIEmbed[])],
    components: body.components === undefined ? message.components : withIds(body.components ?? []),
    attachments: attach(discord, message.attachments, body, files),
    flags,
  }
  refuseIfEmpty(after, body)
  Object.assign(message, after)
  if (fills) notify(discord, channel, message, body)
  else message.edits.push(discord.world.clock.now())
  dispatchMessage(discord, 'MESSAGE_UPDATE', channel, message)
}

export function deleteMessage(discord: Discord, channel: Channel, message: Message): void {
  message.deleted = true
  channel.messages.delete(message.id)
  channel.pins.delete(message.id)
  if (message.visibleTo !== undefined) return
  const data = { id: message.id, channel_id: channel.id, guild_id: channel.guildId }
  discord.dispatch('MESSAGE_DELETE', data, audienceOf(channel))
}

/** A message of the channel that its author or, if ephemeral, nobody else may reach over REST. */
export function findMessage(channel: Channel, id: string): Message {
  const message = channel.messages.get(id)
  if (message === undefined || message.visibleTo !== undefined) throw refusal(10008)
  return message
}

function notify(discord: Discord, channel: Channel, message: Message, body: MessageBody): void {
  const allowed = body.allowed_mentions as APIAllowedMentions | null | undefined
  message.mentions = pingsOf(discord.world, channel, message, textOf(message), allowed)
  discord.world.pings.push(...message.mentions)
}

function dispatchMessage(
  discord: Discord,
  event: string,
  channel: Channel,
  message: Message,
): void {
  if (message.visibleTo !== undefined) return
  const data = {
    ...wireMessage(discord.world, discord.origin, message),
    ...(channel.guildId === undefined ? {} : { guild_id: channel.guildId }),
  }
  discord.dispatch(event, data, audienceOf(channel))
}

function audienceOf(channel: Channel) {
  return channel.guildId === undefined
    ? { intents: GatewayIntentBits.DirectMessages }
    : { guildId: channel.guildId, intents: GatewayIntentBits.GuildMessages }
}

function attach(
  discord: Discord,
  before: readonly Attachment[],
  body: MessageBody,
  files: readonly Upload[],
): Attachment[] {
  const listed = body.attachments
  const remaining = listed
    ? before.filter(({ id }) => listed.some((item) => item.id === id))
    : before
  const added = files.map((file) => {
    const described = listed?.find((item) => item.id === file.index) as
      | { description?: string }
      | undefined
    return {
      id: discord.world.snowflake(),
      filename: file.filename,
      contentType: file.contentType,
      ...(described?.description ? { description: described.description } : {}),
      data: file.data,
    }
  })
  for (const attachment of added) discord.world.files.set(attachment.id, attachment)
  return [...remaining, ...added]
}

/** Discord numbers the components that the sender has not numbered. */
export function withIds(components: readonly object[]): APIMessageTopLevelComponent[] {
  const copy = structuredClone(components) as APIMessageTopLevelComponent[]
  const every = everyComponent(copy)
  const taken = new Set(every.map((component) => component['id']))
  let next = 1
  for (const component of every) {
    if (component['id'] !== undefined) continue
    while (taken.has(next)) next += 1
    component['id'] = next
    taken.add(next)
  }
  return copy
}

/** https://docs.discord.com/developers/reference#uploading-files */
const maxFileBytes = 10 * 1024 * 1024

function refuseLargeFiles(files: readonly Upload[]): void {
  const isTooMuch = files.length > 10 || files.some(({ data }) => data.length > maxFileBytes)
  if (isTooMuch) throw refusal(40005)
}

function refuseIfEmpty(
  message: Pick<Message, 'content' | 'embeds' | 'components' | 'attachments'>,
  body: MessageBody,
): void {
  const shows = message.components.some(({ type }) => type !== ComponentType.Separator)
  const empty =
    message.content === '' && message.embeds.length === 0 && message.attachments.length === 0
  if (empty && !shows && !body.poll && !body.sticker_ids?.length) throw refusal(50006)
}

function refuseIf(problems: Parameters<typeof invalidBody>[0]): void {
  if (problems.length > 0) throw invalidBody(problems)
}

function nameOf(attachment: Attachment): string {
  return attachment.filename
}
