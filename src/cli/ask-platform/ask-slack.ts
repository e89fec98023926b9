/** Asks Slack which workspace and app a token belongs to, and what it may do. */
import { z } from 'zod'
import { scopes } from '../../adapters/slack/declare.ts'
import { type Called, type Checked, call, unlessAway } from './call.ts'

const Refusal = z.object({ ok: z.literal(false), error: z.string() })
const Identity = z.object({ ok: z.literal(true), team: z.string(), bot_id: z.string().optional() })
const Bot = z.object({ bot: z.object({ app_id: z.string() }) })

export interface SlackBot {
  readonly workspace: string
  readonly appId: string | undefined
  readonly granted: readonly string[]
}

function callSlack(
  apiUrl: string,
  token: string,
  method: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Called> {
  return call(`${apiUrl.replace(/\/?$/, '/')}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(fields),
  })
}

/** Checks the bot token, and that the app may do what Commonplace can’t do without. */
export function askSlackBot(apiUrl: string, token: string): Promise<Checked<SlackBot>> {
  return unlessAway<SlackBot>('Slack', async () => {
    const { status, headers, body } = await callSlack(apiUrl, token, 'auth.test')
    const { data: identity } = Identity.safeParse(body)
    if (identity === undefined) return describeRefusal(status, body, 'SLACK_BOT_TOKEN')
    const granted = (headers.get('x-oauth-scopes') ?? '')
      .split(/,\s*/)
      .filter((each) => each !== '')
    const missing = Object.keys(scopes).filter((scope) => !granted.includes(scope))
    if (missing.length > 0) {
      return {
        state: 'wrong',
        text: `Slack knows this token of the workspace “${identity.team}”, but the app lacks permissions: ${missing.join(', ')}. It may be the token of another app. If it is the right one, paste the manifest again under App Manifest, choose Install App, install it again, and copy the token.`,
      }
    }
    const appId = await findAppId(apiUrl, token, identity.bot_id)
    return {
      state: 'ok',
      text: `Slack knows the bot in the workspace “${identity.team}”.`,
      value: { workspace: identity.team, appId, granted },
    }
  })
}

async function findAppId(apiUrl: string, token: string, bot = ''): Promise<string | undefined> {
  const { body } = await callSlack(apiUrl, token, 'bots.info', { bot })
  return Bot.safeParse(body).data?.bot.app_id
}

/** Checks the app-level token by asking for a connection, which is not opened. */
export function askSlackConnection(apiUrl: string, token: string): Promise<Checked<undefined>> {
  return unlessAway<undefined>('Slack', async () => {
    const { status, body } = await callSlack(apiUrl, token, 'apps.connections.open')
    return z.object({ ok: z.literal(true) }).safeParse(body).success
      ? { state: 'ok', text: 'Slack lets the bot connect.', value: undefined }
      : describeRefusal(status, body, 'SLACK_APP_TOKEN')
  })
}

/** An app-level token holds the id of its app: `xapp-1-A0123456789-…`. */
export function appIdOf(appToken: string): string | undefined {
  return /^xapp-\d+-(A[0-9A-Z]+)-/.exec(appToken)?.[1]
}

const again = {
  SLACK_BOT_TOKEN:
    'Open Install App, install the app again if Slack asks for it, and copy the Bot User OAuth Token.',
  SLACK_APP_TOKEN:
    'Under Basic Information, App-Level Tokens, generate a new one with the scope connections:write.',
} as const

const refusals: Readonly<Record<string, string>> = {
  account_inactive: 'The app has been removed from this workspace.',
  invalid_auth: 'Slack doesn’t know this token. Perhaps only part of it was copied.',
  missing_scope: 'This token lacks the scope connections:write.',
  not_allowed_token_type: 'Slack needs another kind of token here.',
  not_authed: 'The token didn’t reach Slack.',
  token_expired: 'This token has expired.',
  token_revoked: 'This token has been revoked.',
}

function describeRefusal(status: number, body: unknown, name: keyof typeof again): Checked<never> {
  const { data } = Refusal.safeParse(body)
  const known = refusals[data?.error ?? '']
  if (
    data === undefined ||
    /^(?:ratelimited|internal_error|fatal_error|service_unavailable)$/.test(data.error)
  ) {
    return {
      state: 'unreachable',
      text: `Slack answers with an error of its own (${data?.error ?? status}). Try again in a few minutes.`,
    }
  }
  return {
    state: 'wrong',
    text: `${known ?? `Slack refuses this token (${data.error}).`} ${again[name]}`,
  }
}
