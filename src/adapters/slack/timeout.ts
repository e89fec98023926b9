/** Waiting with an end. */

/** Resolves when the work is done or failed, and at the latest after so many milliseconds. */
export async function withTimeout(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise: end, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  await Promise.race([Promise.allSettled([work]), end])
  clearTimeout(timer)
}
