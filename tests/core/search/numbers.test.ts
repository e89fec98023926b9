import { expect, test } from 'vitest'
import { readNumber, readRoman } from '../../../src/core/search/numbers.ts'

test.each([
  ['16', 16, false],
  ['007', 7, false],
  ['16th', 16, true],
  ['2nd', 2, true],
  ['six', 6, false],
  ['nineteen', 19, false],
  ['first', 1, true],
  ['twelfth', 12, true],
  ['twenty', 20, false],
  ['twenty one', 21, false],
  ['thirty second', 32, true],
  ['fortieth', 40, true],
])('%s is %i', (words, value, isOrdinal) => {
  expect(readNumber(words.split(' '), 0)).toMatchObject({ value, isOrdinal })
})

test.each(['1984', 'tooth', 'twentyish', '', '12a'])('%j is no small number', (word) => {
  expect(readNumber([word], 0)).toBeUndefined()
})

test('a number is read from where it begins, and only as far as it goes', () => {
  expect(readNumber(['scene', 'twenty', 'people'], 1)).toMatchObject({ value: 20, next: 2 })
  expect(readNumber(['scene'], 4)).toBeUndefined()
})

test.each([
  ['i', 1],
  ['iv', 4],
  ['ix', 9],
  ['xiv', 14],
  ['xl', 40],
  ['xcix', 99],
])('%s is %i', (word, value) => {
  expect(readRoman(word)).toBe(value)
})

test.each(['', 'iiii', 'vx', 'mix', 'ill'])('%j is no Roman numeral', (word) => {
  expect(readRoman(word)).toBeUndefined()
})
