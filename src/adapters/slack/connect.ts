/**
 * Keeps the Socket Mode connection open. The library's own reconnecting is switched off: it waits five seconds, and a failed
 * attempt ends the process with a rejection that nobody can catch.
 */
import { type SocketModeReceiver, webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import { StartError } from '../../core/platform/platform.ts'
import { codeOf } from './errors.ts'
import { systemClock } from '../../app/system-clock.ts'
import { type Backoff, backoffMs } from '../../core/platform/backoff.ts'
import { type Clock, withDeadline } from '../../core/platform/clock.ts'

type SocketClient = SocketModeReceiver['client']

const retries: Backoff = { minMs: 1000, maxMs: 15_000, factor: 2 }
/** How long an attempt to connect may take. */
const maxAttemptMs = 15_000
/** How long disconnecting may take. */
const maxDisconnectMs = 1000

export function keepConnected(client: SocketClient, clock: Pick<Clock, 'after'>, log: Logger) {
  let connected = false
  let stopped = false
  let failures = 0
  let cancelRetry: (() => void) | undefined

  client.on('connected', () => {
    connected = true
    failures = 0
  })
  client.on('disconnected', () => {
    const wasConnected = connected
    connected = false
    // A failed attempt to connect is handled where it was made.
    if (wasConnected && !stopped) reconnectAfter(0)
  })

  async function connect(): Promise<void> {
    const timeout = setTimeout(() => void client.disconnect(), maxAttemptMs)
    try {
      await client.start()
      if (stopped) return await client.disconnect()
      log.info('Connected to Slack')
    } finally {
      clearTimeout(timeout)
    }
  }

  function reconnectAfter(ms: number): void {
    cancelRetry = clock.after(ms, () => {
      connect().catch(retryLater)
    })
  }

  function retryLater(error: unknown): void {
    failures += 1
    log.warn({ err: error, failures }, 'Slack cannot be reached; trying again')
    if (stopped) return
    const askedMs = error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1000 : 0
    reconnectAfter(Math.max(askedMs, backoffMs(retries, failures, Math.random())))
  }

  return {
    isConnected: () => connected,
    /** Resolves after the first attempt and keeps trying if it failed. Throws a StartError if Slack rejects the app token. */
    async start(): Promise<void> {
      try {
        await connect()
      } catch (error) {
        if (rejectedTokenCodes.includes(codeOf(error) ?? '')) {
          throw new StartError(
            `Slack rejects SLACK_APP_TOKEN (${codeOf(error)}). Generate a new one under Basic Information, with connections:write.`,
            { cause: error },
          )
        }
        retryLater(error)
      }
    },
    async stop(): Promise<void> {
      stopped = true
      cancelRetry?.()
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
