import { expect, test } from 'vitest'
import { parsePseudonym } from '../../../src/core/quiz/pseudonym.ts'

test.each(['ᖇIᐯEᖇᗩ', '𐌁en', 'Riveรa', 'Анна B', 'Яivera', '𐓂lga'])('%s mixes alphabets', (name) => {
  expect(() => parsePseudonym(name)).toThrow('mix the letters of different alphabets')
})

test.each(['\u3164', 'Ben\u115F', 'Ben\u200B'])('%j hides something', (name) => {
  expect(() => parsePseudonym(name)).toThrow('invisible characters')
})

test.each([
  'Blue Fox 7 ❤️',
  'Анна-Мария',
  '安娜 Anna',
  'ゆいちゃんー',
  '佐々木',
  '김민준',
  'Θωμάς',
  'सीता',
  'سارة',
  'ปิยะ',
  'O’Brien & Zoë',
])('%s can be chosen', (name) => {
  expect(parsePseudonym(name)).toBe(name)
})
