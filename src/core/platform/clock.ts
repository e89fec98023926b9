/** The time and the timers of the process, so that tests can set the clock by hand. */

export interface Clock {
  /** Epoch milliseconds; a monotonic clock counts them from any moment. */
  readonly now: () => number
  /** Runs `work` once after `ms`. Returns a function that cancels it. */
  readonly after: (ms: number, work: () => void) => () => void
}

/** A day of 24 hours, in milliseconds. */
export const dayMs = 86_400_000

/** Resolves after `ms`. */
export function wait(clock: Pick<Clock, 'after'>, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.after(ms, resolve))
}

const isLate = Symbol('late')

/**
 * Returns what `work` resolves to, or what `late` returns if that takes longer than `ms`; `late` may also throw. The work
 * itself goes on. Throws what `work` rejects with.
 */
export async function withDeadline<T, L>(
  clock: Pick<Clock, 'after'>,
  ms: number,
  work: Promise<T>,
  late: () => L,
): Promise<T | L> {
  const deadline = Promise.withResolvers<typeof isLate>()
  const cancel = clock.after(ms, () => deadline.resolve(isLate))
  try {
    const first = await Promise.race([work, deadline.promise])
    return first === isLate ? late() : first
  } finally {
    cancel()
  }
}
