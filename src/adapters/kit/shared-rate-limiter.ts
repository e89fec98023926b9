/** Keeps the requests of all processes together below a platform's limits: each below its own, then all below the common one. */
import type { Logger } from 'pino'
import { type Clock, withDeadline } from '../../core/platform/clock.ts'
import {
  type Priority,
  type Rate,
  type RateLimiter,
  createRateLimiter,
} from '../../core/platform/rate-limiter.ts'
import type { SharedRates } from '../../core/platform/shared-rates.ts'

interface SharedLimiterParts {
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn'>
  /** Whose limits they are, such as an application on Discord. */
  readonly owner: string
  /** Those of all processes; left out, this is the only one. */
  readonly shared: SharedRates | undefined
}

/** A request that waits longer for the store than this goes without asking it, and so do others for a while. */
const maxStoreMs = 500
const troubleMs = 5_000

export function createSharedRateLimiter({ shared, ...parts }: SharedLimiterParts): RateLimiter {
  const own = createRateLimiter(parts.clock)
  return shared === undefined ? own : shareLimits(own, shared, parts)
}

function shareLimits(
  own: RateLimiter,
  shared: SharedRates,
  { clock, log, owner }: Omit<SharedLimiterParts, 'shared'>,
): RateLimiter {
  let troubledUntil = -Infinity

  /** Without the store, in whose absence little is sent, each process keeps its own limit. */
  function noteTrouble(error?: unknown): 0 {
    if (clock.now() >= troubledUntil) {
      log.warn(
        { err: error },
        'Each process counts its own requests while the database is in trouble',
      )
    }
    troubledUntil = clock.now() + troubleMs
    return 0
  }

  /** Returns which rate is used up and for how long, or undefined. */
  async function take(rates: readonly Rate[], priority: Priority) {
    for (const rate of rates) {
      if (clock.now() < troubledUntil) return undefined
      const asked = shared
        .take({ ...rate, key: `${owner} ${rate.key}` }, priority)
        .catch(noteTrouble)
      const ms = await withDeadline(clock, maxStoreMs, asked, noteTrouble)
      if (ms > 0) return { key: rate.key, ms }
    }
    return undefined
  }

  return {
    async acquire(rates, { priority = 'reply', maxWaitMs = Infinity } = {}) {
      const endsAt = clock.now() + maxWaitMs
      for (;;) {
        const left = Math.max(0, endsAt - clock.now())
        const waitMs = await own.acquire(rates, { priority, maxWaitMs: left })
        if (waitMs !== undefined) return waitMs
        const full = await take(rates, priority)
        if (full === undefined) return undefined
        // Whoever waits here does so in the order of priority.
        own.pause(full.key, full.ms)
      }
    },
    pause(key, ms) {
      own.pause(key, ms)
      shared.pause(`${owner} ${key}`, ms).catch(noteTrouble)
    },
  }
}
