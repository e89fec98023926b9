/** What the bot may do in a channel, computed as Discord does, and what to mend where it may not post. */
import { ChannelType, OverwriteType, PermissionFlagsBits, type REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { DeliveryError } from '../../core/platform/platform.ts'
import type { RichText } from '../../core/reply/reply.ts'

const Bits = z.string().regex(/^\d+$/).transform(BigInt)

const Overwrite = z.object({ id: z.string(), type: z.number(), allow: Bits, deny: Bits })

const Channel = z.object({
  id: z.string(),
  type: z.number(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(Overwrite).default([]),
  thread_metadata: z
    .object({ archived: z.boolean(), locked: z.boolean().default(false) })
    .optional(),
})
type Channel = z.infer<typeof Channel>

const Roles = z.array(z.object({ id: z.string(), permissions: Bits }))
const Member = z.object({ roles: z.array(z.string()) })

/** What is known of a channel; `granted` is nothing in a direct message, where no permissions are. */
export interface ChannelAccess {
  readonly guildId: string | undefined
  readonly isThread: boolean
  readonly isLocked: boolean
  readonly granted: bigint | undefined
}

/** Asks Discord; throws the library's errors. */
export async function fetchChannelAccess(
  rest: REST,
  channelId: string,
  botId: string,
): Promise<ChannelAccess> {
  const channel = Channel.parse(await rest.get(Routes.channel(channelId)))
  const { guild_id: guildId } = channel
  const isThread = threads.has(channel.type)
  const isLocked =
    channel.thread_metadata?.locked === true && channel.thread_metadata.archived === true
  if (guildId === undefined) return { guildId, isThread, isLocked, granted: undefined }
  const [place, roles, member] = await Promise.all([
    // A thread has the permissions of the channel that it is in.
    isThread && channel.parent_id
      ? rest.get(Routes.channel(channel.parent_id)).then((parent) => Channel.parse(parent))
      : channel,
    rest.get(Routes.guildRoles(guildId)).then((all) => Roles.parse(all)),
    rest.get(Routes.guildMember(guildId, botId)).then((own) => Member.parse(own)),
  ])
  const own = new Set([guildId, ...member.roles])
  const base = roles.filter(({ id }) => own.has(id))
  const granted = granting(
    base.reduce((sum, { permissions }) => sum | permissions, 0n),
    place,
    { guildId, roles: own, botId },
  )
  return { guildId, isThread, isLocked, granted }
}

const threads: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
])

/** https://docs.discord.com/developers/topics/permissions#permission-overwrites */
function granting(
  base: bigint,
  { permission_overwrites: overwrites }: Channel,
  { guildId, roles, botId }: { guildId: string; roles: ReadonlySet<string>; botId: string },
): bigint {
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ~0n
  const everyone = overwrites.filter(({ id }) => id === guildId)
  const ofRoles = overwrites.filter(
    ({ id, type }) => type === OverwriteType.Role && id !== guildId && roles.has(id),
  )
  const ofBot = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === botId)
  return [everyone, ofRoles, ofBot].reduce((sum, step) => {
    const deny = step.reduce((all, overwrite) => all | overwrite.deny, 0n)
    const allow = step.reduce((all, overwrite) => all | overwrite.allow, 0n)
    return (sum & ~deny) | allow
  }, base)
}

export function hasPermission({ granted }: ChannelAccess, permission: bigint): boolean {
  return granted === undefined || (granted & permission) === permission
}

/** What keeps the bot from posting there, a sentence each. */
export function problemsOf(standing: ChannelAccess): readonly RichText[] {
  const { ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits
  if (!hasPermission(standing, ViewChannel)) return [lacking('View Channel')]
  const [send, name] = standing.isThread
    ? [SendMessagesInThreads, 'Send Messages in Threads']
    : [SendMessages, 'Send Messages']
  return [
    ...(hasPermission(standing, send) ? [] : [lacking(name)]),
    ...(standing.isLocked
      ? [['The thread is locked. Open it again, or choose another channel.']]
      : []),
  ]
}

function lacking(name: string): RichText {
  return [
    'The bot lacks the permission ',
    { strong: name },
    ' here. Give it to the bot’s role in the channel’s settings under Permissions.',
  ]
}

/** Says in the same way what Discord answers where the bot cannot even look. */
export function problemsFrom(failure: DeliveryError): readonly RichText[] {
  if (failure.outcome === 'rejected') return [failure.remedy]
  throw failure
}
