import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { createLoopLag } from '../../src/metrics/loop-lag.ts'

/** Holds the event loop up until this much later. */
function block(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test('a delay is seen by every scraper for more than a minute', async () => {
  const clock = { now: 0 }
  const registry = new Registry()
  createLoopLag(registry, () => clock.now)
  async function read(): Promise<number> {
    const body = await registry.metrics()
    return Number(/^nodejs_eventloop_lag_max_seconds (.+)$/m.exec(body)?.[1])
  }
  // The histogram notices a delay at its first look afterwards.
  while ((await read()) < 0.1) {
    block(150)
    await new Promise((resolve) => void setTimeout(resolve, 20))
  }
  expect(await read()).toBeGreaterThan(0.1)
  clock.now = 60_000
  expect(await read()).toBeGreaterThan(0.1)
  expect(registry.getMetricsAsArray()).toHaveLength(7)
})
