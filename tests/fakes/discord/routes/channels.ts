/** Channels, threads and direct messages. */

import { GatewayIntentBits } from 'discord.js'
import type { Discord } from '../discord.ts'
import { refusal } from '../errors.ts'
import { findMessage } from '../messages.ts'
import { botMay, requirePermission } from '../permissions.ts'
import { visibleChannel, type Call, type Route } from '../route.ts'
import type { Channel } from '../state.ts'
import { wireChannel } from '../wire.ts'

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
}

interface ThreadStart {
  readonly name: string
  readonly auto_archive_duration?: number | null
  readonly type?: number | null
}

function update(call: Call) {
  const { world } = call.discord
  const channel = visibleChannel(call)
  const change = call.body as ChannelChange
  const isThread = channel.parentId !== undefined
  const isOwn = isThread && channel.ownerId === world.bot.id && change.locked === undefined
  if (!isOwn) requirePermission(world, channel, isThread ? 'ManageThreads' : 'ManageChannels')
  channel.name = change.name ?? channel.name
  channel.archived = change.archived ?? channel.archived
  channel.locked = change.locked ?? channel.locked
  channel.autoArchiveMinutes = change.auto_archive_duration ?? channel.autoArchiveMinutes
  announce(call.discord, isThread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', channel)
  return wireChannel(channel)
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
  for (const thread of channels.values())
    if (thread.parentId === channel.id) channels.delete(thread.id)
  channels.delete(channel.id)
  announce(discord, channel.parentId === undefined ? 'CHANNEL_DELETE' : 'THREAD_DELETE', channel)
}

function startThreadFromMessage(call: Call) {
  const channel = visibleChannel(call)
  const message = findMessage(channel, call.params['message_id'] ?? '')
  requirePermission(call.discord.world, channel, 'CreatePublicThreads')
  if (message.threadId !== undefined) throw refusal(160004)
  message.threadId = message.id
  return makeThread(call, channel, message.id, 11)
}

function startThread(call: Call) {
  const { world } = call.discord
  const channel = visibleChannel(call)
  const isPrivate = (call.body as ThreadStart).type !== 11
  requirePermission(world, channel, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads')
  return makeThread(call, channel, world.snowflake(), isPrivate ? 12 : 11)
}

function makeThread(call: Call, parent: Channel, id: string, type: 11 | 12) {
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
