/** What is so at the moment of a scrape: healthy, connected, what waits, what the store has in use, the newest backup. */
import { Gauge, type Registry } from 'prom-client'
import type { Clock } from '../core/platform/clock.ts'
import type { Platform } from '../core/platform/platform.ts'
import type { PlatformName } from '../core/platform/platform-name.ts'
import type { Store } from '../store/store.ts'
import { createCachedReading } from './cached-reading.ts'
import type { NewestBackup } from './newest-backup.ts'

export interface MetricSources {
  readonly version: string
  /** The name of this process, as in the log. */
  readonly instance: string
  readonly store: Pick<Store, 'engine' | 'load' | 'workload' | 'healthProblems'>
  /** May be filled later. */
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, 'healthProblem'>>
  readonly newestBackup: () => Promise<NewestBackup | undefined>
  readonly clock: Clock
}

/** A scrape never waits longer for the database; what it read before stands in. */
const maxWaitMs = 50

type Values = readonly (readonly [labels: Record<string, string>, value: number | undefined])[]

export function createStateMetrics(registry: Registry, sources: MetricSources): void {
  const { version, instance, store, platforms, newestBackup, clock } = sources
  const workload = createCachedReading(store.workload, { clock, maxAgeMs: 15_000, maxWaitMs })
  const problems = createCachedReading(store.healthProblems, {
    clock,
    maxAgeMs: 5_000,
    maxWaitMs,
  })
  const backup = createCachedReading(newestBackup, { clock, maxAgeMs: 300_000, maxWaitMs })

  /** A gauge that is read when it is asked for; what is not known has no value. */
  function gauge(
    name: string,
    help: string,
    labelNames: readonly string[],
    read: () => Values | Promise<Values>,
  ): void {
    new Gauge({
      name: `commonplace_${name}`,
      help,
      labelNames: [...labelNames],
      registers: [registry],
      async collect() {
        const values = await read()
        this.reset()
        if (labelNames.length === 0) this.remove()
        for (const [labels, value] of values) if (value !== undefined) this.set(labels, value)
      },
    })
  }

  /** The parts that do not work. */
  async function notWorking(): Promise<readonly string[]> {
    const away = [...platforms].filter(([, platform]) => platform.healthProblem() !== undefined)
    const found = await problems()
    const isStoreAway = found === undefined || found.length > 0
    return [...away.map(([name]) => name), ...(isStoreAway ? ['store'] : [])]
  }

  const build = { version, node: process.version, store: store.engine, process: instance }
  gauge('build_info', 'The version that runs, as labels; always 1.', Object.keys(build), () => [
    [build, 1],
  ])
  gauge('healthy', 'Whether everything works: the store and every platform.', [], async () => [
    [{}, (await notWorking()).length === 0 ? 1 : 0],
  ])
  gauge('unhealthy', '1 for each part that does not work.', ['reason'], async () =>
    (await notWorking()).map((reason) => [{ reason }, 1]),
  )
  gauge('platform_connected', 'Whether the bot can be used on a platform.', ['platform'], () =>
    [...platforms].map(([platform, { healthProblem }]) => [
      { platform },
      healthProblem() === undefined ? 1 : 0,
    ]),
  )
  gauge(
    'store_connections',
    'Connections to PostgreSQL that are used or idle, and statements that wait for one.',
    ['state'],
    () => Object.entries(store.load().connections ?? {}).map(([state, n]) => [{ state }, n]),
  )
  gauge('store_wal_bytes', 'Size of SQLite’s write-ahead log.', [], () => [
    [{}, store.load().walBytes],
  ])
  gauge(
    'daily_posts_due',
    'Daily posts whose time has come within the last week and that are not sent.',
    [],
    async () => [[{}, (await workload())?.dailyDue]],
  )
  gauge(
    'daily_posts_overdue',
    'Daily posts that have been due for ten minutes and are not sent. What has been due for a week is left out: its platform has been given up.',
    [],
    async () => [[{}, (await workload())?.dailyLate]],
  )
  gauge(
    'overdue',
    'What else has been due for ten minutes, not for a week, and is not sent: answers to daily questions (reveal), digests, and changes for the channels of classes.',
    ['kind'],
    async () =>
      Object.entries((await workload())?.overdue ?? {}).map(([kind, count]) => [{ kind }, count]),
  )
  gauge('quizzes_live', 'Quizzes that are being played, on all processes.', [], async () => [
    [{}, (await workload())?.quizzesLive],
  ])
  gauge(
    'housekeeping_timestamp_seconds',
    'When outdated rows were last deleted, by any process.',
    [],
    async () => [[{}, inSeconds((await workload())?.housekeepingAt)]],
  )
  gauge('backup_timestamp_seconds', 'When the newest backup was made.', [], async () => [
    [{}, inSeconds((await backup())?.at)],
  ])
  gauge('backup_bytes', 'Size of the newest backup.', [], async () => [
    [{}, (await backup())?.bytes],
  ])
}

function inSeconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000
}
