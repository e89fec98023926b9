import fc from 'fast-check'
import { expect, test } from 'vitest'
import { characterStart, firstCharacter, graphemesOf } from '../../../src/core/reply/graphemes.ts'

const family = '👨‍👩‍👧‍👦'

test('the first character is what a reader counts as one', () => {
  expect(firstCharacter(`${family} Lee`)).toBe(family)
  expect(firstCharacter('E\u0301mile')).toBe('E\u0301')
  expect(firstCharacter('\r\n')).toBe('\r\n')
  expect(firstCharacter('Ana')).toBe('A')
  expect(firstCharacter('')).toBe('')
})

/** Plain letters beside marks, joiners, parts of emoji and halves of line breaks. */
const parts = fc.constantFrom(
  'a',
  ' ',
  '~',
  '\r',
  '\n',
  '\u0301',
  '\u200D',
  '👩',
  '🇩',
  'दि',
  'ᄒ',
  'é',
)

test('characters begin where the data of Unicode says, whatever stands beside plain letters', () => {
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 12 }), (list) => {
      const text = list.join('')
      const segments = [...graphemesOf(text)]
      expect(firstCharacter(text)).toBe(segments[0]?.segment)
      for (const { index, segment } of segments) {
        for (let at = index; at < index + segment.length; at += 1) {
          expect(characterStart(text, at)).toBe(index)
        }
      }
    }),
  )
})
