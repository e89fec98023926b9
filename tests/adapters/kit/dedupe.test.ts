import { expect, test } from 'vitest'
import { createDedupe } from '../../../src/adapters/kit/dedupe.ts'

function createTimedDedupe(max = 1000) {
  const clock = { now: 1000 }
  return { clock, isNew: createDedupe({ max, ttlMs: 100, now: () => clock.now }) }
}

test('an id is new once, until its time is over', () => {
  const { clock, isNew } = createTimedDedupe()
  expect([isNew('a'), isNew('a'), isNew('b')]).toEqual([true, false, true])
  clock.now = 1100
  expect(isNew('a')).toBe(false)
  clock.now = 1101
  expect(isNew('a')).toBe(true)
})

test('seeing an id again does not make it known for longer', () => {
  const { clock, isNew } = createTimedDedupe()
  isNew('a')
  clock.now = 1090
  isNew('a')
  clock.now = 1110
  expect(isNew('a')).toBe(true)
})

test('only so many ids are remembered, the newest ones', () => {
  const { isNew } = createTimedDedupe(3)
  for (const id of ['a', 'b', 'c', 'd']) isNew(id)
  expect(isNew('d')).toBe(false)
  expect(isNew('a')).toBe(true)
})
