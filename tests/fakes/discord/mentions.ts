/**
 * Whom a message would notify, once `allowed_mentions` has been applied.
 * https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */

import { MessageFlags, type APIAllowedMentions } from 'discord.js'
import { botMay } from './permissions.ts'
import type { Channel, Message, Ping, World } from './state.ts'

/** An absent `allowed` allows everything, as it does at Discord. */
export function pingsOf(
  world: World,
  channel: Channel,
  message: Message,
  text: string,
  allowed: APIAllowedMentions | null | undefined,
): Ping[] {
  const guild = world.guilds.get(channel.guildId ?? '')
  if ((message.flags & MessageFlags.Ephemeral) !== 0) return []
  // Mentions within code are text.
  const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, ' ')
  const where = { messageId: message.id, channelId: channel.id }
  const pings: Ping[] = []
  if (guild !== undefined) {
    const mayMentionAll = botMay(world, channel, 'MentionEveryone')
    if (mayMentionAll && parses('everyone')) {
      if (/@everyone/.test(prose)) pings.push({ kind: 'everyone', id: guild.id, ...where })
      if (/@here/.test(prose)) pings.push({ kind: 'here', id: guild.id, ...where })
    }
    for (const id of idsIn(prose, /<@&(\d+)>/g)) {
      const role = guild.roles.get(id)
      if (role === undefined || !(role.mentionable || mayMentionAll)) continue
      if (parses('roles') || allowed?.roles?.includes(id)) {
        pings.push({ kind: 'role', id, ...where })
      }
    }
  }
  for (const id of idsIn(prose, /<@!?(\d+)>/g)) {
    if (!world.users.has(id)) continue
    if (parses('users') || allowed?.users?.includes(id)) pings.push({ kind: 'user', id, ...where })
  }
  return pings

  function parses(kind: 'everyone' | 'roles' | 'users'): boolean {
    return (
      allowed === undefined ||
      allowed === null ||
      (allowed.parse ?? []).some((item) => item === kind)
    )
  }
}

function idsIn(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))
}
