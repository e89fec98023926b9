import { expect, test } from 'vitest'
import { formatDecimal, formatSize, formatSpan, joinWords } from '../../../src/core/reply/format.ts'

const minute = 60_000

test.each([
  [0, '1 second'],
  [-5000, '1 second'],
  [90_000, '90 seconds'],
  [2 * minute, '2 minutes'],
  [12.4 * minute, '12 minutes'],
  [119 * minute, '119 minutes'],
  [120 * minute, '2 hours'],
  [47 * 60 * minute, '47 hours'],
  [72 * 60 * minute, '3 days'],
])('%d ms are %s', (ms, words) => {
  expect(formatSpan(ms)).toBe(words)
})

test.each([
  [1, '1 byte'],
  [999, '999 bytes'],
  [1999, '1 kB'],
  [1_290_000, '1.2 MB'],
])('%d bytes are “%s”', (bytes, words) => {
  expect(formatSize(bytes)).toBe(words)
})

test.each([
  [0.04, '0'],
  [-0.01, '0'],
  [2.5, '2.5'],
  [2.96, '3'],
  [0.1 + 0.2, '0.3'],
  [1234.5, '1,234.5'],
])('a score of %d is “%s”', (score, words) => {
  expect(formatDecimal(score)).toBe(words)
})

test.each([
  [[], ''],
  [['one'], 'one'],
  [['one', 'two'], 'one and two'],
  [['one', 'two', 'three'], 'one, two and three'],
])('%j are listed as in a sentence', (words, sentence) => {
  expect(joinWords(words)).toBe(sentence)
})
