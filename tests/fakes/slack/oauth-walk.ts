// A teacher adding the app in her browser: the install page, Slack's consent, and back with a code.
import type { Slack } from './slack.ts'
import type { Workspace } from './state.ts'

export interface Arrival {
  readonly status: number
  readonly body: string
  readonly location: string | null
  /** The address she came back to, with its code and state: for a replay. */
  readonly returnUrl: string
  /** The cookie her browser carries. */
  readonly cookie: string
}

/**
 * Slack's consent page: from the address the app sends her to, to the address Slack sends her back to.
 * @param fallback where to return when the app names no `redirect_uri`
 */
function consent(
  slack: Slack,
  workspace: Workspace,
  user: string,
  authorizeUrl: string,
  fallback: string,
): string {
  const { searchParams: asked } = new URL(authorizeUrl)
  if (asked.get('client_id') !== slack.settings.clientId) {
    throw new Error('Slack knows no app with this client_id.')
  }
  const code = slack.id('code.')
  slack.codes.set(code, {
    team: workspace.id,
    user,
    scopes: (asked.get('scope') ?? '').split(',').filter((scope) => scope !== ''),
    redirectUri: asked.get('redirect_uri') ?? undefined,
    issuedAt: slack.now(),
    used: false,
  })
  const back = new URL(asked.get('redirect_uri') ?? fallback)
  back.searchParams.set('code', code)
  back.searchParams.set('state', asked.get('state') ?? '')
  return back.href
}

/** Walks the whole way, keeping the app's cookie as a browser does. */
export async function walkInstall(
  slack: Slack,
  workspace: Workspace,
  user: string,
  installUrl: string,
): Promise<Arrival> {
  const page = await fetch(installUrl, { redirect: 'manual' })
  const html = await page.text()
  const link = page.headers.get('location') ?? /href="([^"]*\/oauth\/[^"]*)"/.exec(html)?.[1]
  if (link === undefined) throw new Error(`${installUrl} leads to no consent page of Slack.`)
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const fallback = new URL('/slack/oauth_redirect', installUrl).href
  const authorizeUrl = link.replaceAll('&amp;', '&')
  const returnUrl = consent(slack, workspace, user, authorizeUrl, fallback)
  return comeBack(returnUrl, cookie)
}

/** The last step alone: also for a replayed or a foreign state. */
export async function comeBack(returnUrl: string, cookie: string): Promise<Arrival> {
  const response = await fetch(returnUrl, { redirect: 'manual', headers: { cookie } })
  return {
    status: response.status,
    body: await response.text(),
    location: response.headers.get('location'),
    returnUrl,
    cookie,
  }
}
