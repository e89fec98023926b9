/** Connects as soon as Discord can be reached, so that an outage there never keeps the rest of the bot from starting. */
import type { Logger } from 'pino'
import { type Backoff, backoffMs } from '../../core/platform/backoff.ts'
import { type Clock, withDeadline } from '../../core/platform/clock.ts'
import { StartError } from '../../core/platform/platform.ts'

const retries: Backoff = { minMs: 1000, maxMs: 30_000, factor: 2 }

/** How long a start waits for the first attempt before it leaves it to the background. */
const maxStartMs = 15_000

/** The same where Discord calls the bot: people are waiting for answers, not for this. */
const maxCalledStartMs = 2_000

export function connectWithRetry(
  attempt: () => Promise<void>,
  {
    clock,
    log,
    retryAfterMs = () => 0,
    isCalled = false,
  }: {
    readonly clock: Pick<Clock, 'after'>
    readonly log: Logger
    /** How long Discord asks us to wait after an error. */
    readonly retryAfterMs?: (error: unknown) => number
    /** Whether Discord calls the bot, which then can answer people whatever becomes of its own requests. */
    readonly isCalled?: boolean
  },
) {
  let isStopped = false
  let hasConnected = false
  let problem: string | undefined
  let cancelRetry: (() => void) | undefined

  async function connect(): Promise<void> {
    await attempt()
    hasConnected = true
  }

  /** Tries again later, unless that cannot help. */
  function handleFailure(error: unknown, failures: number): void {
    if (isStopped) return
    if (error instanceof StartError) {
      problem = error.message
      log.error({ err: error }, 'Discord can’t be used as it is configured')
      return
    }
    log.warn({ err: error, failures }, 'Discord can’t be reached; trying again')
    const delayMs = backoffMs(retries, failures, Math.random())
    cancelRetry = clock.after(Math.max(delayMs, retryAfterMs(error)), () => {
      connect().catch((reason: unknown) => handleFailure(reason, failures + 1))
    })
  }

  return {
    /** Resolves once connected, or while attempts continue. Throws a StartError if nothing can work without. */
    async start(): Promise<void> {
      let isWaiting = true
      const first = connect().catch((error: unknown) => {
        if (isWaiting && !isCalled && error instanceof StartError) throw error
        handleFailure(error, 1)
      })
      await withDeadline(
        clock,
        isCalled ? maxCalledStartMs : maxStartMs,
        first,
        () => (isWaiting = false),
      )
    },
    /** Makes no further attempts. */
    stop(): void {
      isStopped = true
      cancelRetry?.()
    },
    get hasConnected(): boolean {
      return hasConnected
    },
    /** Returns why no further attempt is made, a sentence for the operator. */
    get problem(): string | undefined {
      return problem
    },
  }
}
