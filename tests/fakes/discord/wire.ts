/** State as Discord sends it: JSON objects for REST answers and gateway events. */

import { MessageFlags } from 'discord.js'
import type {
  Attachment,
  Channel,
  Guild,
  Interaction,
  Member,
  Message,
  Role,
  User,
  World,
} from './state.ts'

export function wireUser(user: User) {
  return {
    id: user.id,
    username: user.name.toLowerCase().replaceAll(' ', '.'),
    global_name: user.bot ? null : user.name,
    discriminator: user.bot ? '0001' : '0',
    avatar: null,
    bot: user.bot,
    public_flags: 0,
    flags: 0,
  }
}

export function wireMember(member: Member) {
  return {
    user: wireUser(member.user),
    nick: null,
    avatar: null,
    roles: [...member.roles],
    joined_at: '2026-08-20T08:00:00.000000+00:00',
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  }
}

export function wireRole(role: Role) {
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    permissions: String(role.permissions),
    managed: false,
    mentionable: role.mentionable,
    flags: 0,
  }
}

export function wireChannel(channel: Channel) {
  const base = {
    id: channel.id,
    type: channel.type,
    last_message_id: channel.lastMessageId ?? null,
    flags: (channel.isPinned === true ? 2 : 0) | (channel.requiresTag === true ? 16 : 0),
  }
  if (channel.type === 1 || channel.type === 3) {
    return { ...base, recipients: channel.recipient ? [wireUser(channel.recipient)] : [] }
  }
  const named = { ...base, guild_id: channel.guildId, name: channel.name }
  if (channel.parentId !== undefined) {
    return {
      ...named,
      parent_id: channel.parentId,
      owner_id: channel.ownerId,
      message_count: channel.messages.size,
      member_count: 1,
      rate_limit_per_user: 0,
      thread_metadata: {
        archived: channel.archived,
        auto_archive_duration: channel.autoArchiveMinutes,
        archive_timestamp: '2026-11-02T08:00:00.000000+00:00',
        locked: channel.locked,
      },
    }
  }
  return {
    ...named,
    nsfw: channel.nsfw,
    topic: null,
    position: 0,
    parent_id: null,
    rate_limit_per_user: 0,
    permission_overwrites: [...channel.overwrites].map(([id, overwrite]) => ({
      id,
      type: overwrite.type,
      allow: String(overwrite.allow),
      deny: String(overwrite.deny),
    })),
  }
}

export function wireGuild(guild: Guild) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()].map(wireRole),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    preferred_locale: guild.locale,
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
  }
}

/** A guild as GUILD_CREATE sends it: with no members but the bot, as without the members intent. */
export function wireGuildCreate(world: World, guild: Guild) {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id)
  const self = guild.members.get(world.bot.id)
  return {
    ...wireGuild(guild),
    joined_at: '2026-08-20T08:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: self === undefined ? [] : [wireMember(self)],
    channels: channels.filter(({ parentId }) => parentId === undefined).map(wireChannel),
    threads: channels.filter(({ parentId }) => parentId !== undefined).map(wireChannel),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

export function wireAttachment(origin: string, attachment: Attachment) {
  const url = `${origin}/attachments/${attachment.id}/${encodeURIComponent(attachment.filename)}`
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.data.length,
    content_type: attachment.contentType,
    description: attachment.description,
    url,
    proxy_url: url,
  }
}

export function wireMessage(
  world: World,
  origin: string,
  message: Message,
): Record<string, unknown> {
  const channel = world.channels.get(message.channelId)
  const { interaction } = message
  const thread = world.channels.get(message.threadId ?? '')
  const mentioned = message.mentions.filter(({ kind }) => kind === 'user')
  const edited = message.edits.at(-1)
  // https://docs.discord.com/developers/events/gateway#message-content-intent
  const isHidden =
    !world.readsContent &&
    channel?.guildId !== undefined &&
    message.author.id !== world.bot.id &&
    !mentioned.some(({ id }) => id === world.bot.id)
  return {
    id: message.id,
    channel_id: message.channelId,
    author: wireUser(message.author),
    content: isHidden ? '' : message.content,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: edited === undefined ? null : new Date(edited).toISOString(),
    tts: false,
    mention_everyone: message.mentions.some(({ kind }) => kind === 'everyone' || kind === 'here'),
    mentions: mentioned.flatMap(({ id }) => world.users.get(id) ?? []).map(wireUser),
    mention_roles: message.mentions.filter(({ kind }) => kind === 'role').map(({ id }) => id),
    attachments: message.attachments.map((attachment) => wireAttachment(origin, attachment)),
    embeds: message.embeds,
    components: message.components,
    pinned: channel?.pins.has(message.id) ?? false,
    type: message.type,
    flags: message.flags,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.author.bot ? { application_id: world.bot.id } : {}),
    ...(thread === undefined ? {} : { thread: wireChannel(thread) }),
    ...(interaction === undefined
      ? {}
      : { webhook_id: world.bot.id, interaction_metadata: wireInteractionMetadata(interaction) }),
  }
}

function wireInteractionMetadata(interaction: Interaction) {
  return {
    id: interaction.id,
    type: interaction.payload.type,
    user: wireUser(interaction.user),
    authorizing_integration_owners: interaction.payload.authorizing_integration_owners,
  }
}

export function isLoading(message: Message): boolean {
  return (message.flags & MessageFlags.Loading) !== 0
}
