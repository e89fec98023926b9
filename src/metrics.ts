/** What the operator can measure, for Prometheus: the process itself, and every event that the dispatcher answers. */
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Dispatcher, PlatformEvent } from './app/dispatch.ts'

export interface Metrics {
  /** The page for `GET /metrics`, with its media type. */
  page(): Promise<{ readonly body: string; readonly mediaType: string }>
  /** The same dispatcher, with every event counted and timed. */
  instrument(dispatch: Dispatcher): Dispatcher
}

export function createMetrics(): Metrics {
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
    help: 'Time from receiving an event to its answer.',
    labelNames: ['kind'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 1.5, 3],
    registers: [registry],
  })

  async function timed<T>(
    kind: string,
    { room }: Pick<PlatformEvent, 'room'>,
    work: () => Promise<T>,
  ): Promise<T> {
    events.inc({ platform: room.platform, kind })
    const stop = seconds.startTimer({ kind })
    try {
      return await work()
    } finally {
      stop()
    }
  }

  return {
    page: async () => ({ body: await registry.metrics(), mediaType: registry.contentType }),
    instrument: (dispatch) => ({
      ...dispatch,
      command: (event) => timed('command', event, () => dispatch.command(event)),
      line: (event) => timed('line', event, () => dispatch.line(event)),
      action: (event) => timed('press', event, () => dispatch.action(event)),
      suggest: (event) => timed('suggest', event, () => dispatch.suggest(event)),
    }),
  }
}
