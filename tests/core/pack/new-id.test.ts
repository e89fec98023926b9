import { expect, test } from 'vitest'
import { toId, uniqueId } from '../../../src/core/pack/new-id.ts'

test.each([
  ['Who says “I’m here”?', 'who-says-im-here'],
  ['Café à la crème', 'cafe-a-la-creme'],
  ['a'.repeat(60), 'a'.repeat(40)],
  ['Кто это?', undefined],
  ['…', undefined],
])('%s becomes %s', (text, id) => expect(toId(text)).toBe(id))

test('an id that is taken gets the first free number and keeps to the length', () => {
  expect(uniqueId('lens', new Set(['term']))).toBe('lens')
  expect(uniqueId('lens', new Set(['lens', 'lens-2']))).toBe('lens-3')
  const long = 'a'.repeat(40)
  expect(uniqueId(long, new Set([long]))).toBe(`${'a'.repeat(38)}-2`)
})
