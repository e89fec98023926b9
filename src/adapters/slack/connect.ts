/**
 * Keeps the Socket Mode connection. The library's own reconnecting waits five seconds, and a failed attempt of it ends the
 * process through a rejection that nobody can catch, so it is switched off and done here.
 */
import type { SocketModeReceiver } from '@slack/bolt'
import type { Logger } from 'pino'
import { StartError } from '../../core/platform/platform.ts'
import { codeOf } from './errors.ts'
import { systemClock } from '../../app/system-clock.ts'
import { type Backoff, backoffMs } from '../../core/platform/backoff.ts'
import { withDeadline } from '../../core/platform/deadline.ts'

type SocketClient = SocketModeReceiver['client']

export interface Connection {
  /** Resolves with the first connection, or throws where Slack refuses the app token; keeps trying meanwhile. */
  start(): Promise<void>
  stop(): Promise<void>
  isConnected(): boolean
}

const retries: Backoff = { minMs: 1000, maxMs: 15_000, factor: 2 }
/** A connection that is not there by then is tried anew, in milliseconds. */
const maxAttemptMs = 15_000
/** How long a goodbye may take, in milliseconds. */
const maxDisconnectMs = 1000

export function keepConnected(client: SocketClient, log: Logger): Connection {
  let connected = false
  let stopped = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  client.on('connected', () => {
    connected = true
    failures = 0
  })
  client.on('disconnected', () => {
    const wasConnected = connected
    connected = false
    // An attempt that fails says so itself.
    if (wasConnected && !stopped) again(0)
  })

  async function connect(): Promise<void> {
    const tooLong = setTimeout(() => void client.disconnect(), maxAttemptMs)
    try {
      await client.start()
      log.info('Connected to Slack')
    } finally {
      clearTimeout(tooLong)
    }
  }

  function again(pause: number): void {
    timer = setTimeout(() => {
      connect().catch((error: unknown) => {
        failures += 1
        log.warn({ err: error, failures }, 'Slack cannot be reached; trying again')
        if (!stopped) again(backoffMs(retries, failures, Math.random()))
      })
    }, pause)
  }

  return {
    isConnected: () => connected,
    async start() {
      try {
        await connect()
      } catch (error) {
        if (rejectedTokenCodes.includes(codeOf(error) ?? '')) {
          throw new StartError(
            `Slack refuses SLACK_APP_TOKEN (${codeOf(error)}). Make a new one under Basic Information, with connections:write.`,
            { cause: error },
          )
        }
        failures = 1
        log.warn({ err: error }, 'Slack cannot be reached; trying again')
        again(backoffMs(retries, failures, Math.random()))
      }
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      if (!connected) return
      const disconnected = Promise.allSettled([client.disconnect()])
      await withDeadline(systemClock, maxDisconnectMs, disconnected, () => undefined)
    },
  }
}

const rejectedTokenCodes = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'not_allowed_token_type',
]
