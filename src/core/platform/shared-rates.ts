/** Rates that all processes of the bot keep together. */
import type { Priority, Rate } from './rate-limiter.ts'

export interface SharedRates {
  /** Counts a request and returns 0; or returns how long it has to wait, in milliseconds, and does not count it. */
  take(rate: Rate, priority: Priority): Promise<number>
  /** Holds back everything with this key for `ms`. */
  pause(key: string, ms: number): Promise<void>
}
