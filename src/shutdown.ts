/** Stops what was started, the latest first. A part that fails or hangs does not keep the others from being stopped. */
import type { Logger } from 'pino'
import { type Clock, withDeadline } from './core/platform/clock.ts'

interface Step {
  readonly name: string
  /** How long it may take. */
  readonly maxMs: number
  readonly stop: () => Promise<unknown>
}

export function createShutdown({
  clock,
  log,
}: {
  readonly clock: Pick<Clock, 'after'>
  readonly log: Logger
}) {
  const steps: Step[] = []

  async function runStep({ name: step, maxMs, stop }: Step): Promise<void> {
    try {
      await withDeadline(clock, maxMs, stop(), () =>
        log.error({ step }, 'A part of the bot took too long to stop'),
      )
    } catch (err) {
      log.error({ err, step }, 'A part of the bot failed to stop')
    }
  }

  return {
    /** Adds a part that has been started. */
    add(name: string, maxMs: number, stop: () => Promise<unknown>): void {
      steps.unshift({ name, maxMs, stop })
    },
    async run(): Promise<void> {
      for (let step = steps.shift(); step !== undefined; step = steps.shift()) await runStep(step)
    },
  }
}

/** A terminal sends a signal to npm and to the bot, and npm passes it on: within this time (ms) it is the same one. */
const sameSignalMs = 250

/** Returns a signal handler: the first one stops the bot in order, and a later one ends it at once. */
export function createSignalHandler({
  now,
  stop,
  endAtOnce,
}: {
  /** Milliseconds since any fixed moment. */
  readonly now: () => number
  readonly stop: (signal: string) => void
  readonly endAtOnce: () => void
}): (signal: string) => void {
  let firstAt: number | undefined
  return (signal) => {
    if (firstAt === undefined) {
      firstAt = now()
      stop(signal)
    } else if (now() - firstAt > sameSignalMs) endAtOnce()
  }
}
