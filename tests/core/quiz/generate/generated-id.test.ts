import { expect, it } from 'vitest'
import { generatedFromQuote, generatedId } from '../../../../src/core/quiz/generate/generated-id.ts'

it('names the line that a question was generated from', () => {
  expect(generatedId('who-said', 'ninety')).toBe('made-who-said-ninety')
  expect(generatedFromQuote('made-who-said-ninety')).toBe('ninety')
  expect(generatedFromQuote('made-finish-a-light-is')).toBe('a-light-is')
})

it('finds no line behind a question about scenes or a question of the pack', () => {
  expect(generatedFromQuote(generatedId('order', 'the-climb', 'the-letter'))).toBeUndefined()
  expect(generatedFromQuote('who-ninety')).toBeUndefined()
})
