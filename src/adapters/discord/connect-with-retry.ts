/** Connects as soon as Discord can be reached, so that an outage there never keeps the rest of the bot from starting. */
import type { Logger } from 'pino'
import { type Backoff, backoffMs } from '../../core/platform/backoff.ts'
import { StartError } from '../../core/platform/platform.ts'

const retries: Backoff = { minMs: 1000, maxMs: 30_000, factor: 2 }

/** How long a start waits for the first attempt before it leaves it to the background. */
const maxStartMs = 15_000

export interface Connector {
  /** Resolves once connected, or while attempts continue. Throws a StartError if no further attempt can help. */
  start(): Promise<void>
  /** Makes no further attempts. */
  stop(): void
  readonly hasConnected: boolean
}

export function connectWithRetry(attempt: () => Promise<void>, log: Logger): Connector {
  const stopped = Promise.withResolvers<void>()
  let isStopped = false
  let hasConnected = false

  async function connect(): Promise<void> {
    await attempt()
    hasConnected = true
  }

  async function retry(): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      await Promise.race([stopped.promise, wait(backoffMs(retries, failures, Math.random()))])
      if (isStopped) return
      try {
        return await connect()
      } catch (error) {
        log.warn({ err: error }, 'Discord still can’t be reached')
      }
    }
  }

  return {
    async start() {
      const first = connect().catch((error: unknown) => {
        if (error instanceof StartError) throw error
        log.warn({ err: error }, 'Discord can’t be reached; trying again')
        void retry()
      })
      await Promise.race([first, wait(maxStartMs)])
    },
    stop() {
      isStopped = true
      stopped.resolve()
    },
    get hasConnected() {
      return hasConnected
    },
  }
}

/** Does not keep the process running. */
function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
