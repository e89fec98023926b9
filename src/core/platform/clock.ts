/** The time and the patience of the process, so that tests can turn the clock by hand. */

export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Runs `work` once, after a while; the answer takes it back. */
  readonly after: (ms: number, work: () => void) => () => void
}
