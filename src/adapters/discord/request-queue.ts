/** Keeps all requests of one bot below Discord's global limit, and lets those through first for whom somebody waits. */
import { rateLimits } from './limits.ts'

/** In the order in which they go: what a person waits for, what a running quiz shows, what is posted by the clock. */
const priorities = ['reply', 'edit', 'post'] as const
export type Priority = (typeof priorities)[number]

export interface RequestQueue {
  /** Waits for its turn and then does the work; the order within a lane is kept. */
  run<T>(lane: Priority, work: () => Promise<T>): Promise<T>
}

/**
 * A bucket of tokens (https://docs.discord.com/developers/topics/rate-limits#global-rate-limit): what it holds at most and
 * what flows in within a second never come to more than Discord allows. Interactions are not bound to the limit and do not
 * pass here.
 */
export function createRequestQueue(
  { burst, refillPerSecond, reserve } = rateLimits as {
    readonly burst: number
    readonly refillPerSecond: number
    readonly reserve: number
  },
): RequestQueue {
  const waiting: Record<Priority, (() => void)[]> = { reply: [], edit: [], post: [] }
  let tokens: number = burst
  let filledAt = performance.now()
  let timer: NodeJS.Timeout | undefined

  function fill(): void {
    const now = performance.now()
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * refillPerSecond)
    filledAt = now
  }

  function floor(lane: Priority): number {
    return lane === 'post' ? reserve : 0
  }

  function pump(): void {
    fill()
    for (;;) {
      const lane = priorities.find((each) => waiting[each].length > 0)
      if (lane === undefined) return
      const missing = floor(lane) + 1 - tokens
      if (missing > 0) {
        timer ??= setTimeout(again, Math.ceil((missing / refillPerSecond) * 1000))
        return
      }
      tokens -= 1
      waiting[lane].shift()?.()
    }
  }

  function again(): void {
    timer = undefined
    pump()
  }

  return {
    run<T>(lane: Priority, work: () => Promise<T>) {
      return new Promise<T>((resolve, reject) => {
        waiting[lane].push(() => {
          work().then(resolve, reject)
        })
        pump()
      })
    },
  }
}
