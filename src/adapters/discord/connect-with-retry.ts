/** Connects as soon as Discord can be reached, so that an outage there never keeps the rest of the bot from starting. */
import type { Logger } from 'pino'
import { type Backoff, backoffMs } from '../../core/platform/backoff.ts'
import { type Clock, withDeadline } from '../../core/platform/clock.ts'
import { StartError } from '../../core/platform/platform.ts'

const retries: Backoff = { minMs: 1000, maxMs: 30_000, factor: 2 }

/** How long a start waits for the first attempt before it leaves it to the background. */
const maxStartMs = 15_000

export function connectWithRetry(
  attempt: () => Promise<void>,
  { clock, log }: { readonly clock: Pick<Clock, 'after'>; readonly log: Logger },
) {
  let isStopped = false
  let hasConnected = false
  let cancelRetry: (() => void) | undefined

  async function connect(): Promise<void> {
    await attempt()
    hasConnected = true
  }

  function retryLater(failures: number): void {
    if (isStopped) return
    cancelRetry = clock.after(backoffMs(retries, failures, Math.random()), () => {
      connect().catch((error: unknown) => {
        log.warn({ err: error }, 'Discord still can’t be reached')
        retryLater(failures + 1)
      })
    })
  }

  return {
    /** Resolves once connected, or while attempts continue. Throws a StartError if no further attempt can help. */
    async start(): Promise<void> {
      const first = connect().catch((error: unknown) => {
        if (error instanceof StartError) throw error
        log.warn({ err: error }, 'Discord can’t be reached; trying again')
        retryLater(1)
      })
      await withDeadline(clock, maxStartMs, first, () => undefined)
    },
    /** Makes no further attempts. */
    stop(): void {
      isStopped = true
      cancelRetry?.()
    },
    get hasConnected(): boolean {
      return hasConnected
    },
  }
}
