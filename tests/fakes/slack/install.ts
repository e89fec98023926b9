// How the app leaves a workspace: its token stops working, and Slack sends events.
import type { Receipt } from './receipt.ts'
import type { Slack } from './slack.ts'
import type { Installation, Workspace } from './state.ts'
import { installed } from './workspace.ts'

/** The token stops working (`token_revoked`), and Slack sends `tokens_revoked`. */
export function revokeToken(slack: Slack, installation: Installation): Promise<Receipt> {
  installation.status = 'revoked'
  return slack.emit(installation, tokensRevoked(installation))
}

/** Removes the app: its token fails with `account_inactive`, and Slack sends two events. */
export function removeApp(slack: Slack, workspace: Workspace): Promise<Receipt[]> {
  const installation = installed(slack, workspace)
  installation.status = 'uninstalled'
  for (const channel of workspace.channels.values()) channel.members.delete(installation.botUserId)
  workspace.homes.clear()
  workspace.modals.clear()
  return Promise.all([
    slack.emit(installation, tokensRevoked(installation)),
    slack.emit(installation, { type: 'app_uninstalled' }),
  ])
}

function tokensRevoked({ botUserId }: Installation) {
  return { type: 'tokens_revoked', tokens: { oauth: [], bot: [botUserId] } }
}
