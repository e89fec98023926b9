import { expect, test } from 'vitest'
import { searchableWords, typedWords } from '../../../src/core/lookup/typed-words.ts'

test('what was suggested before it went is repeated in words', () => {
  expect(typedWords('scene/ellens-chair')).toBe('ellens chair')
  expect(searchableWords('the-climb')).toBe('the climb')
})

test('what people type themselves stays as it is, in one line', () => {
  expect(typedWords('The Wall,\n part 2 – and/or')).toBe('The Wall, part 2 – and/or')
  expect(typedWords('word '.repeat(40)).length).toBeLessThanOrEqual(80)
})
