/** The table of the bot’s metrics for docs/monitoring.md, made from the metrics themselves. */
import { z } from 'zod'
import { monotonicClock } from '../app/system-clock.ts'
import { createMetrics } from '../metrics.ts'

const Described = z.array(
  z.object({
    name: z.string(),
    help: z.string(),
    type: z.string(),
    labelNames: z.array(z.string()),
  }),
)

/** Returns every metric that a bot exports, with its kind and its labels, also those that have no value yet. */
export function describeMetrics() {
  const metrics = createMetrics()
  metrics.watch({
    version: '',
    instance: '',
    store: {
      engine: 'sqlite',
      load: () => ({}),
      workload: () => Promise.reject(new Error('This only describes.')),
      healthProblems: () => Promise.resolve([]),
    },
    platforms: new Map(),
    newestBackup: () => Promise.resolve(undefined),
    clock: monotonicClock,
  })
  return Described.parse(metrics.describe())
}

/** Returns a Markdown table with a row for each metric of our own. */
export function metricTable(): string {
  const rows = describeMetrics()
    .filter(({ name }) => name.startsWith('commonplace_'))
    .map(({ name, help, type, labelNames }) => {
      const labels = labelNames.map((label) => `\`${label}\``).join(' ')
      return `| \`${name}\` | ${type} | ${labels} | ${help} |`
    })
  return ['| metric | kind | labels | what it says |', '|---|---|---|---|', ...rows].join('\n')
}
