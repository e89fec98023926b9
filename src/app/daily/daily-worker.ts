/** Sends the daily posts: a heartbeat asks the store what is due, and a few tasks at a time do it, posts first. */
import type { Lease, Leases } from '../../core/platform/lease.ts'
import { silentObserver } from '../../core/platform/observer.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { type Task, claimWork, maxConcurrent } from './claim-work.ts'
import type { DailyWorkParts } from './delivery-job.ts'
import { startHeartbeat } from './heartbeat.ts'

export interface DailyWorker {
  /** Starts the heartbeat. */
  start(): void
  /** Stops it and waits for the tasks that are running. Never throws. */
  stop(): Promise<void>
  /** Does everything that is due. Resolves when nothing is left; calls at the same time share one round. */
  runDue(): Promise<void>
  /** The same, but logs what goes wrong. */
  wake(): Promise<void>
}

/** `owner` is this process. */
export function createDailyWorker(
  parts: DailyWorkParts,
  leases: Leases,
  owner: string,
): DailyWorker {
  const { store, platforms, timeouts, log, observer = silentObserver } = parts
  const held = new Map<PlatformName, Lease>()
  /** Outlives its round, which ends early if the store is away. */
  const running = new Set<Promise<void>>()
  let stopHeartbeat: (() => Promise<void>) | undefined
  let round: Promise<void> | undefined
  let isStopping = false

  /** Returns the platforms this process posts to now: one process per platform keeps to the rate limit better than several. */
  async function leasePlatforms(): Promise<readonly PlatformName[]> {
    for (const name of platforms.keys()) {
      const lease = await leases.acquire(`daily/${name}`, owner, timeouts.senderLeaseMs)
      if (lease === undefined) held.delete(name)
      else held.set(name, lease)
      observer.report('dailySender', { platform: name, isHeld: lease !== undefined })
    }
    return [...held.keys()]
  }

  async function run(task: Task): Promise<void> {
    try {
      await task()
    } catch (error) {
      // Its claim expires, and then it is tried again.
      log.error({ err: error }, 'Work on a daily post failed')
    }
  }

  async function runAll(): Promise<void> {
    while (!isStopping) {
      const limit = maxConcurrent - running.size
      for (const task of await claimWork(parts, await leasePlatforms(), limit)) {
        const done = run(task).finally(() => running.delete(done))
        running.add(done)
      }
      if (running.size === 0) return
      // Wait for half of them: claiming a few dozen at once costs little more than claiming one.
      do await Promise.race(running)
      while (running.size > maxConcurrent / 2)
    }
    await Promise.all(running)
  }

  function runDue(): Promise<void> {
    round ??= runAll().finally(() => {
      round = undefined
    })
    return round
  }

  async function wake(): Promise<void> {
    try {
      await runDue()
      observer.report('heartbeat', {})
    } catch (error) {
      log.error({ err: error }, 'Looking for due posts failed')
    }
  }

  /** One step of a stop that fails must not keep the others from being made. */
  async function attempt(step: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      log.warn({ err: error, step }, 'The daily posts could not stop completely')
    }
  }

  return {
    runDue,
    wake,

    start() {
      stopHeartbeat = startHeartbeat(wake)
    },

    async stop() {
      isStopping = true
      await attempt('stop the heartbeat', async () => stopHeartbeat?.())
      await attempt('finish the round', async () => round)
      await Promise.all(running)
      // What is not released expires.
      await attempt('release the claims', () => store.release(owner))
      for (const lease of held.values()) {
        await attempt('release a lease', () => leases.release(lease))
      }
    },
  }
}
