import { expect, test } from 'vitest'
import { createHiddenLines } from '../../../src/core/pack/hidden-lines.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const reached = createLibrary(lantern, { ceiling: 'everyone', gate: 'the-climb' })

test.each([
  ['a line of a later scene, however it is written', '“it was dry — when the SEA gave it to me!”'],
  ['one among other words', 'Remember: It was dry when the sea gave it to me. Why?'],
  ['most of one among other words', 'Who is “dry when the sea gave it to me” about?'],
  ['most of one', 'when the sea gave it to'],
  ['one with letters of another alphabet', 'It wаs dry when the sеа gаve it to mе.'],
  ['one with accents over its letters', 'Ít wáś dŕý ẃhéń t́hé śéá ǵáv́é ít́ t́ó ḿé.'],
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

test('what a visible line says as well is not', () => {
  const [first] = lantern.quotes
  const all = [
    'We go down to the sea again tomorrow.',
    'So we go down to the sea.',
    'The sea again.',
  ]
  const quotes = all.map((line, at) => ({ ...first!, id: `q${at}`, line }))
  const hidesLineIn = createHiddenLines(quotes, quotes.slice(0, 1))
  expect(hidesLineIn('Why do they say “we go down to the sea” twice?')).toBe(false)
  expect(hidesLineIn('Is it always the sea again?')).toBe(false)
  expect(hidesLineIn('Why “so we go down to the sea”?')).toBe(true)
})

test('with everything open nothing is hidden', () => {
  const open = createLibrary(lantern, { ceiling: 'mature' })
  expect(open.hidesLineIn('They drowned, all of them, and you light candles for fish.')).toBe(false)
})
