import { expect, test } from 'vitest'
import { editDistance, maxTypos } from '../../../src/core/search/edit-distance.ts'

test.each([
  ['same', 'same', 0],
  ['carnvial', 'carnival', 1],
  ['pizza', 'piza', 1],
  ['heart', 'hart', 1],
  ['theodroe', 'theodore', 1],
  ['abcd', 'wxyz', 3],
  ['a', 'abcdef', 3],
])('from %s to %s the distance, counted up to 2, is %i', (a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(distance)
  expect(editDistance(b, a, 2)).toBe(distance)
})

test('without a limit the whole distance is counted', () => {
  expect(editDistance('abcd', 'wxyz', Infinity)).toBe(4)
  expect(editDistance('', 'word', Infinity)).toBe(4)
})

test('long words may contain more mistakes', () => {
  expect([3, 4, 6, 7, 8].map((length) => maxTypos(length, 7))).toEqual([0, 1, 1, 2, 2])
  expect([3, 4, 6, 7, 8].map((length) => maxTypos(length, 8))).toEqual([0, 1, 1, 1, 2])
})
