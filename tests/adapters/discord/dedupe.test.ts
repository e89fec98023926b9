import { expect, test } from 'vitest'
import { createDedupe } from '../../../src/adapters/discord/dedupe.ts'

test('what comes again within the time is known, what comes much later is not', () => {
  let now = 0
  const isNew = createDedupe(100, () => now)
  expect([isNew('a'), isNew('a'), isNew('b')]).toEqual([true, false, true])
  now = 100
  expect(isNew('a')).toBe(false)
  now = 199
  expect(isNew('c')).toBe(true)
  now = 500
  expect(isNew('a')).toBe(true)
})

test('it forgets in the end, however busy it is', () => {
  let now = 0
  const isNew = createDedupe(100, () => now)
  isNew('a')
  for (now = 1; now < 250; now += 1) isNew(`busy ${now}`)
  expect(isNew('a')).toBe(true)
})
