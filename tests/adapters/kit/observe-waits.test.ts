import { expect, test } from 'vitest'
import { observeWaits } from '../../../src/adapters/kit/observe-waits.ts'
import { createRateLimiter } from '../../../src/core/platform/rate-limiter.ts'
import { createMetrics } from '../../../src/metrics.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'

test('how long a request waited for its turn is measured by its priority', async () => {
  const clock = createManualClock()
  const { observer, page } = createMetrics()
  const limiter = observeWaits(createRateLimiter(clock), { platform: 'slack', observer, clock })
  const rates = [{ key: 'a', intervalMs: 2_000, burst: 1 }]
  await limiter.acquire(rates)
  const second = limiter.acquire(rates, { priority: 'post' })
  await clock.advance(2_000)
  await second
  const { body } = await page()
  expect(body).toContain(
    'commonplace_platform_wait_seconds_sum{platform="slack",priority="post"} 2',
  )
  expect(body).toContain(
    'commonplace_platform_wait_seconds_sum{platform="slack",priority="reply"} 0',
  )
})
