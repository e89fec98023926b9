/** Says which permission is missing for what the bot is asked to do in a channel, and names no other. */
import { PermissionFlagsBits } from 'discord.js'
import type { ExtraProblem, PostExtras } from '../../core/platform/platform.ts'
import type { Inline, RichText } from '../../core/reply/reply.ts'
import { type ChannelAccess, hasPermission } from './permissions.ts'

/** What the bot does in a channel. */
export type Act = 'post' | 'attach' | 'thread' | 'pin'

interface Permission {
  readonly bit: bigint
  /** What Discord’s settings call it. */
  readonly name: string
}

const { ViewChannel, SendMessages, SendMessagesInThreads, AttachFiles, PinMessages } =
  PermissionFlagsBits
const { CreatePublicThreads, ManageThreads } = PermissionFlagsBits

/** Returns what an act needs; a direct message needs nothing. */
function permissionsFor(act: Act, { kind }: Pick<ChannelAccess, 'kind'>): readonly Permission[] {
  switch (act) {
    case 'post':
      if (kind === 'thread') {
        return [{ bit: SendMessagesInThreads, name: 'Send Messages in Threads' }]
      }
      return [{ bit: SendMessages, name: kind === 'forum' ? 'Create Posts' : 'Send Messages' }]
    case 'attach':
      return [{ bit: AttachFiles, name: 'Attach Files' }]
    case 'thread':
      // A post in a forum is a thread already.
      return kind === 'forum' ? [] : [{ bit: CreatePublicThreads, name: 'Create Public Threads' }]
    case 'pin':
      return kind === 'forum'
        ? [{ bit: ManageThreads, name: 'Manage Threads and Posts' }]
        : [{ bit: PinMessages, name: 'Pin Messages' }]
    default:
      return act satisfies never
  }
}

/** Returns the names of the permissions that are missing for the acts. */
export function missingPermissions(access: ChannelAccess, acts: readonly Act[]): readonly string[] {
  if (!hasPermission(access, ViewChannel)) return ['View Channel']
  const needed = acts.flatMap((act) => permissionsFor(act, access))
  return needed.filter(({ bit }) => !hasPermission(access, bit)).map(({ name }) => name)
}

/** Returns what keeps the bot from posting in the channel, one sentence each. */
export function postProblems(access: ChannelAccess): readonly RichText[] {
  const missing = missingPermissions(access, ['post'])
  return [
    ...missing.map((name) => givePermissions([name])),
    ...(access.isLocked ? [['This thread is locked. Unlock it, or choose another channel.']] : []),
    ...(access.requiresTag ? [tagRequired] : []),
  ]
}

/** Returns what keeps posts in the channel from having a thread or a pin. */
export function findExtraProblems(
  access: ChannelAccess,
  { thread, pin }: PostExtras,
): readonly ExtraProblem[] {
  const { kind } = access
  if (thread && (kind === 'voice' || kind === 'thread')) {
    return [{ isImpossible: true, text: noThreads[kind] }]
  }
  const extras = [
    ...(thread ? [{ act: 'thread', without: 'a thread' } as const] : []),
    ...(pin ? [{ act: 'pin', without: 'a pin' } as const] : []),
  ]
  return extras.flatMap(({ act, without }) => {
    const missing = missingPermissions(access, [act])
    if (missing.length === 0) return []
    const lead = `Posts will go out without ${without} for now. `
    return [{ isImpossible: false, text: [lead, ...givePermissions(missing)] }]
  })
}

const noThreads = {
  voice: [
    'A voice or stage channel can’t have threads. Leave out ',
    { code: 'thread' },
    ', or choose a text channel.',
  ],
  thread: [
    'This is already a thread, and there are no threads inside threads. Leave out ',
    { code: 'thread' },
    ', or choose the channel.',
  ],
} as const satisfies Readonly<Record<string, RichText>>

export const tagRequired: readonly [Inline, ...Inline[]] = [
  'This forum requires a tag on every post, and Commonplace doesn’t know which to choose. Turn that off in the forum’s settings, or choose another channel.',
]

/** Returns what to do about missing permissions. */
export function givePermissions(names: readonly string[]): readonly [Inline, ...Inline[]] {
  const [only, ...others] = names
  return [
    `Commonplace needs the ${others.length === 0 ? 'permission' : 'permissions'} `,
    { strong: only ?? 'Send Messages' },
    ...others.flatMap((name, at) => [at === others.length - 1 ? ' and ' : ', ', { strong: name }]),
    ` here. Give ${others.length === 0 ? 'it' : 'them'} to Commonplace’s role in the channel’s settings, under `,
    { strong: 'Permissions' },
    '.',
  ]
}
