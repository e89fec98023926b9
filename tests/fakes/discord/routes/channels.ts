/** Channels, threads and direct messages. */

import { GatewayIntentBits } from 'discord.js'
import type { Discord } from '../discord.ts'
import { refusal } from '../errors.ts'
import type { MessageBody } from '../message-limits.ts'
import { createMessage, findMessage } from '../messages.ts'
import { botMay, requirePermission } from '../permissions.ts'
import { isForum, ownGuild, visibleChannel, type Call, type Route } from '../route.ts'
import type { Channel } from '../state.ts'
import { wireChannel, wireMessage } from '../wire.ts'

export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/channels/{channel_id}',
    handle: (call) => wireChannel(visibleChannel(call)),
  },
  { method: 'PATCH', path: '/channels/{channel_id}', handle: update },
  { method: 'DELETE', path: '/channels/{channel_id}', handle: remove },
  {
    method: 'POST',
    path: '/channels/{channel_id}/typing',
    handle: (call) => void visibleChannel(call),
  },
  {
    method: 'POST',
    path: '/channels/{channel_id}/messages/{message_id}/threads',
    handle: startThreadFromMessage,
  },
  { method: 'POST', path: '/channels/{channel_id}/threads', handle: startThread },
  { method: 'GET', path: '/guilds/{guild_id}/threads/active', handle: listActive },
  { method: 'GET', path: '/channels/{channel_id}/threads/archived/public', handle: listArchived },
  {
    method: 'PUT',
    path: '/channels/{channel_id}/thread-members/@me',
    handle: (call) => void visibleChannel(call),
  },
  { method: 'POST', path: '/users/@me/channels', handle: openDirectMessage },
]

interface ChannelChange {
  readonly name?: string
  readonly archived?: boolean
  readonly locked?: boolean
  readonly auto_archive_duration?: number
  readonly flags?: number
}

interface ThreadStart {
  readonly name: string
  readonly auto_archive_duration?: number | null
  readonly type?: number | null
  readonly message?: MessageBody
  readonly applied_tags?: readonly string[] | null
}

