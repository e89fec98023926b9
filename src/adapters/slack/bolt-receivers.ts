/** Chooses Bolt's receivers by the configuration, Socket Mode or HTTP, and mounts those that need the bot's HTTP server. */
import {
  HTTPReceiver,
  HTTPReceiverDeferredRequestError,
  SocketModeReceiver,
  LogLevel,
  type Logger as BoltLogger,
} from '@slack/bolt'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Observer } from '../../core/platform/observer.ts'
import { StartError } from '../../core/platform/platform.ts'
import type { Installations } from '../../core/platform/installation.ts'
import { clientOptions } from './api.ts'
import type { SlackConfig } from './config.ts'
import { paths } from './declare.ts'
import type { Mount } from '../kit/mount.ts'
import { createSignatureWatch } from '../kit/signature-watch.ts'
import { watchSignatures } from './watch-signatures.ts'
import { type InstallParts, createInstallReceiver } from './install.ts'
import type { Logger } from 'pino'

interface BoltReceivers {
  /** Where Bolt receives requests. */
  readonly events: SocketModeReceiver | HTTPReceiver
  readonly socket?: SocketModeReceiver
  /** Absent if Slack calls no path of the bot's server. */
  readonly mount?: Mount
  /** Returns why what Slack sends is refused, a sentence for the operator. */
  readonly requestProblem?: () => string | undefined
}

/** Uses Socket Mode if there is an app token and HTTP otherwise; for many workspaces, adds the pages that install the app. */
export function createBoltReceivers(
  config: SlackConfig,
  {
    ackAfterMs,
    observer,
    ...install
  }: Pick<InstallParts, 'log' | 'logger' | 'now'> & {
    readonly ackAfterMs: number
    readonly observer: Observer
  },
  installations: Installations | undefined,
): BoltReceivers {
  const { logger } = install
  const pages: HTTPReceiver[] = []
  if (config.kind === 'workspaces') {
    if (installations === undefined) {
      throw new StartError('Slack in many workspaces needs a store for installations.')
    }
    pages.push(createInstallReceiver({ ...config, ...install, installations }))
  }
  if (config.kind === 'http' || (config.kind === 'workspaces' && config.appToken === undefined)) {
    const { signingSecret } = config
    const events = new HTTPReceiver({
      signingSecret,
      endpoints: [paths.events],
      logger,
      // What is still open then, Bolt refuses by itself: never before it is acknowledged.
      unhandledRequestTimeoutMillis: ackAfterMs + 1_000,
    })
    const signatures = createSignatureWatch({
      platform: 'Slack',
      variable: 'SLACK_SIGNING_SECRET',
      ...install,
    })
    const watch = watchSignatures(signingSecret, { ...install, observer, signatures })
    return {
      events,
      mount: mountOf([events, ...pages], watch),
      requestProblem: () => signatures.problem(),
    }
  }
  const { appToken = '' } = config
  const socket = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(config.apiUrl, logger) },
  })
  return {
    events: socket,
    socket,
    ...(pages.length === 0 ? {} : { mount: mountOf(pages) }),
  }
}

/** Bolt's receivers throw for paths that are not theirs, so the request goes to the next one. */
function mountOf(
  receivers: readonly HTTPReceiver[],
  watch: (request: IncomingMessage, response: ServerResponse) => void = () => undefined,
): Mount {
  return {
    prefix: paths.prefix,
    listener(request, response) {
      watch(request, response)
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

const minWarnIntervalMs = 60_000

/**
 * Keeps what Bolt says to itself, since it quotes what it received; its errors are described. It warns of each request without
 * Slack’s signature, which anybody can send, so only one warning a minute is written, with how many there were.
 */
export function boltLogger(log: Logger, now: () => number): BoltLogger {
  const boltLog = log.child({ from: 'bolt' })
  let warnedAt = -Infinity
  let rows = 0

  function warn(...parts: readonly unknown[]): void {
    rows += 1
    if (now() - warnedAt < minWarnIntervalMs) return
    warnedAt = now()
    boltLog.warn({ err: parts.find(isError), rows }, 'Bolt reported a problem')
    rows = 0
  }

  return {
    debug: ignore,
    info: ignore,
    warn,
    error: (...parts) => boltLog.error({ err: parts.find(isError) }, 'Bolt reported an error'),
    setLevel: ignore,
    getLevel: () => LogLevel.WARN,
    setName: ignore,
  }
}

function isError(part: unknown): boolean {
  return part instanceof Error
}

function ignore(): void {}
