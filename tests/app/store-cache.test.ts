import { expect, it } from 'vitest'
import { createStoreCache } from '../../src/app/store-cache.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'

const lifetimeMs = 5_000

/** A store with one value for every class, that can be away or never answer. */
function openStoreInTrouble() {
  const clock = createManualClock()
  const store = { value: 'first', state: 'well' as 'well' | 'away' | 'silent' }
  let answer: (() => void) | undefined
  const cache = createStoreCache(
    (classId) => {
      if (store.state === 'away') return Promise.reject(new Error('The store is away.'))
      if (store.state === 'well') return Promise.resolve(`${classId} ${store.value}`)
      return new Promise<string>((resolve) => {
        answer = () => resolve(`${classId} ${store.value}`)
      })
    },
    { lifetimeMs, clock },
  )
  return { clock, store, cache, answer: () => answer?.() }
}

it('uses what it has read until another process may have changed it, and reads again after a change', async () => {
  const { clock, store, cache } = openStoreInTrouble()
  expect(await cache.get('a')).toBe('a first')
  store.value = 'second'
  await clock.advance(lifetimeMs - 1)
  expect(await cache.get('a')).toBe('a first')
  await clock.advance(1)
  expect(await cache.get('a')).toBe('a second')
  store.value = 'third'
  cache.forget('a')
  expect(await cache.get('a')).toBe('a third')
})

it('goes on from the last value while the store is away, but invents none', async () => {
  const { clock, store, cache } = openStoreInTrouble()
  await cache.get('a')
  store.state = 'away'
  await clock.advance(24 * 3_600_000)
  expect(await cache.get('a')).toBe('a first')
  await expect(cache.get('b')).rejects.toThrow('The store is away.')
  store.state = 'well'
  store.value = 'second'
  expect(await cache.get('b')).toBe('b second')
  await clock.advance(lifetimeMs)
  expect(await cache.get('a')).toBe('a second')
})

it('lets one person wait a second for a silent store, and nobody after them', async () => {
  const { clock, store, cache, answer } = openStoreInTrouble()
  await cache.get('a')
  store.state = 'silent'
  await clock.advance(lifetimeMs)
  const first = cache.get('a')
  await clock.advance(1_000)
  expect(await first).toBe('a first')
  expect(await cache.get('a')).toBe('a first')
  store.value = 'second'
  answer()
  await clock.flush()
  expect(await cache.get('a')).toBe('a second')
})

it('waits for the store again once the trouble is over, however old the value is', async () => {
  const { clock, store, cache } = openStoreInTrouble()
  await cache.get('a')
  store.state = 'away'
  await clock.advance(lifetimeMs)
  await cache.get('a')
  Object.assign(store, { state: 'well', value: 'second' })
  await clock.advance(3_600_000)
  expect(await cache.get('a')).toBe('a second')
})

it('keeps a bounded number of classes', async () => {
  const { store, cache } = openStoreInTrouble()
  for (let number = 0; number < 5_000; number += 1) await cache.get(`${number}`)
  store.value = 'second'
  expect(await cache.get('0')).toBe('0 second')
  expect(await cache.get('4999')).toBe('4999 first')
})

it('reads again where the clock was set back by hours', async () => {
  const { clock, store, cache } = openStoreInTrouble()
  await cache.get('a')
  store.value = 'second'
  clock.turn(-7_200_000)
  expect(await cache.get('a')).toBe('a second')
})
