/** Deletes outdated rows once a day, in one process if several share the store, and overwrites what was deleted. */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Clock } from '../core/platform/clock.ts'
import type { Leases } from '../core/platform/lease.ts'
import { type Observer, silentObserver } from '../core/platform/observer.ts'
import { repeat } from './repeat.ts'

export interface HousekeepingParts {
  readonly store: {
    readonly leases: Leases
    /** Returns how many rows it deleted from each table. */
    purge(): Promise<Readonly<Record<string, number>>>
    /** Returns false if the database file is damaged. */
    isSound(): Promise<boolean>
    /** Returns the store’s time, epoch milliseconds. */
    now(): Promise<number>
    /** Returns when any process last deleted outdated rows; undefined if never. */
    housekeepingAt(): Promise<number | undefined>
    /** Remembers, for every process, that the rows are deleted. */
    recordHousekeeping(): Promise<void>
    /** Returns false while another program keeps it from doing so. */
    overwriteDeleted(options?: { readonly onlyIfPending?: boolean }): Promise<boolean>
  }
  readonly clock: Clock
  readonly log: Logger
  readonly observer?: Observer
}

const minuteMs = 60_000

/** At 03:17 UTC, when few people use the bot, and not on the hour, when many other jobs run. */
const times = { everyMs: 24 * 60 * minuteMs, offsetMs: (3 * 60 + 17) * minuteMs }

/** How often to look whether that time went by without it: the computer was off, or the process was killed amid it. */
const lookTimes = { everyMs: 10 * minuteMs, offsetMs: times.offsetMs }

/** After so long without it the clock may be wrong, and is given an hour for the network to set it right. */
const longGap = { ms: 30 * times.everyMs, looks: 6 }

/** Long enough for the work, but a process that was killed does not block the next day. */
const leaseMs = 15 * minuteMs

/** Returns a function that stops it, once a purge that is running has finished. */
export function startHousekeeping({
  store,
  clock,
  log,
  observer = silentObserver,
}: HousekeepingParts) {
  const owner = randomUUID()
  let looks = 0

  /** Purges now, unless another process is doing so. */
  async function purge({ isLate = false } = {}): Promise<void> {
    const lease = await store.leases.acquire('housekeeping', owner, leaseMs)
    if (lease === undefined) return
    try {
      if (isLate) log.info('Outdated rows were not deleted at 03:17 UTC, so that is done now')
      log.info({ rows: await store.purge() }, 'Deleted outdated rows')
      await store.recordHousekeeping()
      observer.report('housekeeping', { outcome: 'done' })
      await overwrite({})
    } finally {
      await store.leases.release(lease)
    }
  }

  async function purgeIfDue(): Promise<void> {
    const [now, last] = [await store.now(), await store.housekeepingAt()]
    const sinceDue = (now - times.offsetMs) % times.everyMs
    looks += 1
    // A time still to come was recorded while the clock was ahead.
    if (last !== undefined && last >= now - sinceDue && last <= now) return
    if (last !== undefined && now - last > longGap.ms && looks <= longGap.looks) return
    await purge({ isLate: last !== undefined && sinceDue >= lookTimes.everyMs })
  }

  async function overwrite(options: { readonly onlyIfPending?: boolean }): Promise<void> {
    if (await store.overwriteDeleted(options)) return
    log.warn('Another program is reading the database file, so deleted data is overwritten later')
  }

  function logged(work: () => Promise<void>) {
    return () =>
      work().catch((error: unknown) => {
        observer.report('housekeeping', { outcome: 'failed' })
        log.error({ err: error }, 'Housekeeping failed')
      })
  }

  const finishOverwriting = logged(() => overwrite({ onlyIfPending: true }))
  void finishOverwriting()
  const checkFile = logged(async () => {
    if (!(await store.isSound())) log.error('The database file is damaged')
  })
  void checkFile()
  const stops = [
    repeat(clock, lookTimes, logged(purgeIfDue)),
    repeat(clock, times, checkFile),
    repeat(clock, { everyMs: minuteMs }, finishOverwriting),
  ]

  async function stop(): Promise<void> {
    for (const stopRepeating of stops) await stopRepeating()
    await finishOverwriting()
  }
  return { purge, stop }
}
