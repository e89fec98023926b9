import { expect, test } from 'vitest'
import { quoteWords } from '../../../src/core/reply/quote-words.ts'

test.each([
  ['Who is it?', '“Who is it?”'],
  ['“Yeah, you’re right.” What is in it?', '“‘Yeah, you’re right.’ What is in it?”'],
  ['“One two three four five six”', '“‘One two three…”'],
])('%s', (words, quoted) => {
  expect(quoteWords(words, 16 + 20 * Number(words.includes('?')))).toBe(quoted)
})
