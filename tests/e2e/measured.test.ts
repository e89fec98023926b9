import { describe, expect, test } from 'vitest'
import type { Metrics } from '../../src/metrics.ts'
import { type Mode, startBot } from './discord/discord-bot.ts'
import { startSchool, transports } from './slack/slack-class.ts'

/** Returns the series of a metric with their values. */
async function series({ page }: Metrics, name: string): Promise<readonly string[]> {
  const { body } = await page()
  return body.split('\n').filter((line) => line.startsWith(name))
}

describe.each<Mode>(['gateway', 'http'])('an answer on Discord over the %s', (mode) => {
  test('is counted once it has arrived, with the requests that it took', async () => {
    const { channel, student, metrics } = await startBot({ mode })
    await student.slash(channel, 'scene', { query: 'carnival' })
    await expect
      .poll(() => series(metrics, 'commonplace_events_total'))
      .toEqual(['commonplace_events_total{platform="discord",kind="command",outcome="ok"} 1'])
    expect(await series(metrics, 'commonplace_events_in_hand')).toEqual([
      'commonplace_events_in_hand{platform="discord"} 0',
    ])
    const calls = await series(metrics, 'commonplace_platform_calls_total')
    // Over HTTP the answer goes back with the request.
    expect(calls.some((each) => each.includes('route="answer",status="ok"'))).toBe(
      mode === 'gateway',
    )
    expect(calls.filter((each) => each.includes('route="other"'))).toHaveLength(1)
  })
})

describe.each(transports)('an answer on Slack over %s', (transport) => {
  test('is counted once it has arrived, with the requests that it took', async () => {
    const { ben, channel, metrics } = await startSchool(transport)
    await (await ben.command(channel, '/study', 'scene climb')).answer()
    await expect
      .poll(() => series(metrics, 'commonplace_events_total'))
      .toEqual(['commonplace_events_total{platform="slack",kind="line",outcome="ok"} 1'])
    const calls = await series(metrics, 'commonplace_platform_calls_total')
    expect(calls).toContain(
      'commonplace_platform_calls_total{platform="slack",route="response_url",status="ok"} 1',
    )
  })
})

test('what Slack refuses to believe is counted by its reason', async () => {
  const { url, metrics } = await startSchool('http')
  const now = String(Math.floor(Date.now() / 1000))
  await fetch(`${url}/slack/events`, { method: 'POST', body: '{}' })
  const headers = { 'x-slack-signature': 'v0=0', 'x-slack-request-timestamp': now }
  await fetch(`${url}/slack/events`, { method: 'POST', body: '{}', headers })
  expect(await series(metrics, 'commonplace_refused_total')).toHaveLength(2)
})
