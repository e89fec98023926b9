import { expect, test } from 'vitest'
import { createCachedReading } from '../../src/metrics/cached-reading.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'

const options = { maxAgeMs: 1_000, maxWaitMs: 50 }

test('what was read stands for a while, and is read again afterwards', async () => {
  const clock = createManualClock()
  let count = 0
  const reading = createCachedReading(async () => (count += 1), { clock, ...options })
  expect(await Promise.all([reading(), reading()])).toEqual([1, 1])
  await clock.advance(999)
  expect(await reading()).toBe(1)
  await clock.advance(1)
  expect(await reading()).toBe(2)
})

test('nobody waits for what does not answer; what was read before stands in', async () => {
  const clock = createManualClock()
  const never = Promise.withResolvers<string>()
  const answers = [Promise.resolve('before'), never.promise, Promise.resolve('after')]
  const reading = createCachedReading(() => answers.shift()!, { clock, ...options })
  await reading()
  await clock.advance(1_000)
  const asked = reading()
  await clock.advance(50)
  expect(await asked).toBe('before')
  // It is asked once, however long that takes.
  await clock.advance(60_000)
  const askedAgain = reading()
  await clock.advance(50)
  expect(await askedAgain).toBe('before')
  expect(answers).toHaveLength(1)
  never.resolve('late')
  await clock.advance(60_000)
  expect(await reading()).toBe('after')
})

test('what cannot be read is not known', async () => {
  const clock = createManualClock()
  const answers = [Promise.resolve(1), Promise.reject(new Error('away'))]
  answers[1]!.catch(() => undefined)
  const reading = createCachedReading(() => answers.shift()!, { clock, ...options })
  await reading()
  await clock.advance(1_000)
  expect(await reading()).toBeUndefined()
})
