/** Keeps calls below Slack's limits: each kind of call has its own rhythm, and a pause when Slack asks for one. */
import { type RateLimit, maxWaitMs } from './limits.ts'

/** What passes the time; tests turn it by hand. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  wait(ms: number): Promise<void>
}

export interface Reservation {
  readonly key: string
  readonly limit: RateLimit
}

export interface RateLimiter {
  /** Waits for every turn; gives the milliseconds to wait where that is longer than anybody should, and takes no turn. */
  acquire(turns: readonly Reservation[]): Promise<number | undefined>
  /** Slack has asked for a pause. */
  pause(key: string, ms: number): void
}

/** Rhythms that nobody has used lately are forgotten beyond this many. */
const maxKeys = 5000

export function createRateLimiter(clock: Clock): RateLimiter {
  /** For each key, when its rhythm would be even again if it were kept from now on (the generic cell rate algorithm). */
  const even = new Map<string, number>()
  const paused = new Map<string, number>()

  function waitFor({ key, limit }: Reservation, now: number): number {
    const ahead = (even.get(key) ?? 0) - limit.intervalMs * (limit.burst - 1)
    return Math.max(0, ahead - now, (paused.get(key) ?? 0) - now)
  }

  return {
    async acquire(turns) {
      const now = clock.now()
      const wait = Math.max(0, ...turns.map((turn) => waitFor(turn, now)))
      if (wait > maxWaitMs) return wait
      for (const { key, limit } of turns) {
        even.set(key, Math.max(even.get(key) ?? 0, now) + limit.intervalMs)
      }
      if (even.size > maxKeys) forget(even, now)
      if (wait > 0) await clock.wait(wait)
      return undefined
    },
    pause(key, ms) {
      const now = clock.now()
      forget(paused, now)
      paused.set(key, Math.max(paused.get(key) ?? 0, now + ms))
    },
  }
}

function forget(moments: Map<string, number>, now: number): void {
  for (const [key, moment] of moments) if (moment <= now) moments.delete(key)
}