function update(call: Call) {
  const { world } = call.discord
  const channel = visibleChannel(call)
  const change = call.body as ChannelChange
  const isThread = channel.parentId !== undefined
  const isOwn =
    isThread &&
    channel.ownerId === world.bot.id &&
    change.locked === undefined &&
    change.flags === undefined
  if (!isOwn) requirePermission(world, channel, isThread ? 'ManageThreads' : 'ManageChannels')
  if (change.flags !== undefined) pinPost(call, channel, (change.flags & 2) !== 0)
  channel.name = change.name ?? channel.name
  channel.archived = change.archived ?? channel.archived
  channel.locked = change.locked ?? channel.locked
  channel.autoArchiveMinutes = change.auto_archive_duration ?? channel.autoArchiveMinutes
  announce(call.discord, isThread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', channel)
  return wireChannel(channel)
}

/** A forum has one post at its top. */
function pinPost(call: Call, post: Channel, isPinned: boolean): void {
  const others = [...call.discord.world.channels.values()].filter(
    (other) => other.parentId === post.parentId && other !== post,
  )
  if (isPinned && others.some((other) => other.isPinned === true)) throw refusal(30047)
  post.isPinned = isPinned
}

function remove(call: Call) {
  const channel = visibleChannel(call)
  const isThread = channel.parentId !== undefined
  requirePermission(call.discord.world, channel, isThread ? 'ManageThreads' : 'ManageChannels')
  deleteChannel(call.discord, channel)
  return wireChannel(channel)
}

/** Removes a channel and its threads, and tells the bot. */
export function deleteChannel(discord: Discord, channel: Channel): void {
  const { channels } = discord.world
  for (const thread of channels.values()) {
    if (thread.parentId === channel.id) channels.delete(thread.id)
  }
  channels.delete(channel.id)
  announce(discord, channel.parentId === undefined ? 'CHANNEL_DELETE' : 'THREAD_DELETE', channel)
}

function startThreadFromMessage(call: Call) {
  const channel = visibleChannel(call)
  const message = findMessage(channel, call.params['message_id'] ?? '')
  if (channel.type !== 0 && channel.type !== 5) throw refusal(50024)
  requirePermission(call.discord.world, channel, 'CreatePublicThreads')
  if (message.threadId !== undefined) throw refusal(160004)
  message.threadId = message.id
  return makeThread(call, channel, message.id, channel.type === 5 ? 10 : 11)
}

function startThread(call: Call) {
  const { world } = call.discord
  const channel = visibleChannel(call)
  if (isForum(channel)) return startPost(call, channel)
  const isPrivate = (call.body as ThreadStart).type !== 11
  requirePermission(world, channel, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads')
  const type = channel.type === 5 ? 10 : 11
  return makeThread(call, channel, world.snowflake(), isPrivate ? 12 : type)
}

/** A post in a forum: a thread, and its first message with the same id. */
function startPost(call: Call, forum: Channel) {
  const { world, origin } = call.discord
  const { message = {}, applied_tags: tags } = call.body as ThreadStart
  requirePermission(world, forum, 'SendMessages')
  if (call.files.length > 0) requirePermission(world, forum, 'AttachFiles')
  if (forum.requiresTag === true && !tags?.length) throw refusal(40067)
  const id = world.snowflake()
  makeThread(call, forum, id, 11)
  const channel = world.channels.get(id)
  if (channel === undefined) throw refusal(10003)
  const { bot: author } = world
  const first = createMessage(call.discord, {
    channel,
    author,
    id,
    body: message,
    files: call.files,
    at: ['message'],
  })
  return { ...wireChannel(channel), message: wireMessage(world, origin, first) }
}

function listThreads(threads: readonly Channel[]) {
  return { threads: threads.map(wireChannel), members: [], has_more: false }
}

function listActive(call: Call) {
  const { id } = ownGuild(call)
  const { world } = call.discord
  const all = [...world.channels.values()].filter(
    ({ guildId, parentId, archived }) => guildId === id && parentId !== undefined && !archived,
  )
  return listThreads(all.filter((thread) => botMay(world, thread, 'ViewChannel')))
}

function listArchived(call: Call) {
  const channel = visibleChannel(call)
  requirePermission(call.discord.world, channel, 'ReadMessageHistory')
  const all = [...call.discord.world.channels.values()]
  return listThreads(all.filter(({ parentId, archived }) => parentId === channel.id && archived))
}

function makeThread(call: Call, parent: Channel, id: string, type: 10 | 11 | 12) {
  const { world } = call.discord
  const start = call.body as ThreadStart
  const thread: Channel = {
    id,
    type,
    ...(parent.guildId === undefined ? {} : { guildId: parent.guildId }),
    name: start.name,
    nsfw: parent.nsfw,
    overwrites: new Map(),
    parentId: parent.id,
    ownerId: world.bot.id,
    archived: false,
    locked: false,
    autoArchiveMinutes: start.auto_archive_duration ?? 4320,
    messages: new Map(),
    pins: new Map(),
  }
  world.channels.set(id, thread)
  announce(call.discord, 'THREAD_CREATE', thread)
  return wireChannel(thread)
}

function openDirectMessage(call: Call) {
  const { world } = call.discord
  const { recipient_id: id } = call.body as { recipient_id?: string }
  const user = world.users.get(id ?? '')
  if (user === undefined || user.bot) throw refusal(50033)
  return wireChannel(directMessageWith(call.discord, user))
}

/** The one direct-message channel between the bot and a person. */
export function directMessageWith(discord: Discord, user: Channel['recipient'] & object): Channel {
  const { world } = discord
  const found = [...world.channels.values()].find(({ recipient }) => recipient?.id === user.id)
  if (found !== undefined) return found
  return addPrivateChannel(discord, { type: 1, recipient: user })
}

/** A new group of people. */
export function groupOf(discord: Discord): Channel {
  return addPrivateChannel(discord, { type: 3 })
}

function addPrivateChannel(
  { world }: Discord,
  kind: Pick<Channel, 'recipient'> & { readonly type: 1 | 3 },
): Channel {
  const channel: Channel = {
    id: world.snowflake(),
    ...kind,
    name: '',
    nsfw: false,
    overwrites: new Map(),
    archived: false,
    locked: false,
    autoArchiveMinutes: 0,
    messages: new Map(),
    pins: new Map(),
  }
  world.channels.set(channel.id, channel)
  return channel
}

/** Tells the bot of a change to a channel that it can see. */
export function announce(discord: Discord, event: string, channel: Channel): void {
  const isGone = event.endsWith('DELETE')
  if (!isGone && !botMay(discord.world, channel, 'ViewChannel')) return
  const audience = { guildId: channel.guildId, intents: GatewayIntentBits.Guilds }
  discord.dispatch(event, wireChannel(channel), audience)
}
