/** Watches the running bot: for the metrics, and for the page that says whether it works. */
import { createStatusRoutes } from './adapters/web/status-routes.ts'
import { listOverdueNotes } from './app/status/overdue-notes.ts'
import { createStatusTracker } from './app/status/status-tracker.ts'
import { monotonicClock, systemClock } from './app/system-clock.ts'
import type { Config } from './config.ts'
import type { Platform } from './core/platform/platform.ts'
import type { PlatformName } from './core/platform/platform-name.ts'
import { processName } from './log.ts'
import { createCachedReading } from './metrics/cached-reading.ts'
import { findNewestBackup } from './metrics/newest-backup.ts'
import type { MetricSources } from './metrics/state-metrics.ts'
import type { Metrics } from './metrics.ts'
import { version } from './version.ts'

export interface WatchedParts extends Pick<MetricSources, 'store'> {
  readonly config: Pick<Config, 'instanceName' | 'backupsDir'>
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, 'healthProblem'>>
}

export function watchState(metrics: Metrics, { config, store, platforms }: WatchedParts) {
  metrics.watch({
    store,
    platforms,
    version,
    instance: processName(config.instanceName),
    newestBackup: async () =>
      config.backupsDir === undefined ? undefined : findNewestBackup(config.backupsDir),
    clock: monotonicClock,
  })
  const status = createStatusTracker({ store, platforms, clock: systemClock })
  const readWorkload = createCachedReading(store.workload, {
    clock: monotonicClock,
    maxAgeMs: 15_000,
    maxWaitMs: 500,
  })
  metrics.onAnswer(({ platform, kind, ...answer }) => {
    if (kind !== 'suggest') status.answered(platform, answer)
  })
  return {
    routes: createStatusRoutes(status.read),
    start: status.start,
    stop: status.stop,
    /** Returns what the operator should know is overdue. */
    overdueNotes: () => listOverdueNotes(readWorkload),
  }
}
