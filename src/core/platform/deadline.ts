/** Waits for work, but no longer than a deadline. */
import type { Clock } from './clock.ts'

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
