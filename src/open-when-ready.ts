/** Waits at the start for a database that is not there yet, as after a power cut, when everything starts at once. */
import type { Logger } from 'pino'
import { type Clock, wait } from './core/platform/clock.ts'
import { StoreError } from './store/store-error.ts'

const maxWaitMs = 60_000
const pauseMs = 1_000

export interface OpenParts {
  readonly clock: Clock
  readonly log: Logger
  /** Whether the bot has been asked to stop meanwhile. */
  readonly isStopping: () => boolean
}

/** Tries again for a minute while the database can’t be reached, and says so. Throws the last StoreError. */
export async function openWhenReady<T>(open: () => Promise<T>, parts: OpenParts): Promise<T> {
  const { clock, log, isStopping } = parts
  const end = clock.now() + maxWaitMs
  let said = ''
  for (;;) {
    try {
      return await open()
    } catch (error) {
      const isAway = error instanceof StoreError && error.problem === 'unreachable'
      if (!isAway || isStopping() || clock.now() + pauseMs > end) throw error
      if (error.message !== said) {
        log.warn(`${error.message} Waiting for it for up to a minute.`)
        said = error.message
      }
      await wait(clock, pauseMs)
    }
  }
}
