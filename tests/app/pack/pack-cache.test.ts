import { expect, test } from 'vitest'
import { createPackCache } from '../../../src/app/pack/pack-cache.ts'

test('never keeps more than its bound, and one class never more than its share', () => {
  const cache = createPackCache(100, 30)
  for (let i = 0; i < 50; i++) cache.get('greedy', `greedy/${i}`, 10, () => i)
  expect(cache.size()).toBe(30)
  for (let i = 0; i < 50; i++) cache.get(`class ${i}`, `${i}/pack`, 10, () => i)
  expect(cache.size()).toBe(100)
})

test('a class that opens scene after scene pushes out only its own', () => {
  const cache = createPackCache(100, 30)
  let made = 0
  function calm(): number {
    return cache.get('calm', 'calm/1', 10, () => (made += 1))
  }
  calm()
  for (let i = 0; i < 50; i++) cache.get('greedy', `greedy/${i}`, 10, () => i)
  expect(calm()).toBe(1)
  expect(cache.get('greedy', 'greedy/49', 10, () => 'made again')).toBe(49)
  expect(cache.get('greedy', 'greedy/0', 10, () => 'made again')).toBe('made again')
})

test('what takes a while is loaded once for all who ask meanwhile, and counts with its size', async () => {
  const cache = createPackCache(100, 100)
  let loads = 0
  async function load(): Promise<string> {
    loads += 1
    await Promise.resolve()
    return 'pack'
  }
  const all = [1, 2, 3].map(() => cache.load('a', 'a/1', () => 40, load))
  expect(await Promise.all(all)).toEqual(['pack', 'pack', 'pack'])
  expect(loads).toBe(1)
  expect(cache.size()).toBe(40)
})

test('a failure is not kept', async () => {
  const cache = createPackCache()
  const failed = cache.load(
    'a',
    'a/1',
    () => 1,
    () => Promise.reject(new Error('busy')),
  )
  await expect(failed).rejects.toThrow('busy')
  expect(
    await cache.load(
      'a',
      'a/1',
      () => 1,
      () => Promise.resolve('pack'),
    ),
  ).toBe('pack')
})

test('lets go of everything about a pack that has changed', () => {
  const cache = createPackCache()
  for (const key of ['a/x@1 pack', 'a/x@1 teen library', 'a/xy@1 pack']) {
    cache.get('a', key, 10, () => 1)
  }
  cache.drop('a/x@')
  expect(cache.size()).toBe(10)
})
