import { expect, test } from 'vitest'
import { packTitle } from '../../../src/core/pack/choose-pack.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { partInSentence } from '../../../src/core/pack/part-in-sentence.ts'
import { listDecks } from '../../../src/core/review/decks.ts'
import { lowWater } from '../../fixtures/low-water.ts'

test.each([
  ['The whole play', 'the whole play'],
  ['the whole chapter', 'the whole chapter'],
  ['Part 2: Loving Samantha', 'Part 2: Loving Samantha'],
  ['The Wholesale Years', 'The Wholesale Years'],
])('“%s” stands in a sentence as “%s”', (part, words) => {
  expect(partInSentence(part)).toBe(words)
})

test('titles of packs and decks are written so', () => {
  expect(packTitle(lowWater)).toBe('Low Water, the whole play')
  const titles = listDecks(createLibrary(lowWater, { ceiling: 'everyone' })).map(
    ({ title }) => title,
  )
  expect(titles).toContain('Terms from the whole play')
  expect(titles.filter((title) => title.includes('The whole'))).toEqual([])
})
