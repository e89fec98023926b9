/** Metrics for Prometheus: about the process, and about every event that the dispatcher answers. */
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Dispatcher, PlatformEvent } from './app/dispatch.ts'

export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'commonplace_' })
  const events = new Counter({
    name: 'commonplace_events_total',
    help: 'Events answered, by platform and kind.',
    labelNames: ['platform', 'kind'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'commonplace_answer_seconds',
    help: 'Seconds from receiving an event to answering it.',
    labelNames: ['kind'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 1.5, 3],
    registers: [registry],
  })

  async function measure<T>(
    kind: string,
    { room }: Pick<PlatformEvent, 'room'>,
    work: () => Promise<T>,
  ): Promise<T> {
    events.inc({ platform: room.platform, kind })
    const stopTimer = seconds.startTimer({ kind })
    return work().finally(stopTimer)
  }

  return {
    /** Returns the body of `GET /metrics` and its media type. */
    page: async () => ({ body: await registry.metrics(), mediaType: registry.contentType }),
    /** Returns a dispatcher that counts and times every event. */
    instrument: (dispatch: Dispatcher): Dispatcher => ({
      ...dispatch,
      command: (event) => measure('command', event, () => dispatch.command(event)),
      line: (event) => measure('line', event, () => dispatch.line(event)),
      action: (event) => measure('press', event, () => dispatch.action(event)),
      suggest: (event) => measure('suggest', event, () => dispatch.suggest(event)),
    }),
  }
}
