import { expect, test } from 'vitest'
import { createMetrics } from '../src/metrics.ts'
import { watchState } from '../src/watch-state.ts'
import { openBot, room, student } from './fixtures/bot.ts'
import { openMemoryStore } from './fixtures/memory-store.ts'

test('shows the running bot in the metrics and on the page about it', async () => {
  const metrics = createMetrics()
  await using store = await openMemoryStore()
  const problems = new Map<string, string>([['web', 'The page is closed.']])
  const { routes, start, stop } = watchState(metrics, {
    config: { instanceName: 'bot-a', backupsDir: undefined },
    store,
    platforms: new Map([['web', { healthProblem: () => problems.get('web') }]]),
  })
  const { dispatch } = await openBot({ store, observer: metrics.observer })
  await dispatch.line({ id: 'e', person: student, room, at: 0, line: 'help' })
  start()
  const { body } = await metrics.page()
  expect(body).toContain(`process="bot-a/${process.pid}"`)
  expect(body).toContain('commonplace_unhealthy{reason="web"} 1')
  expect(body).not.toMatch(/^commonplace_backup_bytes \d/m)
  async function status(): Promise<unknown> {
    return (await routes.request('/status', { headers: { accept: 'application/json' } })).json()
  }
  await expect.poll(status).toMatchObject({ status: 'away', parts: [{ part: 'web' }, {}, {}] })
  await stop()
})
