/** Scripts as processes of their own, made to be killed: no wait for one is without an end, and none outlives the test run. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { rolldown } from 'rolldown'
import { external, programPlugins } from '../../../src/bundle/write-bundle.ts'

/** Only ends what hangs: where everything else runs as well, a process can take a minute to start. */
const patienceMs = 600_000

/** Starts a script of this folder, or its bundle. It calls `endWithParent`, so that it also ends when the test run is killed. */
export function startScript(name: string, ...words: readonly string[]) {
  return spawn(process.execPath, [resolve(import.meta.dirname, name), ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

const program = resolve(import.meta.dirname, '../../..')

const bundles = new Map<string, Promise<string>>()

/**
 * Returns the path of a bundle of a script of this folder, made once in a worker: that takes as long as two starts of the script, and each of its
 * starts then takes half.
 */
export function bundleScript(name: string): Promise<string> {
  const bundle = bundles.get(name) ?? writeBundle(name)
  bundles.set(name, bundle)
  return bundle
}

/** Its files are named after what is in them: the compile cache knows them again, and another run may be starting the same. */
async function writeBundle(name: string): Promise<string> {
  const folder = join(program, 'var', 'killed')
  await mkdir(folder, { recursive: true })
  const draft = await mkdtemp(join(folder, 'draft-'))
  const bundle = await rolldown({
    cwd: program,
    input: join(import.meta.dirname, name),
    platform: 'node',
    external,
    plugins: programPlugins(program),
    logLevel: 'silent',
  })
  const named = { entryFileNames: '[name]-[hash].mjs', chunkFileNames: '[name]-[hash].mjs' }
  const { output } = await bundle.write({ ...named, format: 'esm', charset: 'ascii', dir: draft })
  await bundle.close()
  for (const { fileName } of output) await rename(join(draft, fileName), join(folder, fileName))
  await rmdir(draft)
  await deleteOldFiles(folder)
  return join(folder, output[0].fileName)
}

const dayMs = 24 * 60 * 60_000

/** Those of sources that have changed since. */
async function deleteOldFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    // Another run may be taking its draft away.
    const { mtimeMs = Infinity } = (await stat(path).catch(() => undefined)) ?? {}
    if (Date.now() - mtimeMs > dayMs) await rm(path, { recursive: true, force: true })
  }
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
