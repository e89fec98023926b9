/**
 * How late the process gets to its work, under the names of prom-client. Its own collector begins anew at each scrape, so that of two
 * scrapers each sees a part; here every one sees the last one to two minutes.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Gauge, type Registry } from 'prom-client'

type IntervalHistogram = ReturnType<typeof monitorEventLoopDelay>

const windowMs = 60_000

/** Milliseconds between two looks at the delay, which the histogram contains. */
const resolutionMs = 10

const statistics = {
  min: ({ min }) => min,
  max: ({ max }) => max,
  mean: ({ mean }) => mean,
  stddev: ({ stddev }) => stddev,
  p50: (histogram) => histogram.percentile(50),
  p90: (histogram) => histogram.percentile(90),
  p99: (histogram) => histogram.percentile(99),
} as const satisfies Record<string, (histogram: IntervalHistogram) => number>

/** `now` counts milliseconds and is never set back. */
export function createLoopLag(registry: Registry, now: () => number): void {
  let [before, current] = [undefined as IntervalHistogram | undefined, start()]
  let since = now()

  function start(): IntervalHistogram {
    const histogram = monitorEventLoopDelay({ resolution: resolutionMs })
    histogram.enable()
    return histogram
  }

  function latest(): readonly IntervalHistogram[] {
    if (now() - since >= windowMs) {
      current.disable()
      // What nobody asked for in time is no longer of the last minutes.
      before = now() - since < 2 * windowMs ? current : undefined
      current = start()
      since = now()
    }
    return [before ?? [], current].flat().filter(({ count }) => count > 0)
  }

  for (const [name, of] of Object.entries(statistics)) {
    const full = `nodejs_eventloop_lag_${name}_seconds`
    registry.removeSingleMetric(full)
    new Gauge({
      name: full,
      help: `How late the event loop was in the last one to two minutes (${name}).`,
      registers: [registry],
      collect() {
        const values = latest().map(of)
        const nanoseconds = name === 'min' ? Math.min(...values) : Math.max(...values)
        this.set(values.length === 0 ? 0 : Math.max(0, nanoseconds / 1e9 - resolutionMs / 1e3))
      },
    })
  }
}
