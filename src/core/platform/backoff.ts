/** Says how long to wait before something that failed is tried again. */

export interface Backoff {
  /** The delay after the first failure, in milliseconds. */
  readonly minMs: number
  readonly maxMs: number
  /** How many times longer each delay is than the one before. */
  readonly factor: number
}

/**
 * Returns the delay in milliseconds after that many failures. `chance`, from 0 to 1, shortens it by up to half, so that many
 * who failed at the same time do not all retry at the same time.
 */
export function backoffMs(
  { minMs, maxMs, factor }: Backoff,
  failures: number,
  chance: number,
): number {
  const delay = Math.min(maxMs, minMs * factor ** Math.max(0, failures - 1))
  return delay * (0.5 + chance / 2)
}
