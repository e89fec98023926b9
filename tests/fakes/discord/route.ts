/** What a REST route is: a template, who may call it, and what it does to the state. */

import type { Discord, Upload } from './discord.ts'
import { refusal } from './errors.ts'
import { requirePermission, botMay } from './permissions.ts'
import type { Channel, Guild } from './state.ts'

export interface Call {
  readonly discord: Discord
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Checked against the schema; a route reads it as the shape that the schema promises. */
  readonly body: unknown
  readonly files: readonly Upload[]
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** A template as in the OpenAPI description, such as `/channels/{channel_id}`. */
  readonly path: string
  /** Answered without the bot's token: the path holds a secret of its own. */
  readonly open?: boolean
  /** Not counted towards the global limit, as Discord documents for interaction endpoints. */
  readonly exempt?: boolean
  /** The answer's body; undefined answers 204. */
  readonly handle: (call: Call) => unknown
}

/** A parameter of the route's own template, which the match has filled. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? ''
}

/** The channel in the path, if the bot may see it. */
export function visibleChannel(call: Call): Channel {
  const { world } = call.discord
  const channel = world.channels.get(param(call, 'channel_id'))
  if (channel === undefined) throw refusal(10003)
  if (!botMay(world, channel, 'ViewChannel')) throw refusal(50001)
  return channel
}

/** The channel in the path, if the bot may write in it. */
export function writableChannel(call: Call): Channel {
  const { world } = call.discord
  const channel = visibleChannel(call)
  const isThread = channel.parentId !== undefined
  requirePermission(world, channel, isThread ? 'SendMessagesInThreads' : 'SendMessages')
  if (isForum(channel)) throw refusal(50008)
  if (isThread && channel.locked && !botMay(world, channel, 'ManageThreads')) throw refusal(160005)
  const { recipient } = channel
  if (recipient?.closedToDirectMessages) throw refusal(50007)
  if (recipient !== undefined && !isReachable(call, recipient.id)) throw refusal(50278)
  return channel
}

/** A bot writes to those with whom it shares a server, and to those who have installed it. */
function isReachable({ discord: { world } }: Call, userId: string): boolean {
  if (world.installedBy.has(userId)) return true
  return [...world.guilds.values()].some(
    ({ members }) => members.has(userId) && members.has(world.bot.id),
  )
}

/** Whether a channel holds posts, each a thread of its own. */
export function isForum({ type }: Channel): boolean {
  return type === 15 || type === 16
}

/** The guild in the path, if the bot is in it. */
export function ownGuild(call: Call): Guild {
  const { world } = call.discord
  const guild = world.guilds.get(param(call, 'guild_id'))
  if (guild === undefined || !guild.members.has(world.bot.id)) throw refusal(10004)
  return guild
}
