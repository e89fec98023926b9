/** Shows in the metrics what the running bot is made of. */
import { monotonicClock } from './app/system-clock.ts'
import type { Config } from './config.ts'
import { processName } from './log.ts'
import { findNewestBackup } from './metrics/newest-backup.ts'
import type { MetricSources } from './metrics/state-metrics.ts'
import type { Metrics } from './metrics.ts'
import { version } from './version.ts'

export function watchState(
  metrics: Pick<Metrics, 'watch'>,
  {
    config,
    ...running
  }: Pick<MetricSources, 'store' | 'platforms'> & {
    readonly config: Pick<Config, 'instanceName' | 'backupsDir'>
  },
): void {
  metrics.watch({
    ...running,
    version,
    instance: processName(config.instanceName),
    newestBackup: () => findNewestBackup(config.backupsDir),
    clock: monotonicClock,
  })
}
