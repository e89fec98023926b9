/** What the parts of the bot report about their work, as counters, histograms and gauges. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Observations } from '../core/platform/observer.ts'

/** What is done with each report. */
export type Reports = {
  readonly [Name in keyof Observations]: (about: Observations[Name]) => void
}

/** `now` is the time of day, epoch milliseconds. */
export function createWorkMetrics(
  registry: Registry,
  now: () => number,
): Omit<Reports, 'event' | 'outcome'> {
  const registers = [registry]

  function counter<Label extends string>(name: string, help: string, labelNames: Label[]) {
    return new Counter({ name: `commonplace_${name}`, help, labelNames, registers })
  }

  function gauge<Label extends string>(name: string, help: string, labelNames: Label[]) {
    return new Gauge({ name: `commonplace_${name}`, help, labelNames, registers })
  }

  function seconds<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    buckets: number[],
  ) {
    return new Histogram({ name: `commonplace_${name}`, help, labelNames, buckets, registers })
  }

  const refused = counter(
    'refused_total',
    'Requests that were turned away before anybody looked at what they ask for.',
    ['platform', 'reason'],
  )
  const calls = counter(
    'platform_calls_total',
    'Requests to a platform, by what they do and how the platform answered.',
    ['platform', 'route', 'status'],
  )
  const callSeconds = seconds(
    'platform_call_seconds',
    'Seconds that a platform took to answer a request.',
    ['platform'],
    [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
  )
  const waitSeconds = seconds(
    'platform_wait_seconds',
    'Seconds that a request waited for its turn below a platform’s limits.',
    ['platform', 'priority'],
    [0.01, 0.1, 0.5, 1, 2, 5, 15, 60],
  )
  const answers = counter('quiz_answers_total', 'Answers to quiz questions.', ['platform'])
  const drawn = seconds(
    'quiz_drawn_seconds',
    'Seconds from a change of a quiz until its message shows it.',
    ['platform'],
    [0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30],
  )
  const deliveries = counter(
    'daily_posts_total',
    'Daily posts that have come to an end: sent, late (sent more than five minutes after their time), skipped, failed or unconfirmed.',
    ['platform', 'state'],
  )
  const pauses = counter(
    'daily_pauses_total',
    'Schedules of daily posts that were paused until a teacher has dealt with a problem.',
    ['platform'],
  )
  const heartbeat = gauge(
    'daily_heartbeat_timestamp_seconds',
    'When this process last did all daily posts that were due.',
    [],
  )
  const sender = gauge(
    'daily_sender',
    'Whether this process is the one that sends the daily posts of a platform.',
    ['platform'],
  )
  const reminders = counter('reminders_total', 'Reminders to review flashcards.', ['outcome'])
  const housekeeping = counter(
    'housekeeping_runs_total',
    'Times that this process deleted outdated rows, or failed to.',
    ['outcome'],
  )
  const busy = counter(
    'store_busy_seconds_total',
    'Seconds that statements waited for another program that holds the SQLite file.',
    [],
  )
  const lost = counter('store_connections_lost_total', 'Connections to PostgreSQL that broke.', [])
  const logLines = counter('log_lines_total', 'Lines in the log.', ['level'])
  // An alert on a rise needs the value from before it.
  for (const level of ['warn', 'error', 'fatal'] as const) logLines.inc({ level }, 0)

  return {
    refusal: ({ platform, reason }) => refused.inc({ platform, reason }),
    platformCall({ platform, route, status, seconds: took }) {
      calls.inc({ platform, route, status })
      callSeconds.observe({ platform }, took)
    },
    platformWait: ({ platform, priority, seconds: waited }) =>
      waitSeconds.observe({ platform, priority }, waited),
    quizAnswer: ({ platform }) => answers.inc({ platform }),
    quizDrawn: ({ platform, seconds: waited }) => drawn.observe({ platform }, waited),
    delivery: ({ platform, state }) => deliveries.inc({ platform, state }),
    dailyPause: ({ platform }) => pauses.inc({ platform }),
    heartbeat: () => heartbeat.set(now() / 1000),
    dailySender: ({ platform, isHeld }) => sender.set({ platform }, isHeld ? 1 : 0),
    reminder: ({ outcome }) => reminders.inc({ outcome }),
    housekeeping: ({ outcome }) => housekeeping.inc({ outcome }),
    storeBusy: ({ seconds: waited }) => busy.inc(waited),
    storeConnectionLost: () => lost.inc(),
    logLine: ({ level }) => logLines.inc({ level }),
  }
}
