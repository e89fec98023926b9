/** Runs a command-line tool and prints what went wrong if the operator can fix it. */
import { ConfigError } from '../config.ts'
import { stripInvisible } from '../core/reply/invisible.ts'
import { UserError } from '../core/reply/user-error.ts'
import { StoreError, fromFileSystem } from '../store/store-error.ts'

/** Prints an expected error without its stack and sets the exit code to 1. Throws any other error. */
export async function runTool(work: () => Promise<void>): Promise<void> {
  // Programs such as head stop reading early, and want no more.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  try {
    await work()
  } catch (thrown) {
    const error = fromFileSystem(thrown)
    if (!isExpected(error)) throw error
    // A message may quote a file, and a terminal obeys what it prints.
    console.error(stripInvisible(error.message))
    process.exitCode = 1
  }
}

function isExpected(error: unknown): error is Error {
  return (
    error instanceof ConfigError ||
    error instanceof StoreError ||
    error instanceof UserError ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  )
}
