/** Metrics for Prometheus: about the process, and about what the bot promises to the people who use it. */
import { Counter, Registry, collectDefaultMetrics } from 'prom-client'
import { monotonicClock } from './app/system-clock.ts'
import type { Observations, Observer } from './core/platform/observer.ts'
import { createEventMetrics } from './metrics/event-metrics.ts'

export type Metrics = ReturnType<typeof createMetrics>

/** What is done with each report. */
type Reports = { readonly [Name in keyof Observations]: (about: Observations[Name]) => void }

export function createMetrics(now: () => number = monotonicClock.now) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const { measure, event, outcome } = createEventMetrics(registry, now)
  const refused = new Counter({
    name: 'commonplace_refused_total',
    help: 'Requests that were turned away before anybody looked at what they ask for, by platform and reason.',
    labelNames: ['platform', 'reason'],
    registers: [registry],
  })
  const reports: Reports = {
    event,
    outcome,
    refusal: ({ platform, reason }) => refused.inc({ platform, reason }),
  }
  const observer: Observer = {
    measure,
    report: (name, about) => reports[name](about),
  }
  return {
    /** What the parts of the bot report to. */
    observer,
    /** Returns the body of `GET /metrics` and its media type. */
    page: async () => ({ body: await registry.metrics(), mediaType: registry.contentType }),
  }
}
