/**
 * Permissions as Discord computes them: roles first, then the channel's overwrites.
 * https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */

import { PermissionFlagsBits } from 'discord.js'
import { refusal } from './errors.ts'
import type { Channel, Guild, World } from './state.ts'

export type PermissionName = keyof typeof PermissionFlagsBits

const all = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n)

/** What a new guild lets everyone do. */
export const everyoneDefaults: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'ReadMessageHistory',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'UseApplicationCommands',
]

export function bits(names: readonly PermissionName[]): bigint {
  return names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n)
}

/** A member's permissions in the guild, before any channel's overwrites; none for a stranger. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId)
  if (member === undefined) return 0n
  if (guild.ownerId === userId) return all
  let sum = guild.roles.get(guild.id)?.permissions ?? 0n
  for (const role of member.roles) sum |= guild.roles.get(role)?.permissions ?? 0n
  return (sum & PermissionFlagsBits.Administrator) === 0n ? sum : all
}

/** A user's permissions in a channel; a thread takes those of its parent. */
export function channelPermissions(world: World, channel: Channel, userId: string): bigint {
  // A bot is never in a group, nor in the direct messages of two people.
  if (channel.type === 3) return userId === world.bot.id ? 0n : all
  if (channel.guildId === undefined) return all
  const guild = world.guilds.get(channel.guildId)
  const member = guild?.members.get(userId)
  if (guild === undefined || member === undefined) return 0n
  const base = guildPermissions(guild, userId)
  if (base === all) return all
  const { overwrites } = world.channels.get(channel.parentId ?? '') ?? channel
  const everyone = overwrites.get(guild.id)
  let result = (base & ~(everyone?.deny ?? 0n)) | (everyone?.allow ?? 0n)
  const roles = [...member.roles].flatMap((role) => overwrites.get(role) ?? [])
  result &= ~roles.reduce((sum, role) => sum | role.deny, 0n)
  result |= roles.reduce((sum, role) => sum | role.allow, 0n)
  const own = overwrites.get(userId)
  return (result & ~(own?.deny ?? 0n)) | (own?.allow ?? 0n)
}

export function botMay(world: World, channel: Channel, permission: PermissionName): boolean {
  const have = channelPermissions(world, channel, world.bot.id)
  return (have & PermissionFlagsBits[permission]) !== 0n
}

/** Refuses with 50001 if the bot cannot see the channel, with 50013 if it lacks the permission. */
export function requirePermission(world: World, channel: Channel, permission: PermissionName) {
  if (!botMay(world, channel, 'ViewChannel')) throw refusal(50001)
  if (!botMay(world, channel, permission)) throw refusal(50013)
}
