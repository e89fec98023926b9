/** Runs a command-line tool and prints what went wrong if the operator can fix it. */
import { ConfigError } from '../config.ts'
import { StoreError } from '../store/store-error.ts'

/** Prints a ConfigError or StoreError without its stack and sets the exit code to 1. Throws any other error. */
export async function runTool(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StoreError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
