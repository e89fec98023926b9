/** Metrics for Prometheus: about the process, and about what the bot promises to the people who use it. */
import { Registry, collectDefaultMetrics } from 'prom-client'
import { monotonicClock, systemClock } from './app/system-clock.ts'
import type { Observer } from './core/platform/observer.ts'
import { createEventMetrics } from './metrics/event-metrics.ts'
import { createLoopLag } from './metrics/loop-lag.ts'
import { type MetricSources, createStateMetrics } from './metrics/state-metrics.ts'
import { type Reports, createWorkMetrics } from './metrics/work-metrics.ts'

export type Metrics = ReturnType<typeof createMetrics>

/** `now` counts milliseconds and is never set back. */
export function createMetrics(now: () => number = monotonicClock.now) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  createLoopLag(registry, now)
  const { measure, onAnswer, ...events } = createEventMetrics(registry, now)
  const reports: Reports = { ...events, ...createWorkMetrics(registry, systemClock.now) }
  const observer: Observer = {
    measure,
    report: (name, about) => reports[name](about),
  }
  return {
    /** What the parts of the bot report to. */
    observer,
    /** Calls back for each event that has been answered. */
    onAnswer,
    /** Adds what is read at the moment of a scrape. */
    watch: (sources: MetricSources): void => createStateMetrics(registry, sources),
    /** Returns the body of `GET /metrics` and its media type. */
    page: async () => ({ body: await registry.metrics(), mediaType: registry.contentType }),
    /** Returns the name, the help, the kind and the labels of every metric. */
    describe: () => registry.getMetricsAsArray(),
  }
}
