/** Commonplace on Slack: Bolt over Socket Mode or HTTP, in one workspace or in many. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import {
  App,
  HTTPReceiver,
  HTTPReceiverDeferredRequestError,
  SocketModeReceiver,
} from '@slack/bolt'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Dispatcher, PlatformEvent } from '../../app/dispatch.ts'
import type { Installations } from '../../core/platform/installation.ts'
import { type Platform, StartError } from '../../core/platform/platform.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { createAnswers } from './answer.ts'
import { installedAccess, ownAccess } from './access.ts'
import { clientOptions, createApi } from './api.ts'
import { boltLogger } from './bolt-logger.ts'
import type { SlackConfig } from './config.ts'
import { keepConnected } from './connect.ts'
import { paths } from './declare.ts'
import { codeOf } from './errors.ts'
import { homeView } from '../../render/slack/home-view.ts'
import { type InstallParts, createInstallReceiver } from './install.ts'
import { callTimeoutMs, postsPerSecond } from './limits.ts'
import { type Clock, createRateLimiter } from './rate-limiter.ts'
import { createUserDirectory } from './user-directory.ts'
import { createMessages } from './messages.ts'
import { receive } from './receive.ts'
import { withTimeout } from './timeout.ts'

export interface SlackParts {
  readonly dispatch: Dispatcher
  readonly log: Logger
  /** What somebody's Home tab shows. */
  readonly home: (event: PlatformEvent) => Promise<Reply>
  /** Where the tokens of many workspaces are kept; not asked for one workspace. */
  readonly installations: Installations | undefined
  readonly clock?: Clock
  /** How long Slack is given to answer one call, in milliseconds; usually ten seconds. */
  readonly timeoutMs?: number
}

/** A listener that wants Node's own requests, all those under its prefix. */
interface Mount {
  readonly prefix: string
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void
}

export interface Slack {
  readonly platform: Platform
  /** The paths that Slack calls, where it calls any. */
  readonly mount?: Mount
}

/** How long a stop waits for answers in hand, in milliseconds. */
const maxStopMs = 5000

export function createSlack(config: SlackConfig, parts: SlackParts): Slack {
  const { dispatch, home, installations, clock = systemClock, timeoutMs = callTimeoutMs } = parts
  const log = parts.log.child({ platform: 'slack' })
  const logger = boltLogger(log)
  const troubles = new Map<string, string>()

  const own = config.kind === 'workspaces' ? undefined : ownAccess(config, logger)
  const api = createApi({
    apiUrl: config.apiUrl,
    access: own?.find ?? installedAccess(installations),
    rateLimiter: createRateLimiter(clock),
    logger,
    timeoutMs,
    onTokenRevoked(team, code) {
      log.error({ team, code }, 'Slack no longer accepts the token of a workspace')
      if (own !== undefined) troubles.set('token', tokenProblem(code))
    },
  })

  const { events, socket, onServer } = createReceivers(
    config,
    { log, logger, now: () => clock.now() },
    installations,
  )
  const app = new App({
    receiver: events,
    // Our own calls know their workspace's token; Bolt only receives, and is given none.
    authorize: ({ teamId }) => Promise.resolve(teamId === undefined ? {} : { teamId }),
    ignoreSelf: false,
    convoStore: false,
    logger,
  })
  app.error((error) => {
    log.error({ err: error }, 'Bolt could not handle what Slack sent')
    return Promise.resolve()
  })
  const answers = createAnswers({ api, log, clock, timeoutMs })
  const people = createUserDirectory(api, clock, log)
  const received = receive(app, {
    dispatch,
    api,
    answers,
    people,
    log,
    clock,
    async showHome(event, team, user) {
      const view = homeView(await home(event))
      await api.call(team, 'views.publish', { user_id: user, view }, z.object({}), { again: true })
    },
    async onRemoved(team, asOf) {
      log.info({ team }, 'Removed from a Slack workspace')
      await installations?.remove(team, asOf)
    },
  })
  const connection = socket === undefined ? undefined : keepConnected(socket.client, log)

  const platform: Platform = {
    name: 'slack',
    rateLimit: (room) => ({ key: room.class, perSecond: postsPerSecond }),
    async start() {
      await own?.check().catch((error: unknown) => {
        const code = codeOf(error)
        if (code !== undefined) throw new StartError(tokenProblem(code), { cause: error })
        log.warn({ err: error }, 'Slack cannot be reached yet')
      })
      await connection?.start()
    },
    async stop() {
      await connection?.stop()
      await withTimeout(maxStopMs, received.settled())
    },
    healthProblem() {
      if (connection?.isConnected() === false) {
        return 'The connection to Slack is down; the bot keeps trying to connect again.'
      }
      return troubles.values().next().value
    },
    ...createMessages(api),
  }
  return { platform, ...(onServer.length === 0 ? {} : { mount: mountOf(onServer) }) }
}

interface Receivers {
  /** What Bolt hears events from. */
  readonly events: SocketModeReceiver | HTTPReceiver
  readonly socket?: SocketModeReceiver
  /** Those that answer on our server's paths. */
  readonly onServer: readonly HTTPReceiver[]
}

/** Socket Mode where there is an app token, HTTP otherwise; and the pages that add the app where there are many workspaces. */
function createReceivers(
  config: SlackConfig,
  install: Pick<InstallParts, 'log' | 'logger' | 'now'>,
  installations: Installations | undefined,
): Receivers {
  const { logger } = install
  if (config.kind === 'workspaces' && installations === undefined) {
    throw new RangeError('Slack in many workspaces needs a place for installations.')
  }
  const pages =
    config.kind === 'workspaces' && installations !== undefined
      ? [createInstallReceiver({ ...config, ...install, installations })]
      : []
  if (config.kind === 'http' || (config.kind === 'workspaces' && config.appToken === undefined)) {
    const { signingSecret } = config
    const events = new HTTPReceiver({ signingSecret, endpoints: [paths.events], logger })
    return { events, onServer: [events, ...pages] }
  }
  const { appToken = '' } = config
  const socket = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(config.apiUrl, logger) },
  })
  return { events: socket, socket, onServer: pages }
}

const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms) => wait(ms),
}

function tokenProblem(code: string): string {
  return `Slack refuses SLACK_BOT_TOKEN (${code}). Install the app again and copy the token from its OAuth & Permissions page.`
}

/** Each of Bolt's receivers throws for paths that are not its own. */
function mountOf(receivers: readonly HTTPReceiver[]): Mount {
  return {
    prefix: paths.prefix,
    listener(request, response) {
      for (const receiver of receivers) {
        try {
          receiver.requestListener(request, response)
          return
        } catch (error) {
          if (!(error instanceof HTTPReceiverDeferredRequestError)) throw error
        }
      }
      response.writeHead(404).end()
    },
  }
}
