import { expect, test } from 'vitest'
import {
  normaliseLook,
  normaliseText,
  normaliseWords,
} from '../../../src/core/reply/normalise-words.ts'

test('case and punctuation do not count, accents do', () => {
  expect(normaliseWords('“Is she ANGRY?” – Café, 90!')).toEqual([
    'is',
    'she',
    'angry',
    'café',
    '90',
  ])
  expect(normaliseText('Ninety steps, and … one.')).toBe('ninety steps and one')
  expect(normaliseWords('?!')).toEqual([])
})

test.each([
  ['decomposed letters', 'Rene\u0301', 'René'],
  ['characters that nobody sees', 'The\u200B lamp', 'The lamp'],
  ['joiners', 'la\u200Dmp', 'lamp'],
  ['variants of an emoji', '❤️', '❤'],
  ['other white space', 'the\u00A0\u3000lamp', 'the lamp'],
  ['full width', 'ＬＡＭＰ', 'lamp'],
])('%s make no other text', (_, one, other) => {
  expect(normaliseText(one)).toBe(normaliseText(other))
})

test.each([
  ['दिन', 'दान'],
  ['-5', '5'],
  ['3.5', '35'],
  ['1/2', '12'],
  ['50%', '50'],
  ['C++', 'C'],
  ['?!', '!?'],
  ['❤', '💔'],
  ['René', 'Rene'],
])('“%s” and “%s” are two texts', (one, other) => {
  expect(normaliseText(one)).not.toBe(normaliseText(other))
})

test('readers tell punctuation apart', () => {
  expect(normaliseLook('Who?')).not.toBe(normaliseLook('Who'))
  expect(normaliseLook(' THE  Lamp')).toBe('the lamp')
})
