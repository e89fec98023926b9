/** How long to wait before the next attempt at something that has failed. */

export interface Backoff {
  /** The delay after the first failure, in milliseconds. */
  readonly minMs: number
  readonly maxMs: number
  /** How much longer each delay is than the one before. */
  readonly factor: number
}

/**
 * Returns the delay in milliseconds after so many failures. `chance` is a number from 0 to 1 that takes up to half of it off,
 * so that many who failed at once do not all come back at once.
 */
export function backoffMs(
  { minMs, maxMs, factor }: Backoff,
  failures: number,
  chance: number,
): number {
  const delay = Math.min(maxMs, minMs * factor ** Math.max(0, failures - 1))
  return delay * (0.5 + chance / 2)
}
