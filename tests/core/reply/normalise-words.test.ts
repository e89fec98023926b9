import { expect, test } from 'vitest'
import {
  foldAccents,
  normaliseSpokenWords,
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

test('spoken words have no accents, no contractions and no leading article', () => {
  expect(normaliseSpokenWords('The café isn’t open')).toEqual(['cafe', 'is', 'not', 'open'])
  expect(normaliseSpokenWords("I can't, you'll")).toEqual(['i', 'can', 'not', 'you', 'will'])
  expect(normaliseSpokenWords("Osk's boat")).toEqual(['osks', 'boat'])
})

test('every kind of apostrophe is the straight one', () => {
  expect(foldAccents('Don’t Donʼt don`t DÉJÀ')).toBe("don't don't don't deja")
})
