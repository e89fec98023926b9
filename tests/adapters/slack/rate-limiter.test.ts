import { expect, test } from 'vitest'
import { maxWaitMs } from '../../../src/adapters/slack/limits.ts'
import { createDedupe } from '../../../src/adapters/slack/dedupe.ts'
import { createRateLimiter } from '../../../src/adapters/slack/rate-limiter.ts'

const pace = { intervalMs: 1000, burst: 3 }

function turned() {
  let now = 0
  const waits: number[] = []
  const pacer = createRateLimiter({
    now: () => now,
    wait: (ms) => {
      waits.push(ms)
      return Promise.resolve()
    },
  })
  return { pacer, waits, to: (moment: number) => (now = moment) }
}

test('a burst goes at once, then one each interval, each channel for itself', async () => {
  const { pacer, waits } = turned()
  for (let count = 0; count < 6; count += 1) await pacer.acquire([{ key: 'C1', limit: pace }])
  expect(waits).toEqual([1000, 2000, 3000])
  await pacer.acquire([{ key: 'C2', limit: pace }])
  expect(waits).toHaveLength(3)
})

test('after a while of quiet a burst is possible again', async () => {
  const { pacer, waits, to } = turned()
  for (let count = 0; count < 3; count += 1) await pacer.acquire([{ key: 'C1', limit: pace }])
  to(10_000)
  for (let count = 0; count < 3; count += 1) await pacer.acquire([{ key: 'C1', limit: pace }])
  expect(waits).toEqual([])
})

test('the strictest turn decides', async () => {
  const { pacer, waits } = turned()
  const slow = { key: 'T1', limit: { intervalMs: 5000, burst: 1 } }
  await pacer.acquire([{ key: 'C1', limit: pace }, slow])
  await pacer.acquire([{ key: 'C2', limit: pace }, slow])
  expect(waits).toEqual([5000])
})

test('a pause holds everything of its kind, and too long a wait is handed back without taking a turn', async () => {
  const { pacer, waits, to } = turned()
  pacer.pause('C1', 4000)
  expect(await pacer.acquire([{ key: 'C1', limit: pace }])).toBeUndefined()
  expect(waits).toEqual([4000])
  pacer.pause('C1', maxWaitMs + 1000)
  expect(await pacer.acquire([{ key: 'C1', limit: pace }])).toBe(maxWaitMs + 1000)
  expect(waits).toEqual([4000])
  to(maxWaitMs + 2000)
  expect(await pacer.acquire([{ key: 'C1', limit: pace }])).toBeUndefined()
})

test('an id is seen for the first time once, and old ones are forgotten', () => {
  const first = createDedupe()
  expect([first('a'), first('a'), first('b')]).toEqual([true, false, true])
  for (let count = 0; count < 20_000; count += 1) first(`x${count}`)
  expect(first('a')).toBe(true)
  expect(first('x19999')).toBe(false)
})
