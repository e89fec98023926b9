/** Once a day lets old rows go, on one process where several share the store. */
import { randomUUID } from 'node:crypto'
import cron from 'node-cron'
import type { Logger } from 'pino'
import type { Leases } from '../core/platform/lease.ts'

export interface HousekeepingParts {
  readonly store: {
    readonly leases: Leases
    purge(): Promise<Readonly<Record<string, number>>>
  }
  readonly log: Logger
  /** When, as five cron fields in UTC. */
  readonly schedule?: string
}

export interface Housekeeping {
  /** Does the work now, unless another process does. */
  purge(): Promise<void>
  stop(): Promise<void>
}

/** Long enough for the work, and short enough that a killed process does not hold up the next day, milliseconds. */
const leaseMs = 15 * 60_000

export function startHousekeeping({
  store,
  log,
  schedule = '17 3 * * *',
}: HousekeepingParts): Housekeeping {
  const me = randomUUID()

  async function tidy(): Promise<void> {
    const lease = await store.leases.acquire('housekeeping', me, leaseMs)
    if (lease === undefined) return
    try {
      log.info({ rows: await store.purge() }, 'Let old rows go')
    } finally {
      await store.leases.release(lease)
    }
  }

  const task = cron.schedule(
    schedule,
    () => tidy().catch((error: unknown) => log.error({ err: error }, 'Housekeeping failed')),
    { timezone: 'Etc/UTC', noOverlap: true },
  )
  return {
    purge: tidy,
    async stop() {
      await task.destroy()
    },
  }
}
