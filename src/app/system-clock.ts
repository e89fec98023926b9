/** The clocks of the machine. */
import type { Clock } from '../core/platform/clock.ts'

export const systemClock: Clock = {
  now: Date.now,
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}

/** Counts milliseconds from the start of the process and is never set back. */
export const monotonicClock: Clock = { ...systemClock, now: () => performance.now() }
