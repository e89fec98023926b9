/** Begins as soon as Discord can be reached, so that an outage there never keeps the rest of the bot from starting. */
import type { Logger } from 'pino'
import { type Backoff, backoffMs } from '../../core/platform/backoff.ts'
import { StartError } from '../../core/platform/platform.ts'

const retries: Backoff = { minMs: 1000, maxMs: 30_000, factor: 2 }

/** So long a start waits for the first attempt before it leaves it to the background (ms). */
const maxStartMs = 15_000

export interface Connector {
  /** Resolves when it is done, or will go on by itself. Throws a StartError where no further attempt can help. */
  start(): Promise<void>
  /** Makes no further attempt. */
  stop(): void
  readonly hasConnected: boolean
}

export function connectWithRetry(attempt: () => Promise<void>, log: Logger): Connector {
  const stopped = Promise.withResolvers<void>()
  let stopping = false
  let done = false

  async function begin(): Promise<void> {
    await attempt()
    done = true
  }

  async function beginLater(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      await Promise.race([stopped.promise, timer(backoffMs(retries, tries + 1, Math.random()))])
      if (stopping) return
      try {
        return await begin()
      } catch (error) {
        log.warn({ err: error }, 'Discord cannot be reached yet')
      }
    }
  }

  return {
    async start() {
      const first = begin().catch((error: unknown) => {
        if (error instanceof StartError) throw error
        log.warn({ err: error }, 'Discord cannot be reached; the bot goes on trying')
        void beginLater()
      })
      await Promise.race([first, timer(maxStartMs)])
    },
    stop() {
      stopping = true
      stopped.resolve()
    },
    get hasConnected() {
      return done
    },
  }
}

/** Holds no process open. */
function timer(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
