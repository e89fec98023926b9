// Makes the bundle for the next start while the bot runs, so that nobody has to think of it, and nobody waits for it.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'

/** Whoever starts the bot to try out a change does not bundle each of them. */
const afterMs = 60_000
/** The bundler takes 560 MB for its seconds. On a small computer the bot would pay for it. */
const minFreeBytes = 1024 ** 3

/** Does nothing where the bundler is not installed or memory is short: there the bot starts from its sources, or somebody brings a bundle. */
export function bundleLater() {
  const script = fileURLToPath(new URL('../cli/bundle.ts', import.meta.url))
  setTimeout(() => {
    if (process.availableMemory() < minFreeBytes) return
    try {
      createRequire(import.meta.url).resolve('rolldown')
      // It needs nothing of the environment, and that has secrets.
      const child = spawn(process.execPath, [script], { stdio: 'ignore', env: {} })
      child.on('error', () => {}).unref()
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
    } catch {
      // The next start takes longer, which is all.
    }
  }, afterMs).unref()
}
