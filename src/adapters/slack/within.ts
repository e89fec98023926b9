/** Waiting with an end. */

/** Resolves when the work is done or failed, and at the latest after so many milliseconds. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  function done(): void {
    resolve()
  }
  work.then(done, done)
  await promise
  clearTimeout(timer)
}
