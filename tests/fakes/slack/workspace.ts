// Building workspaces: adding people and channels, installing the app, opening direct messages.
import type { Slack } from './slack.ts'
import type { Channel, Installation, User, Workspace } from './state.ts'

export function createWorkspace(slack: Slack, domain: string, name: string): Workspace {
  const workspace: Workspace = {
    id: slack.id('T'),
    domain,
    name,
    users: new Map(),
    channels: new Map(),
    modals: new Map(),
    homes: new Map(),
    files: new Map(),
    userGroups: new Map(),
  }
  slack.workspaces.set(workspace.id, workspace)
  return workspace
}

export interface NewUser {
  readonly name: string
  readonly displayName?: string
  readonly realName?: string
  readonly tz?: string
  readonly admin?: boolean
  readonly owner?: boolean
  readonly guest?: boolean
  /** The workspace that they belong to, for somebody from outside. */
  readonly home?: string
}

export function createUser(
  slack: Slack,
  workspace: Workspace,
  given: NewUser & { readonly bot?: boolean },
): User {
  const user: User = {
    id: slack.id('U'),
    name: given.name,
    displayName: given.displayName ?? given.name,
    realName: given.realName ?? given.displayName ?? given.name,
    tz: given.tz ?? 'America/New_York',
    isAdmin: given.admin ?? false,
    isOwner: given.owner ?? false,
    isBot: given.bot ?? false,
    deleted: false,
    isGuest: given.guest ?? false,
    home: given.home,
  }
  workspace.users.set(user.id, user)
  return user
}

export function createChannel(
  slack: Slack,
  workspace: Workspace,
  given: {
    readonly name: string
    readonly kind: Channel['kind']
    readonly members: readonly string[]
    readonly archived?: boolean
  },
): Channel {
  const channel: Channel = {
    id: slack.id(given.kind === 'im' ? 'D' : given.kind === 'private' ? 'G' : 'C'),
    team: workspace.id,
    name: given.name,
    kind: given.kind,
    members: new Set(given.members),
    archived: given.archived ?? false,
    messages: new Map(),
    pins: new Set(),
  }
  workspace.channels.set(channel.id, channel)
  return channel
}

/**
 * Installs the app, or adds scopes: a second installation keeps its token, one after a removal does
 * not. The bot stays the same bot.
 */
export function installApp(
  slack: Slack,
  workspace: Workspace,
  scopes: readonly string[],
): Installation {
  const known = installationOf(slack, workspace)
  if (known) {
    known.scopes = known.scopes.union(new Set(scopes))
    return known
  }
  const before = [...slack.installations.values()].find(({ team }) => team === workspace.id)
  const { botUserId, botId } = before ?? {
    botUserId: createUser(slack, workspace, { name: 'commonplace', bot: true }).id,
    botId: slack.id('B'),
  }
  const installation: Installation = {
    team: workspace.id,
    token: `xoxb-${workspace.id}-${slack.id('')}`,
    botUserId,
    botId,
    scopes: new Set(scopes),
    status: 'active',
  }
  slack.installations.set(installation.token, installation)
  slack.changed()
  return installation
}

export function installationOf(slack: Slack, workspace: Workspace): Installation | undefined {
  return [...slack.installations.values()].find(
    ({ team, status }) => team === workspace.id && status === 'active',
  )
}

/** @throws when the app is not in the workspace: there it cannot be used, only by `replay` */
export function installed(slack: Slack, workspace: Workspace): Installation {
  const installation = installationOf(slack, workspace)
  if (installation) return installation
  throw new Error(`The app is not installed in ${workspace.domain}.`)
}

/** The conversation of the app with one person; it is made when it is first needed. */
export function openIm(
  slack: Slack,
  workspace: Workspace,
  { botUserId }: Installation,
  user: User,
): Channel {
  const known = [...workspace.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.has(user.id) && members.has(botUserId),
  )
  const members = [user.id, botUserId]
  return known ?? createChannel(slack, workspace, { name: user.name, kind: 'im', members })
}
