import { expect, test } from 'vitest'
import { listWords } from '../../../src/core/reply/list-words.ts'

test('words are listed as in a sentence', () => {
  expect(listWords(['one', 'two', 'three'])).toBe('one, two and three')
  expect(listWords(['one'])).toBe('one')
})
