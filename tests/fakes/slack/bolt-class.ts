// A small class on the fake Slack with the real Bolt, for the fake's own tests.
import { App, HTTPReceiver, LogLevel, SocketModeReceiver, type AppOptions } from '@slack/bolt'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { FakeWorkspace } from './fake-workspace.ts'
import type { Person } from './person.ts'
import type { FakeSlackOptions } from './settings.ts'
import { startFakeSlack, type FakeSlack } from './start-fake-slack.ts'
import type { Channel } from './state.ts'

export interface Class {
  readonly slack: FakeSlack
  readonly team: FakeWorkspace
  readonly ada: Person
  readonly ben: Person
  readonly channel: Channel
  readonly token: string
}

/** One workspace with a teacher, a student, a channel and the app in it. */
export async function startClass(options?: FakeSlackOptions): Promise<Class> {
  const slack = await startFakeSlack(options)
  onTestFinished(() => slack.close())
  const team = slack.addWorkspace('period-3')
  const { token } = team.install(options?.scopes)
  const ada = team.addPerson({ name: 'ada', admin: true })
  const ben = team.addPerson({ name: 'ben' })
  const channel = team.addChannel({ name: 'film-club', withApp: true })
  return { slack, team, ada, ben, channel, token }
}

/** Bolt over Socket Mode in one workspace, or in every workspace that has the app; started once `listen` has registered its listeners. */
export async function startSocketApp(
  { slack, token }: Pick<Class, 'slack'> & { readonly token?: string },
  listen: (app: App) => void,
  authorize?: NonNullable<AppOptions['authorize']>,
): Promise<App> {
  const { apiUrl: slackApiUrl, appToken } = slack
  const receiver = new SocketModeReceiver({
    appToken,
    logLevel: LogLevel.ERROR,
    // Bolt also waits this long before it connects again; a busy machine must not look like a lost connection.
    clientPingTimeout: 2000,
    installerOptions: { clientOptions: { slackApiUrl } },
  })
  const clientOptions = { slackApiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }
  const identity = authorize ? { authorize } : { token: token ?? '' }
  const app = new App({ ...identity, receiver, clientOptions, logLevel: LogLevel.ERROR })
  listen(app)
  await app.start()
  onTestFinished(async () => {
    await app.stop()
  })
  return app
}

/** Bolt over HTTP; with `installer`, for many workspaces by OAuth. */
export async function startHttpApp(
  { slack, token }: Pick<Class, 'slack'> & { readonly token?: string },
  listen: (app: App) => void,
): Promise<{ readonly url: string; readonly app: App }> {
  const { apiUrl: slackApiUrl, clientId, clientSecret, signingSecret } = slack
  const clientOptions = { slackApiUrl, retryConfig: { retries: 0 } }
  const oauth = {
    clientId,
    clientSecret,
    stateSecret: 'state-secret',
    scopes: ['commands', 'chat:write'],
    installerOptions: { directInstall: true, clientOptions: { slackApiUrl } },
  }
  const receiver = new HTTPReceiver({
    signingSecret,
    // Bolt reports every refused request as an error; the tests refuse on purpose.
    logger: QUIET,
    ...(token === undefined && oauth),
  })
  const app = new App({
    receiver,
    clientOptions,
    logger: QUIET,
    ...(token !== undefined && { token }),
  })
  listen(app)
  const server = (await app.start(0)) as { address(): AddressInfo; closeAllConnections(): void }
  onTestFinished(async () => {
    server.closeAllConnections()
    await app.stop()
  })
  const url = `http://127.0.0.1:${server.address().port}`
  slack.useRequestUrl(`${url}/slack/events`)
  return { url, app }
}

function ignore(): void {}
const QUIET = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  setLevel: ignore,
  getLevel: () => LogLevel.ERROR,
  setName: ignore,
}
