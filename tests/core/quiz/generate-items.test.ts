import { expect, it } from 'vitest'
import { loadPack } from '../../../src/app/pack/load-packs.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { createRandom } from '../../../src/core/platform/random.ts'
import {
  generateItems,
  generatedFromQuote,
  generatedId,
} from '../../../src/core/quiz/generate-items.ts'

const { pack } = await loadPack('data/her-part-2')
const library = createLibrary(pack!, { ceiling: 'mature' })

it('leads from every generated question to the line that it is about', () => {
  const items = generateItems(library, library, createRandom(1))
  expect(items.length).toBeGreaterThan(100)
  for (const { id, quote } of items) expect(generatedFromQuote(id)).toBe(quote)
})

it('names the line that a question was generated from', () => {
  expect(generatedId('who-said', 'ninety')).toBe('made-who-said-ninety')
  expect(generatedFromQuote('made-who-said-ninety')).toBe('ninety')
  expect(generatedFromQuote('made-finish-a-light-is')).toBe('a-light-is')
})

it('finds no line behind a question about scenes or a question of the pack', () => {
  expect(generatedFromQuote(generatedId('order', 'the-climb', 'the-letter'))).toBeUndefined()
  expect(generatedFromQuote('who-ninety')).toBeUndefined()
})
