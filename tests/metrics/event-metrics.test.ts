import { Registry } from 'prom-client'
import { describe, expect, test } from 'vitest'
import { createEventMetrics } from '../../src/metrics/event-metrics.ts'

/** Metrics over a clock that the test sets, in seconds. */
function open() {
  const registry = new Registry()
  const clock = { seconds: 0 }
  const metrics = createEventMetrics(registry, () => clock.seconds * 1000)
  async function lines(name: string): Promise<readonly string[]> {
    return (await registry.metrics()).split('\n').filter((line) => line.startsWith(name))
  }
  return { clock, lines, ...metrics }
}

test('the worst that became of an event is what counts', async () => {
  const { measure, event, outcome, lines } = open()
  await measure('discord', async () => {
    event({ kind: 'command' })
    outcome({ outcome: 'incident' })
    outcome({ outcome: 'refused' })
  })
  expect(await lines('commonplace_events_total')).toEqual([
    'commonplace_events_total{platform="discord",kind="command",outcome="incident"} 1',
  ])
})

test('an answer that takes longer than three seconds is late', async () => {
  const { measure, event, clock, lines } = open()
  for (const seconds of [3, 3.1]) {
    await measure('slack', async () => {
      event({ kind: 'press' })
      clock.seconds += seconds
    })
  }
  expect(await lines('commonplace_events_total')).toEqual([
    'commonplace_events_total{platform="slack",kind="press",outcome="ok"} 1',
    'commonplace_events_total{platform="slack",kind="press",outcome="late"} 1',
  ])
  expect(await lines('commonplace_answer_seconds_bucket')).toContain(
    'commonplace_answer_seconds_bucket{le="3",platform="slack",kind="press"} 1',
  )
})

test('the outermost measures, and the first request names the event', async () => {
  const { measure, event, clock, lines } = open()
  await measure('discord', async () => {
    await measure('discord', async () => {
      event({ kind: 'press' })
      event({ kind: 'suggest' })
    })
    // The platform takes a second for the answer.
    clock.seconds += 1
  })
  expect(await lines('commonplace_answer_seconds_sum')).toEqual([
    'commonplace_answer_seconds_sum{platform="discord",kind="press"} 1',
  ])
})

test('what fails on its way to the platform was not delivered', async () => {
  const { measure, event, lines } = open()
  const failing = measure('slack', () => {
    event({ kind: 'line' })
    return Promise.reject(new Error('The connection ended.'))
  })
  await expect(failing).rejects.toThrow('ended')
  expect(await lines('commonplace_events_total')).toEqual([
    'commonplace_events_total{platform="slack",kind="line",outcome="undelivered"} 1',
  ])
})

describe('what is not an event', () => {
  test('such as a ping, is not counted', async () => {
    const { measure, lines } = open()
    await measure('discord', () => Promise.resolve())
    expect(await lines('commonplace_')).toEqual([])
  })
})

test('events that run at the same time are told apart and are in hand until they end', async () => {
  const { measure, event, outcome, lines } = open()
  const gate = Promise.withResolvers<void>()
  const slow = measure('web', async () => {
    event({ kind: 'line' })
    await gate.promise
    outcome({ outcome: 'refused' })
  })
  await measure('web', async () => event({ kind: 'command' }))
  expect(await lines('commonplace_events_in_hand')).toEqual([
    'commonplace_events_in_hand{platform="web"} 1',
  ])
  gate.resolve()
  await slow
  expect(await lines('commonplace_events_in_hand')).toEqual([
    'commonplace_events_in_hand{platform="web"} 0',
  ])
  expect(await lines('commonplace_events_total')).toEqual([
    'commonplace_events_total{platform="web",kind="command",outcome="ok"} 1',
    'commonplace_events_total{platform="web",kind="line",outcome="refused"} 1',
  ])
})
