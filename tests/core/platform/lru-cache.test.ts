import { expect, test } from 'vitest'
import { lruCache } from '../../../src/core/platform/lru-cache.ts'

test('keeps what was used last', () => {
  const cache = lruCache<string, number>(2)
  cache.set('scene', 1)
  cache.set('quote', 2)
  cache.get('scene')
  cache.set('theme', 3)
  expect([...cache.keys()]).toEqual(['theme', 'scene'])
  cache.set('theme', 4)
  expect([...cache.values()]).toEqual([4, 1])
})
