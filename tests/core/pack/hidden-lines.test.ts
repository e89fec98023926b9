import { expect, test } from 'vitest'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const reached = createLibrary(lantern, { ceiling: 'everyone', gate: 'the-climb' })

test.each([
  ['a line of a later scene, however it is written', '“it was dry — when the SEA gave it to me!”'],
  ['one among other words', 'Remember: It was dry when the sea gave it to me. Why?'],
  ['most of one', 'when the sea gave it to'],
  ['one above the rating', 'They drowned, all of them, and you light candles for fish.'],
])('%s is hidden', (_what, text) => {
  expect(reached.hidesLineIn(text)).toBe(true)
})

test.each([
  ['what the class has reached', 'Ninety steps, and not one of them is mine.'],
  ['words of their own', 'What does the sea give to us?'],
  ['a few words that a line has, too', 'the sea gave it'],
  ['nothing', ''],
])('%s is not', (_what, text) => {
  expect(reached.hidesLineIn(text)).toBe(false)
})

test('with everything open nothing is hidden', () => {
  const open = createLibrary(lantern, { ceiling: 'mature' })
  expect(open.hidesLineIn('They drowned, all of them, and you light candles for fish.')).toBe(false)
})
