import { expect, test } from 'vitest'
import { type ReadingDay, compareParts, isNothingOpen } from '../../../src/core/daily/day-pool.ts'

/** One item for each of five scenes; the part of this week begins with scene 4. */
const all = [1, 2, 3, 4, 5].map((part) => ({ id: `scene-${part}`, quote: { id: `${part}` }, part }))

function ordered(reading: Partial<ReadingDay> | undefined, posted: readonly number[] = []) {
  const items = new Map(all.map((item) => [item.id, item]))
  const day = { parts: [1, 3, 4], goesBack: false, ...reading }
  const order = compareParts(
    { items, ...(reading && { reading: day }) },
    posted.map((scene) => `scene-${scene}`),
  )
  return all.toSorted(order).map(({ part }) => part)
}

test('without a reading plan the newest part comes first', () => {
  expect(ordered(undefined)).toEqual([5, 4, 3, 2, 1])
})

test('by a reading plan this week’s part comes first, then the others from the newest', () => {
  expect(ordered({})).toEqual([4, 5, 3, 1, 2])
})

test('a day that goes back begins with an earlier part', () => {
  expect(ordered({ goesBack: true })).toEqual([3, 1, 2, 4, 5])
})

test('of the earlier parts that which was not posted about for longest comes first', () => {
  expect(ordered({ goesBack: true }, [3])).toEqual([1, 2, 3, 4, 5])
  expect(ordered({ goesBack: true }, [3, 1])).toEqual([3, 2, 1, 4, 5])
})

test('within a part the scene that was not posted about for longest comes first', () => {
  expect(ordered({}, [4]).slice(0, 2)).toEqual([5, 4])
  expect(ordered({}, [5, 4]).slice(0, 2)).toEqual([5, 4])
  expect(ordered({}, [4, 5]).slice(0, 2)).toEqual([4, 5])
})

test('a plan that has opened nothing leaves nothing to post', () => {
  const items = new Map()
  expect(isNothingOpen({ items, reading: { parts: [], goesBack: false } })).toBe(true)
  expect(isNothingOpen({ items, reading: { parts: [1], goesBack: false } })).toBe(false)
  expect(isNothingOpen({ items })).toBe(false)
})
