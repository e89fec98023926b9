/** Keeps requests below a platform's limits (the generic cell rate algorithm) and lets urgent ones go first. */
import { lruCache } from './lru-cache.ts'
import type { Clock } from './clock.ts'

/** In the order in which they go: what a person waits for, what a running quiz shows, what is posted by the clock. */
const priorities = ['reply', 'edit', 'post'] as const
export type Priority = (typeof priorities)[number]

/** How often requests with the same key may go out. */
export interface Rate {
  readonly key: string
  /** Milliseconds from one request to the next, on average. */
  readonly intervalMs: number
  /** How many may go at once after a quiet time. */
  readonly burst: number
  /** How many of the burst posts leave to replies and edits. */
  readonly reserve?: number
}

export interface RateLimiter {
  /**
   * Resolves with undefined once a request may go that counts towards all these rates. If it would have to wait for longer
   * than `maxWaitMs`, resolves with that wait (ms) at once, and the request does not count.
   */
  acquire(
    rates: readonly Rate[],
    options?: { readonly priority?: Priority; readonly maxWaitMs?: number },
  ): Promise<number | undefined>
  /** Holds back everything with this key for `ms`, as a platform asks with Retry-After. */
  pause(key: string, ms: number): void
}

interface Waiting {
  readonly rates: readonly Rate[]
  readonly go: () => void
}

/** More workspaces and channels than one process serves at a time. */
const maxKeys = 5_000

/** If the clock is set back, time goes on from where it was: nobody waits until the clock has caught up. */
export function createRateLimiter(clock: Clock): RateLimiter {
  const now = neverBack(clock.now)
  /** By key, when the next request would come if all came at the even rhythm. */
  const evenAt = lruCache<string, number>(maxKeys)
  const pausedUntil = lruCache<string, number>(maxKeys)
  const waiting: Record<Priority, Waiting[]> = { reply: [], edit: [], post: [] }
  let cancel: (() => void) | undefined

  function delayOf({ key, intervalMs, burst, reserve = 0 }: Rate, priority: Priority): number {
    const usable = priority === 'post' ? burst - reserve : burst
    const readyAt = (evenAt.get(key) ?? -Infinity) - intervalMs * (usable - 1)
    return Math.max(0, Math.max(readyAt, pausedUntil.get(key) ?? -Infinity) - now())
  }

  function maxDelay(rates: readonly Rate[], priority: Priority): number {
    return Math.max(0, ...rates.map((rate) => delayOf(rate, priority)))
  }

  function count({ key, intervalMs }: Rate): void {
    evenAt.set(key, Math.max(evenAt.get(key) ?? -Infinity, now()) + intervalMs)
  }

  /** How long a new request would wait, with those of its priority that wait already. */
  function expectedWait(rates: readonly Rate[], priority: Priority): number {
    const ahead = waiting[priority].flatMap((each) => each.rates.map(({ key }) => key))
    return Math.max(
      ...rates.map(
        (rate) =>
          delayOf(rate, priority) +
          rate.intervalMs * ahead.filter((key) => key === rate.key).length,
      ),
    )
  }

  function pump(): void {
    cancel?.()
    cancel = undefined
    let soonest = Infinity
    for (const priority of priorities) {
      waiting[priority] = waiting[priority].filter(({ rates, go }) => {
        const delay = maxDelay(rates, priority)
        soonest = Math.min(soonest, delay === 0 ? Infinity : delay)
        if (delay > 0) return true
        rates.forEach(count)
        go()
        return false
      })
    }
    if (soonest < Infinity) cancel = clock.after(Math.ceil(soonest), pump)
  }

  return {
    acquire(rates, { priority = 'reply', maxWaitMs = Infinity } = {}) {
      if (rates.length === 0) return Promise.resolve(undefined)
      const wait = maxWaitMs === Infinity ? 0 : expectedWait(rates, priority)
      if (wait > maxWaitMs) return Promise.resolve(wait)
      const isAlone = priorities.every((each) => waiting[each].length === 0)
      if (isAlone && maxDelay(rates, priority) === 0) {
        rates.forEach(count)
        return Promise.resolve(undefined)
      }
      return new Promise((resolve) => {
        waiting[priority].push({ rates, go: () => resolve(undefined) })
        pump()
      })
    },
    pause(key, ms) {
      pausedUntil.set(key, Math.max(pausedUntil.get(key) ?? -Infinity, now() + ms))
    },
  }
}

/** Returns a time that never goes back, though the clock may. */
function neverBack(now: () => number): () => number {
  let latest = -Infinity
  let offset = 0
  return () => {
    const at = now()
    offset = Math.max(offset, latest - at)
    latest = at + offset
    return latest
  }
}
