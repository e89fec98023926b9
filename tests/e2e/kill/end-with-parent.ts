/** What every script that is made to be killed begins its work with. */
import { flushCompileCache } from 'node:module'
import { exit, stdin } from 'node:process'

/** Ends this process when the one that started it is gone, and keeps what was compiled: a killed process saves nothing itself. */
export function endWithParent(): void {
  stdin.resume().on('end', () => exit())
  flushCompileCache()
}
