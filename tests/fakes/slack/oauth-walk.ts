// A teacher adds the app in a browser: the install page, Slack's consent page, and the return with a code.
import type { Slack } from './slack.ts'
import type { Workspace } from './state.ts'

export interface Arrival {
  readonly status: number
  readonly body: string
  readonly location: string | null
  /** The return address with its code and state, for a replay. */
  readonly returnUrl: string
  /** The browser's cookie. */
  readonly cookie: string
}

/**
 * Slack's consent page. Returns the address that the browser is sent back to.
 * @param fallback the return address if the app gives no `redirect_uri`
 * @param grants which of the scopes the person allows
 */
function consent(
  slack: Slack,
  workspace: Workspace,
  user: string,
  authorizeUrl: string,
  fallback: string,
  grants: (scope: string) => boolean,
): string {
  const { searchParams: query } = new URL(authorizeUrl)
  if (query.get('client_id') !== slack.settings.clientId) {
    throw new Error('No app has this client_id.')
  }
  const code = slack.id('code.')
  slack.codes.set(code, {
    team: workspace.id,
    user,
    scopes: (query.get('scope') ?? '').split(',').filter((scope) => scope !== '' && grants(scope)),
    redirectUri: query.get('redirect_uri') ?? undefined,
    issuedAt: slack.now(),
    used: false,
  })
  const back = new URL(query.get('redirect_uri') ?? fallback)
  back.searchParams.set('code', code)
  back.searchParams.set('state', query.get('state') ?? '')
  return back.href
}

/** Goes through the whole sign-in, keeping the app's cookie as a browser does. */
export async function walkInstall(
  slack: Slack,
  workspace: Workspace,
  user: string,
  installUrl: string,
  { grants }: { readonly grants?: readonly string[] } = {},
): Promise<Arrival> {
  const page = await fetch(installUrl, { redirect: 'manual' })
  const html = await page.text()
  const link = page.headers.get('location') ?? /href="([^"]*\/oauth\/[^"]*)"/.exec(html)?.[1]
  if (link === undefined) throw new Error(`${installUrl} has no link to Slack’s consent page.`)
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const fallback = new URL('/slack/oauth_redirect', installUrl).href
  const authorizeUrl = link.replaceAll('&amp;', '&')
  const returnUrl = consent(
    slack,
    workspace,
    user,
    authorizeUrl,
    fallback,
    (scope) => grants?.includes(scope) ?? true,
  )
  return comeBack(returnUrl, cookie)
}

/** The last step alone, also for a replayed or foreign state. */
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
