/** Repeats work at even times, such as every full minute. */
import type { Clock } from '../core/platform/clock.ts'

export interface RepeatTimes {
  readonly everyMs: number
  /** How long after each multiple of `everyMs` since the epoch, so that a day can begin at another hour than 00:00 UTC. */
  readonly offsetMs?: number
}

/**
 * Runs `work`, which must not throw, at those times; a time is skipped if the work before it is still running. Returns a function
 * that stops it and resolves once running work has finished.
 */
export function repeat(
  clock: Clock,
  { everyMs, offsetMs = 0 }: RepeatTimes,
  work: () => Promise<void>,
): () => Promise<void> {
  let isStopped = false
  let running = Promise.resolve()
  let lastAt = -Infinity
  let cancel = scheduleNext()

  function scheduleNext(): () => void {
    const now = clock.now()
    const next = now + everyMs - ((now - offsetMs) % everyMs)
    // A timer may fire a moment early; that time has had its turn all the same. A clock that was set back is another matter.
    const isRepeated = next <= lastAt && lastAt - next < everyMs
    lastAt = isRepeated ? lastAt + everyMs : next
    return clock.after(lastAt - now, () => {
      running = work().then(() => {
        if (!isStopped) cancel = scheduleNext()
      })
    })
  }

  return async () => {
    isStopped = true
    cancel()
    await running
  }
}
