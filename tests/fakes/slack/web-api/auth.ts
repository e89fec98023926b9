// auth.*, oauth.v2.access, apps.*: who the app is, how it comes and how it goes.
import { z } from 'zod'
import { removeApp, revokeToken } from '../install.ts'
import { openSocketUrl } from '../sockets.ts'
import { installApp } from '../workspace.ts'
import { ApiError, appMethod, botMethod } from './method.ts'

const CODE_LIFETIME_MS = 600_000

const Client = { client_id: z.string(), client_secret: z.string() }
export const auth = {
  'auth.test': botMethod({
    tier: 'none',
    args: z.strictObject({}),
    run({ slack, workspace, installation }) {
      return {
        url: `https://${workspace.domain}.slack.com/`,
        team: workspace.name,
        team_id: workspace.id,
        user: workspace.users.get(installation.botUserId)?.name,
        user_id: installation.botUserId,
        bot_id: installation.botId,
        app_id: slack.settings.appId,
        is_enterprise_install: false,
      }
    },
  }),

  'auth.revoke': botMethod({
    tier: 3,
    args: z.strictObject({ test: z.string().optional() }),
    run({ slack, installation }) {
      void revokeToken(slack, installation)
      return { revoked: true }
    },
  }),

  'apps.uninstall': botMethod({
    tier: 1,
    args: z.strictObject(Client),
    run({ slack, workspace }, client) {
      checkClient(slack.settings, client)
      void removeApp(slack, workspace)
      return {}
    },
  }),

  'apps.connections.open': appMethod({
    auth: 'app',
    args: z.strictObject({}),
    run: (slack) => ({ url: openSocketUrl(slack) }),
  }),

  /** https://docs.slack.dev/reference/methods/oauth.v2.access */
  'oauth.v2.access': appMethod({
    auth: 'none',
    args: z.strictObject({
      ...Client,
      code: z.string(),
      redirect_uri: z.string().optional(),
    }),
    run(slack, given) {
      checkClient(slack.settings, given)
      const code = slack.codes.get(given.code)
      const workspace = code && slack.workspaces.get(code.team)
      if (!workspace || slack.now() - code.issuedAt > CODE_LIFETIME_MS) {
        throw new ApiError('invalid_code')
      }
      if (code.used) throw new ApiError('code_already_used')
      if (code.redirectUri !== given.redirect_uri) throw new ApiError('bad_redirect_uri')
      code.used = true
      const installation = installApp(slack, workspace, code.scopes)
      return {
        access_token: installation.token,
        token_type: 'bot',
        scope: [...installation.scopes].join(','),
        bot_user_id: installation.botUserId,
        app_id: slack.settings.appId,
        team: { id: workspace.id, name: workspace.name },
        enterprise: null,
        is_enterprise_install: false,
        authed_user: { id: code.user },
      }
    },
  }),
}

function checkClient(
  settings: { readonly clientId: string; readonly clientSecret: string },
  given: { readonly client_id: string; readonly client_secret: string },
): void {
  if (given.client_id !== settings.clientId) throw new ApiError('invalid_client_id')
  if (given.client_secret !== settings.clientSecret) throw new ApiError('bad_client_secret')
}
