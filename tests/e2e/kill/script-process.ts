/** Scripts as processes of their own, made to be killed: no wait for one is without an end, and none outlives the test run. */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { bundleScripts } from '../../fixtures/bundled-scripts.ts'

/** Only ends what hangs: where everything else runs as well, a process can take a minute to start. */
const patienceMs = 600_000

/** Starts a script of this folder, or its bundle. It calls `endWithParent`, so that it also ends when the test run is killed. */
export function startScript(name: string, ...words: readonly string[]) {
  return spawn(process.execPath, [resolve(import.meta.dirname, name), ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

const bundles = new Map<string, Promise<string>>()

/**
 * Returns the path of a bundle of a script of this folder, made once in a worker: that takes as long as two starts of the script, and each of its
 * starts then takes half.
 */
export function bundleScript(name: string): Promise<string> {
  const bundle = bundles.get(name) ?? bundleOne(join(import.meta.dirname, name))
  bundles.set(name, bundle)
  return bundle
}

async function bundleOne(script: string): Promise<string> {
  const [bundle = script] = await bundleScripts([script])
  return bundle
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
