import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutText, truncate, truncateToSentence } from '../../../src/core/reply/truncate.ts'
import { anyCodePoint } from '../../fixtures/any-code-point.ts'

const family = '👨‍👩‍👧‍👦'

test('text is cut between words where that costs little, and ends in an ellipsis', () => {
  expect(truncate('short', 5)).toBe('short')
  expect(truncate('Meet again in the snow', 12)).toBe('Meet again…')
  expect(truncate('Unforgettable', 8)).toBe('Unforge…')
  expect(truncate('This week’s part: scenes 1 to 4', 20)).toBe('This week’s part…')
  expect(truncate('Not now, and not then', 12)).toBe('Not now…')
  expect(truncate('The light – seen again', 15)).toBe('The light…')
})

test.each([
  ['an emoji', '🎄'],
  ['a family', family],
  ['a flag', '🇩🇪'],
  ['a skin tone', '👍🏽'],
  ['a letter with its accent', 'e\u0301'],
  ['a vowel sign', 'दि'],
  ['a syllable in parts', '한'.normalize('NFD')],
])('%s is kept whole or left out', (_, character) => {
  const text = `ab${character.repeat(5)}`
  for (let length = 0; length <= text.length; length += 1) {
    const count = Math.floor((length - 2) / character.length)
    expect(cutText(text, length)).toBe(
      length < 2 ? 'ab'.slice(0, length) : `ab${character.repeat(count)}`,
    )
    expect(truncate(`${text}${text}`, length + 1)).toBe(`${cutText(text, length)}…`)
  }
})

test('a pile of marks is cut, since nobody knows such a character', () => {
  expect(cutText(`e${'\u0301'.repeat(500)}`, 10)).toHaveLength(10)
})

test('no text of any kind ends in half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCodePoint, maxLength: 60 }), fc.nat(60), (text, max) => {
      expect(cutText(text, max).isWellFormed()).toBe(true)
      expect(cutText(text, max).length).toBeLessThanOrEqual(Math.max(max, 0))
      expect(truncate(text, max + 1).isWellFormed()).toBe(true)
      expect(truncate(text, max + 1).length).toBeLessThanOrEqual(max + 1)
    }),
  )
})

test.each([
  ['Short as it is', 20, 'Short as it is'],
  ['One sentence. Another that is too long.', 20, 'One sentence.'],
  ['Is it? Yes. It is too long now.', 16, 'Is it? Yes.'],
  ['A first sentence without an end in reach, which goes on.', 30, 'A first sentence without an…'],
  ['About 2.5 ATP for each NADH, it says here.', 20, 'About 2.5 ATP for…'],
])('“%s” within %d ends at a sentence: “%s”', (words, maxLength, shown) => {
  expect(truncateToSentence(words, maxLength)).toBe(shown)
})
