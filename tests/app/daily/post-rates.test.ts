import { expect, test } from 'vitest'
import { checkRate, postRate } from '../../../src/app/daily/post-rates.ts'

test('posts are spread evenly, and a quarter of a second’s worth may catch up', () => {
  expect(postRate({ key: 'discord', perSecond: 40 })).toEqual({
    key: 'discord',
    intervalMs: 25,
    burst: 11,
  })
})

test('checks have a key of their own and leave the platform’s requests to the posts', () => {
  const checks = checkRate({ key: 'discord', perSecond: 40 })
  expect(checks.key).not.toBe('discord')
  expect(40 + 3 * (1000 / checks.intervalMs)).toBeLessThan(50)
})
