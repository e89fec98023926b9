import { expect, test } from 'vitest'
import { backoffMs } from '../../../src/core/platform/backoff.ts'

const backoff = { minMs: 1000, maxMs: 30_000, factor: 2 }

test('delays grow up to the longest one', () => {
  const delays = [1, 2, 3, 4, 5, 6, 100].map((failures) => backoffMs(backoff, failures, 1))
  expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
})

test('chance takes off up to half', () => {
  expect(backoffMs(backoff, 2, 0)).toBe(1000)
  expect(backoffMs(backoff, 2, 0.5)).toBe(1500)
})
