import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createSharedRateLimiter } from '../../../src/adapters/kit/shared-rate-limiter.ts'
import type { Rate } from '../../../src/core/platform/rate-limiter.ts'
import type { SharedRates } from '../../../src/core/platform/shared-rates.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'

const log = pino({ level: 'silent' })
const bot: Rate = { key: 'bot', intervalMs: 25, burst: 10, reserve: 5 }

/** Counts as the store does, in memory. */
function countInMemory(now: () => number): SharedRates {
  const evenAt = new Map<string, number>()
  return {
    take({ key, intervalMs, burst, reserve = 0 }, priority) {
      const usable = priority === 'post' ? burst - reserve : burst
      const wait = (evenAt.get(key) ?? 0) - intervalMs * (usable - 1) - now()
      if (wait > 0) return Promise.resolve(wait)
      evenAt.set(key, Math.max(evenAt.get(key) ?? 0, now()) + intervalMs)
      return Promise.resolve(0)
    },
    pause: () => Promise.resolve(),
  }
}

/** Two processes that count together. */
function openTwo(wrap: (rates: SharedRates) => SharedRates = (rates) => rates) {
  const clock = createManualClock()
  const shared = wrap(countInMemory(clock.now))
  const start = clock.now()
  const sent: number[] = []
  const limiters = [1, 2].map(() =>
    createSharedRateLimiter({ clock, log, owner: 'discord/1', shared }),
  )
  function send(count: number): void {
    for (const limiter of limiters) {
      for (let each = 0; each < count; each += 1) {
        void limiter.acquire([bot]).then(() => sent.push(clock.now() - start))
      }
    }
  }
  return { clock, limiters, sent, send }
}

test('two processes together send no more in a second than one may', async () => {
  const { clock, sent, send } = openTwo()
  send(60)
  for (let ms = 0; ms < 4_000; ms += 5) await clock.advance(5)
  expect(sent).toHaveLength(120)
  const busiest = Math.max(
    ...sent.map((at) => sent.filter((other) => other >= at && other < at + 1_000).length),
  )
  expect(busiest).toBeLessThanOrEqual(50)
})

test('what would wait for longer than somebody has is told so, and does not count', async () => {
  const { clock, limiters } = openTwo()
  const [one, other] = limiters
  for (let each = 0; each < 10; each += 1) await one!.acquire([bot])
  const late = other!.acquire([bot], { maxWaitMs: 10 })
  await clock.advance(0)
  await clock.flush()
  expect(await late).toBeGreaterThan(10)
})

test('a process goes by its own count while the store is away or silent', async () => {
  const away = openTwo(() => ({
    take: () => Promise.reject(new Error('The store is away.')),
    pause: () => Promise.reject(new Error('The store is away.')),
  }))
  away.limiters[0]!.pause('other', 1)
  away.send(2)
  await away.clock.flush()
  expect(away.sent).toHaveLength(4)

  const silent = openTwo((rates) => ({ ...rates, take: () => new Promise(() => {}) }))
  silent.send(1)
  await silent.clock.advance(500)
  silent.send(1)
  await silent.clock.flush()
  expect(silent.sent).toHaveLength(4)
})
