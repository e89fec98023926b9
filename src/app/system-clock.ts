/** The clock of the machine. */
import type { Clock } from '../core/platform/clock.ts'

export const systemClock: Clock = {
  now: Date.now,
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}
