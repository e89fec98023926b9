/** Works out what the bot may do in a channel, by Discord’s own rules, and what to change where it may not. */
import {
  ChannelFlags,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js'
import { z } from 'zod'

const Bits = z.string().regex(/^\d+$/).transform(BigInt)

const Overwrite = z.object({ id: z.string(), type: z.number(), allow: Bits, deny: Bits })
type Overwrite = z.infer<typeof Overwrite>

const Channel = z.object({
  id: z.string(),
  type: z.number(),
  flags: z.number().default(0),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(Overwrite).default([]),
  thread_metadata: z
    .object({ archived: z.boolean(), locked: z.boolean().default(false) })
    .optional(),
})

const Roles = z.array(z.object({ id: z.string(), permissions: Bits }))
const Member = z.object({ roles: z.array(z.string()) })

/** What a channel is for, as far as it matters for posts. */
export type ChannelKind = 'text' | 'thread' | 'voice' | 'forum' | 'direct'

export interface ChannelAccess {
  /** Missing in a direct message. */
  readonly guildId: string | undefined
  readonly kind: ChannelKind
  readonly isLocked: boolean
  /** Whether each post of a forum needs a tag. */
  readonly requiresTag: boolean
  /** Missing in a direct message, where there are no permissions. */
  readonly granted: bigint | undefined
}

const kinds: Readonly<Record<number, ChannelKind>> = {
  [ChannelType.AnnouncementThread]: 'thread',
  [ChannelType.PublicThread]: 'thread',
  [ChannelType.PrivateThread]: 'thread',
  [ChannelType.GuildVoice]: 'voice',
  [ChannelType.GuildStageVoice]: 'voice',
  [ChannelType.GuildForum]: 'forum',
  [ChannelType.GuildMedia]: 'forum',
}

/** Asks Discord. Throws the library’s errors. */
export async function fetchChannelAccess(
  rest: REST,
  channelId: string,
  botId: string,
): Promise<ChannelAccess> {
  const channel = Channel.parse(await rest.get(Routes.channel(channelId)))
  const { guild_id: guildId, thread_metadata: thread } = channel
  const kind = guildId === undefined ? 'direct' : (kinds[channel.type] ?? 'text')
  const isLocked = thread?.locked === true && thread.archived
  const requiresTag = (channel.flags & ChannelFlags.RequireTag) !== 0
  const access = { guildId, kind, isLocked, requiresTag }
  if (guildId === undefined) return { ...access, granted: undefined }
  const [{ permission_overwrites: overwrites }, roles, member] = await Promise.all([
    // A thread has the permissions of its parent channel.
    kind === 'thread' && channel.parent_id
      ? rest.get(Routes.channel(channel.parent_id)).then((parent) => Channel.parse(parent))
      : channel,
    rest.get(Routes.guildRoles(guildId)).then((all) => Roles.parse(all)),
    rest.get(Routes.guildMember(guildId, botId)).then((bot) => Member.parse(bot)),
  ])
  const botRoles = new Set([guildId, ...member.roles])
  const base = roles
    .filter(({ id }) => botRoles.has(id))
    .reduce((sum, { permissions }) => sum | permissions, 0n)
  const granted = applyOverwrites(base, overwrites, { guildId, botRoles, botId })
  return { ...access, granted }
}

/** https://docs.discord.com/developers/topics/permissions#permission-overwrites */
function applyOverwrites(
  base: bigint,
  overwrites: readonly Overwrite[],
  { guildId, botRoles, botId }: { guildId: string; botRoles: ReadonlySet<string>; botId: string },
): bigint {
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ~0n
  const forEveryone = overwrites.filter(({ id }) => id === guildId)
  const forRoles = overwrites.filter(
    ({ id, type }) => type === OverwriteType.Role && id !== guildId && botRoles.has(id),
  )
  const forBot = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === botId)
  return [forEveryone, forRoles, forBot].reduce((sum, group) => {
    const deny = group.reduce((all, overwrite) => all | overwrite.deny, 0n)
    const allow = group.reduce((all, overwrite) => all | overwrite.allow, 0n)
    return (sum & ~deny) | allow
  }, base)
}

export function hasPermission({ granted }: ChannelAccess, permission: bigint): boolean {
  return granted === undefined || (granted & permission) === permission
}
