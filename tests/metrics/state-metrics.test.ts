import { expect, test } from 'vitest'
import { createMetrics } from '../../src/metrics.ts'
import type { MetricSources } from '../../src/metrics/state-metrics.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'

const workload = {
  dailyDue: 3,
  dailyLate: 1,
  overdue: { reveal: 4, digest: 5, changes: 6 },
  quizzesLive: 2,
  housekeepingAt: 5_000,
}

function open(parts: Partial<MetricSources['store']> = {}) {
  const clock = createManualClock()
  const metrics = createMetrics()
  const problems = new Map<string, string>()
  metrics.watch({
    version: '1.2.3',
    instance: 'school/7',
    store: {
      engine: 'postgres',
      load: () => ({ connections: { used: 1, idle: 2, waiting: 0 } }),
      workload: () => Promise.resolve(workload),
      healthProblems: () => Promise.resolve([]),
      ...parts,
    },
    platforms: new Map([
      ['discord', { healthProblem: () => problems.get('discord') }],
      ['slack', { healthProblem: () => problems.get('slack') }],
    ]),
    newestBackup: () => Promise.resolve({ at: 7_000, bytes: 12 }),
    clock,
  })
  async function lines(pattern: RegExp): Promise<readonly string[]> {
    const { body } = await metrics.page()
    return body.split('\n').filter((line) => pattern.test(line))
  }
  return { clock, problems, lines }
}

test('a bot that works says so, and what it is', async () => {
  const { lines } = open()
  expect(await lines(/^commonplace_(?!.*\b0$)/)).toEqual([
    `commonplace_build_info{version="1.2.3",node="${process.version}",store="postgres",process="school/7"} 1`,
    'commonplace_healthy 1',
    'commonplace_platform_connected{platform="discord"} 1',
    'commonplace_platform_connected{platform="slack"} 1',
    'commonplace_store_connections{state="used"} 1',
    'commonplace_store_connections{state="idle"} 2',
    'commonplace_daily_posts_due 3',
    'commonplace_daily_posts_overdue 1',
    'commonplace_overdue{kind="reveal"} 4',
    'commonplace_overdue{kind="digest"} 5',
    'commonplace_overdue{kind="changes"} 6',
    'commonplace_quizzes_live 2',
    'commonplace_housekeeping_timestamp_seconds 5',
    'commonplace_backup_timestamp_seconds 7',
    'commonplace_backup_bytes 12',
  ])
})

test('what is away is named, and only as long as it is', async () => {
  const { lines, problems } = open()
  problems.set('slack', 'The connection to Slack is down.')
  expect(await lines(/healthy/)).toContain('commonplace_healthy 0')
  expect(await lines(/^commonplace_unhealthy/)).toEqual(['commonplace_unhealthy{reason="slack"} 1'])
  problems.clear()
  expect(await lines(/^commonplace_unhealthy/)).toEqual([])
  expect(await lines(/^commonplace_healthy/)).toEqual(['commonplace_healthy 1'])
})

test('a store that is away leaves gaps and no scrape without an answer', async () => {
  const { lines } = open({
    workload: () => Promise.reject(new Error('away')),
    healthProblems: () => Promise.resolve(['The database doesn’t answer.']),
  })
  expect(
    await lines(/^commonplace_(?:unhealthy|healthy|daily_posts|overdue|quizzes_live)/),
  ).toEqual(['commonplace_healthy 0', 'commonplace_unhealthy{reason="store"} 1'])
})

test('a store that does not answer costs a scrape a moment', async () => {
  const { lines, clock } = open({ workload: () => new Promise(() => {}) })
  const asked = lines(/^commonplace_(?:daily_posts|backup_bytes)/)
  await clock.advance(50)
  expect(await asked).toEqual(['commonplace_backup_bytes 12'])
})
