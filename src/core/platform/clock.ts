/** The time and the timers of the process, so that tests can set the clock by hand. */

export interface Clock {
  /** Epoch milliseconds; a monotonic clock counts them from any moment. */
  readonly now: () => number
  /** Runs `work` once after `ms`. Returns a function that cancels it. */
  readonly after: (ms: number, work: () => void) => () => void
}

/** Resolves after `ms`. */
export function wait(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.after(ms, resolve))
}
