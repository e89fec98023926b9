/** Stops what was started, the latest first. A part that fails or hangs does not keep the others from being stopped. */
import type { Logger } from 'pino'
import { type Clock, withDeadline } from './core/platform/clock.ts'

interface Step {
  readonly name: string
  /** How long it may take. */
  readonly maxMs: number
  readonly stop: () => Promise<unknown>
}

export function step(name: string, maxMs: number, stop: () => Promise<unknown>): Step {
  return { name, maxMs, stop }
}

export type Shutdown = ReturnType<typeof createShutdown>

export function createShutdown({
  clock,
  log,
}: {
  readonly clock: Pick<Clock, 'after'>
  readonly log: Logger
}) {
  const groups: (readonly Step[])[] = []
  let run: Promise<void> | undefined

  async function runStep({ name, maxMs, stop }: Step): Promise<void> {
    try {
      await withDeadline(clock, maxMs, stop(), () =>
        log.error({ step: name }, 'A part of the bot took too long to stop'),
      )
    } catch (err) {
      log.error({ err, step: name }, 'A part of the bot failed to stop')
    }
  }

  async function runAll(): Promise<void> {
    for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
      await Promise.all(group.map(runStep))
    }
  }

  return {
    /** Adds parts that have been started, to be stopped at the same time. */
    add(...steps: readonly Step[]): void {
      groups.unshift(steps)
    },
    /** Whether the stop has begun, so that nothing more should be started. */
    get hasBegun(): boolean {
      return run !== undefined
    },
    /** Stops everything, once. */
    run(): Promise<void> {
      run ??= runAll()
      return run
    },
  }
}

/**
 * A terminal sends Ctrl+C to npm and to the bot, and npm passes it on: what follows within this time (ms) is no new wish of a
 * person.
 */
const sameSignalMs = 1000

/**
 * Returns a signal handler. The first signal stops the bot in order, and only a second Ctrl+C of a person ends it at once.
 * Supervisors repeat SIGTERM while they wait, and have SIGKILL for when they have waited enough.
 */
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
    } else if (signal === 'SIGINT' && now() - firstAt > sameSignalMs) endAtOnce()
  }
}
