/** What an administrator does on Discord: creates guilds, channels and roles, and changes permissions. */

import { GatewayIntentBits } from 'discord.js'
import type { Discord } from './discord.ts'
import { bits, everyoneDefaults, type PermissionName } from './permissions.ts'
import { announce, deleteChannel } from './routes/channels.ts'
import { deleteMessage } from './messages.ts'
import type { Channel, Guild, Message, Role, User } from './state.ts'
import { wireGuildCreate, wireRole } from './wire.ts'

export interface GuildActs {
  /** Adds a guild with the bot in it; `botPermissions` are the bot’s beyond those of everyone. */
  addGuild: (options?: {
    readonly name?: string
    readonly locale?: string
    readonly botPermissions?: readonly PermissionName[]
    /** `false`: a server that has not added the bot. */
    readonly bot?: boolean
  }) => Guild
  addChannel: (
    guild: Guild,
    options?: {
      readonly name?: string
      readonly nsfw?: boolean
      readonly type?: Exclude<Channel['type'], 1 | 3 | 10 | 11 | 12>
      readonly requiresTag?: boolean
    },
  ) => Channel
  addRole: (
    guild: Guild,
    options?: {
      readonly name?: string
      readonly mentionable?: boolean
      readonly permissions?: readonly PermissionName[]
    },
  ) => Role
  /** Changes what the bot may do in the whole guild, beyond what everyone may. */
  setBotPermissions: (guild: Guild, permissions: readonly PermissionName[]) => void
  /** Overwrites for the bot, or for the given role or person, in one channel. */
  allow: (channel: Channel, permissions: readonly PermissionName[], whom?: { id: string }) => void
  deny: (channel: Channel, permissions: readonly PermissionName[], whom?: { id: string }) => void
  deleteChannel: (channel: Channel) => void
  /** A person leaves a server. */
  leave: (guild: Guild, person: { readonly id: string }) => void
  /** Deletes a message as a moderator does; the bot then meets 10008. */
  deleteMessage: (message: Message) => void
  /** Removes the bot from a guild (GUILD_DELETE), or adds it again (GUILD_CREATE). */
  removeBot: (guild: Guild) => void
  returnBot: (guild: Guild) => void
  /** GUILD_DELETE with `unavailable`, as in an outage at Discord. */
  makeUnavailable: (guild: Guild) => void
}

const botDefaults: readonly PermissionName[] = ['PinMessages']

export function createGuildActs(discord: Discord): GuildActs {
  const { world } = discord
  const guildIntent = GatewayIntentBits.Guilds

  return {
    addGuild({ name = 'Class', locale = 'en-US', botPermissions = botDefaults, bot = true } = {}) {
      const id = world.snowflake()
      const owner: User = {
        id: world.snowflake(),
        name: 'Owner',
        bot: false,
        closedToDirectMessages: false,
      }
      world.users.set(owner.id, owner)
      const everyone = {
        id,
        name: '@everyone',
        permissions: bits(everyoneDefaults),
        mentionable: false,
      }
      const botRoleId = world.snowflake()
      const botRole = {
        id: botRoleId,
        name: world.bot.name,
        permissions: bits(botPermissions),
        mentionable: false,
      }
      const guild: Guild = {
        id,
        name,
        locale,
        ownerId: owner.id,
        botRoleId,
        roles: new Map([
          [id, everyone],
          [botRoleId, botRole],
        ]),
        members: new Map([
          [owner.id, { user: owner, roles: new Set() }],
          [world.bot.id, { user: world.bot, roles: new Set([botRoleId]) }],
        ]),
      }
      world.guilds.set(id, guild)
      if (bot) tellGuildCreate(guild)
      else guild.members.delete(world.bot.id)
      return guild
    },
    addChannel(guild, { name = 'general', nsfw = false, type = 0, requiresTag = false } = {}) {
      const channel: Channel = {
        id: world.snowflake(),
        type,
        guildId: guild.id,
        name,
        nsfw,
        requiresTag,
        overwrites: new Map(),
        archived: false,
        locked: false,
        autoArchiveMinutes: 0,
        messages: new Map(),
        pins: new Map(),
      }
      world.channels.set(channel.id, channel)
      announce(discord, 'CHANNEL_CREATE', channel)
      return channel
    },
    addRole(guild, { name = 'students', mentionable = false, permissions = [] } = {}) {
      const role = { id: world.snowflake(), name, mentionable, permissions: bits(permissions) }
      guild.roles.set(role.id, role)
      const data = { guild_id: guild.id, role: wireRole(role) }
      discord.dispatch('GUILD_ROLE_CREATE', data, { guildId: guild.id, intents: guildIntent })
      return role
    },
    setBotPermissions(guild, permissions) {
      const role = guild.roles.get(guild.botRoleId)
      if (role === undefined) throw new Error('The role of the bot is gone.')
      role.permissions = bits(permissions)
      const data = { guild_id: guild.id, role: wireRole(role) }
      discord.dispatch('GUILD_ROLE_UPDATE', data, { guildId: guild.id, intents: guildIntent })
    },
    allow(channel, permissions, whom = world.bot) {
      const overwrite = overwriteFor(channel, whom.id)
      overwrite.allow |= bits(permissions)
      overwrite.deny &= ~bits(permissions)
      announce(discord, 'CHANNEL_UPDATE', channel)
    },
    deny(channel, permissions, whom = world.bot) {
      const overwrite = overwriteFor(channel, whom.id)
      overwrite.deny |= bits(permissions)
      overwrite.allow &= ~bits(permissions)
      announce(discord, 'CHANNEL_UPDATE', channel)
    },
    deleteChannel: (channel) => deleteChannel(discord, channel),
    leave: (guild, { id }) => void guild.members.delete(id),
    deleteMessage(message) {
      const channel = world.channels.get(message.channelId)
      if (channel !== undefined) deleteMessage(discord, channel, message)
    },
    removeBot(guild) {
      guild.members.delete(world.bot.id)
      tellGuildDelete({ id: guild.id })
    },
    returnBot(guild) {
      guild.members.set(world.bot.id, { user: world.bot, roles: new Set([guild.botRoleId]) })
      tellGuildCreate(guild)
    },
    makeUnavailable: (guild) => tellGuildDelete({ id: guild.id, unavailable: true }),
  }

  function overwriteFor(channel: Channel, id: string) {
    const type = world.users.has(id) ? 1 : 0
    const overwrite = channel.overwrites.get(id) ?? { type, allow: 0n, deny: 0n }
    channel.overwrites.set(id, overwrite)
    return overwrite
  }

  function tellGuildCreate(guild: Guild): void {
    const audience = { guildId: guild.id, intents: guildIntent }
    discord.dispatch('GUILD_CREATE', wireGuildCreate(world, guild), audience)
  }

  function tellGuildDelete(data: { readonly id: string; readonly unavailable?: true }): void {
    discord.dispatch('GUILD_DELETE', data, { guildId: data.id, intents: guildIntent })
  }
}
