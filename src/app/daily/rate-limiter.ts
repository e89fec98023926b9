/** Keeps the daily posts below the platforms' limits, so that answers to people always have room. */
import type { RateLimit } from '../../core/platform/platform.ts'

export interface RateLimiter {
  /** Resolves when it is this key's turn; the turns of a key are spread evenly. */
  acquire(key: string, perSecond: number): Promise<void>
}

export interface RateLimiterClock {
  /** Milliseconds that never go back. */
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
}

/** Turns of so long ago (ms) that nobody took are made up for, so that a moment's standstill does not slow the whole. */
const burstMs = 250

/** Keys whose turn has passed are forgotten when there are this many. */
const maxKeys = 10_000

/** Checks take up to three requests each and are not urgent, so they run at a sixteenth of the platform's rate for posts. */
export function checkRateLimit({ key, perSecond }: RateLimit): RateLimit {
  return { key: `${key} checks`, perSecond: perSecond / 16 }
}

export function createRateLimiter({ now, wait }: RateLimiterClock): RateLimiter {
  const free = new Map<string, number>()

  return {
    async acquire(key, perSecond) {
      const at = now()
      const turn = Math.max(at - burstMs, free.get(key) ?? -Infinity)
      free.set(key, turn + 1000 / perSecond)
      if (free.size > maxKeys) {
        for (const [other, until] of free) if (until <= at) free.delete(other)
      }
      if (turn > at) await wait(turn - at)
    },
  }
}
