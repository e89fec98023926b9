/** Scripts as processes of their own, made to be killed: no wait for one is without an end, and none outlives the test run. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Only ends what hangs: where everything else runs as well, a process can take a minute to start. */
const patienceMs = 600_000

/** Starts a script of this folder. It calls `endWithParent`, so that it also ends when the test run is killed. */
export function startScript(name: string, ...words: readonly string[]) {
  return spawn(process.execPath, [join(import.meta.dirname, name), ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

/** Settles as `promise` does, or throws what was waited for in vain. */
export async function within<T>(what: string, promise: Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new Error(`Waited ${patienceMs / 1000} seconds in vain for ${what}.`)),
    patienceMs,
  )
  try {
    return await Promise.race([promise, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
