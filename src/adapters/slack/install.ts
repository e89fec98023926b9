/** Adds the app to a workspace by OAuth, with sign-in states that work once and tokens encrypted in the store. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import {
  HTTPReceiver,
  type Installation as BoltInstallation,
  type InstallationQuery,
  type Logger as BoltLogger,
  type StateStore,
  webApi,
} from '@slack/bolt'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Installations } from '../../core/platform/installation.ts'
import { clientOptions } from './api.ts'
import type { SlackConfig } from './config.ts'
import { allScopes, paths } from './declare.ts'

export interface InstallParts extends Extract<SlackConfig, { kind: 'workspaces' }> {
  readonly installations: Installations
  readonly log: Logger
  readonly logger: BoltLogger
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** How long a sign-in may take. */
const stateLifetimeMs = 10 * 60_000

/** Returns a receiver that handles no events, only the two pages that add the app. */
export function createInstallReceiver(parts: InstallParts): HTTPReceiver {
  const { apiUrl, clientId, clientSecret, signingSecret, installations, log, logger } = parts
  return new HTTPReceiver({
    signingSecret,
    endpoints: [],
    logger,
    clientId,
    clientSecret,
    scopes: allScopes,
    installationStore: {
      async storeInstallation(installation: BoltInstallation): Promise<void> {
        await consumeState(installations, installation.metadata ?? '')
        const saved = await toInstallation(installation, apiUrl, logger)
        await installations.save(saved)
        log.info({ team: saved.team }, 'Added to a Slack workspace')
      },
      // Our own calls look up the token of their own workspace; Bolt never needs one.
      fetchInstallation: (query: InstallationQuery<boolean>) =>
        Promise.reject(new Error(`Bolt is not given tokens (${query.teamId ?? 'no workspace'}).`)),
    },
    installerOptions: {
      directInstall: true,
      installPath: paths.install,
      redirectUriPath: paths.redirect,
      stateStore: createStates(parts),
      stateVerification: true,
      clientOptions: clientOptions(apiUrl, logger),
      callbackOptions: {
        success: (_installation, _options, _request, response) =>
          page(response, 200, 'Commonplace is in your workspace', [
            'In Slack, open your class’s channel and type /invite @Commonplace, then /study help.',
          ]),
        failure: (error, _options, _request, response) => {
          log.warn({ err: error }, 'Adding the app to a Slack workspace failed')
          page(response, 400, 'That didn’t work', [
            'The sign-in was cancelled, took too long, or was started in another browser. Nothing was changed.',
            'Please <a href=install>start again</a>.',
          ])
        },
      },
    },
  })
}

const Workspace = z.object({ url: z.url() })

async function toInstallation(installation: BoltInstallation, apiUrl: string, logger: BoltLogger) {
  const { team, bot } = installation
  if (team === undefined || bot === undefined) {
    throw new Error('The app can be added to one workspace at a time, not to a whole organisation.')
  }
  const client = new webApi.WebClient(bot.token, clientOptions(apiUrl, logger))
  const { url } = Workspace.parse(await client.apiCall('auth.test'))
  return {
    team: team.id,
    name: team.name ?? team.id,
    url,
    botToken: bot.token,
    botUserId: bot.userId,
    scopes: bot.scopes,
  }
}

/**
 * States are signed, so neither opening the page nor coming back from it, which anybody may do, stores anything. Bolt itself
 * compares a state with the browser's cookie, and hands it on to what stores the installation.
 */
function createStates({ stateSecret, now }: InstallParts): StateStore {
  function sign(body: string): string {
    return createHmac('sha256', stateSecret).update(body).digest('base64url')
  }
  return {
    generateStateParam: () => {
      const body = `${now() + stateLifetimeMs}.${randomBytes(24).toString('base64url')}`
      return Promise.resolve(`${body}.${sign(body)}`)
    },
    async verifyStateParam(_now, state) {
      const [, metadata, expiresAt, signature] =
        /^((\d{1,15})\.[\w-]+)\.([\w-]{43})$/.exec(state) ?? []
      if (metadata === undefined || expiresAt === undefined || signature === undefined) {
        throw invalidState()
      }
      if (!timingSafeEqual(Buffer.from(sign(metadata)), Buffer.from(signature))) {
        throw invalidState()
      }
      if (Number(expiresAt) < now()) throw invalidState()
      return { scopes: allScopes, metadata }
    },
  }
}

/** Makes a state work once: only after Slack has confirmed the sign-in is it stored, until it expires. */
async function consumeState(installations: Installations, state: string): Promise<void> {
  const [expiresAt] = state.split('.')
  if (!(await installations.consumeState(state, Number(expiresAt)))) throw invalidState()
}

function invalidState(): Error {
  return new Error('The state of this sign-in is forged, expired or already used.')
}

function page(response: ServerResponse, status: number, title: string, lines: readonly string[]) {
  const body = lines.map((line) => `<p>${line}</p>`).join('\n')
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  response.end(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body { font: 1.1rem/1.5 system-ui; max-width: 34rem; margin: 4rem auto; padding: 0 1rem }</style>
<h1>${title}</h1>
${body}
</html>
`)
}
