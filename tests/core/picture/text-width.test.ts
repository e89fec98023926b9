import { expect, test } from 'vitest'
import { shortenToWidth, textWidth, wrapText } from '../../../src/core/picture/text-width.ts'

test('wide letters take more room than narrow ones, and marks take none', () => {
  expect(textWidth('WWW', 20)).toBeGreaterThan(textWidth('iii', 20))
  expect(textWidth('漢', 20)).toBe(20)
  expect(textWidth('é', 20)).toBe(textWidth('e', 20))
})

test('text is broken between words', () => {
  expect(wrapText('one two three', 20, 90)).toEqual(['one two', 'three'])
  expect(wrapText('  ', 20, 90)).toEqual([])
})

test('a word that is too wide is broken between characters', () => {
  const lines = wrapText('👩‍🚀'.repeat(7), 20, 60)
  expect(lines.join('')).toBe('👩‍🚀'.repeat(7))
  expect(lines.every((line) => line.length % '👩‍🚀'.length === 0)).toBe(true)
})

test('a short text stays as it is', () => {
  expect(shortenToWidth('short', 20, 300)).toBe('short')
})
