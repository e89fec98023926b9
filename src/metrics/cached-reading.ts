/** Keeps what is costly to find out for a while, and never makes whoever asks wait for long. */
import { type Clock, withDeadline } from '../core/platform/clock.ts'

export interface CachedReadingOptions {
  readonly clock: Clock
  /** How long what was read is good enough, in milliseconds. */
  readonly maxAgeMs: number
  /** How long to wait for something newer; beyond it what was read before is returned, however old. */
  readonly maxWaitMs: number
}

/** Returns a function that returns what `read` returned last, or undefined while it fails. At most one `read` runs at a time. */
export function createCachedReading<T>(
  read: () => Promise<T>,
  { clock, maxAgeMs, maxWaitMs }: CachedReadingOptions,
): () => Promise<T | undefined> {
  let value: T | undefined
  let askedAt = -Infinity
  let running: Promise<void> | undefined

  async function refresh(): Promise<void> {
    try {
      value = await read()
    } catch {
      value = undefined
    }
    running = undefined
  }

  return async () => {
    if (running === undefined && clock.now() - askedAt >= maxAgeMs) {
      askedAt = clock.now()
      running = refresh()
    }
    if (running !== undefined) await withDeadline(clock, maxWaitMs, running, () => undefined)
    return value
  }
}
