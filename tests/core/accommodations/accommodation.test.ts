import { expect, test } from 'vitest'
import {
  type TimeFactor,
  liveExtraMs,
  mostOf,
  mostTime,
  noAccommodation,
  ownTimeMs,
} from '../../../src/core/accommodations/accommodation.ts'

test('a class waits at most as long again, and never more than a minute', () => {
  const factors: readonly TimeFactor[] = [1, 1.25, 1.5, 2, 'none']
  expect(factors.map((factor) => liveExtraMs(30_000, factor))).toEqual([
    0, 7_500, 15_000, 30_000, 30_000,
  ])
  expect(factors.map((factor) => liveExtraMs(120_000, factor))).toEqual([
    0, 30_000, 60_000, 60_000, 60_000,
  ])
  expect(liveExtraMs(-5, 2)).toBe(0)
})

test('where nobody waits, the whole time is theirs', () => {
  expect(ownTimeMs(600_000, 1.25)).toBe(750_000)
  expect(ownTimeMs(600_000, 'none')).toBeUndefined()
})

test('somebody in several classes has the most that any gives them', () => {
  expect(mostTime([1, 2, 1.5])).toBe(2)
  expect(mostTime([2, 'none'])).toBe('none')
  expect(mostOf([])).toEqual(noAccommodation)
  expect(
    mostOf([
      { timeFactor: 1.5, fewerOptions: 0 },
      { timeFactor: 1.25, fewerOptions: 2 },
    ]),
  ).toEqual({ timeFactor: 1.5, fewerOptions: 2 })
})
