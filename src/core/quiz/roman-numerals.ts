/** Roman numerals in answers: “World War II” is “World War 2”, and “Henry VIII” is “Henry the Eighth”. */
import { readRoman } from '../search/numbers.ts'
import { type RomanWords, withOrdinalSuffix } from './languages/answer-language.ts'

const roman = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/

export function isRomanNumeral(word: string): boolean {
  return roman.test(word)
}

/** Returns the words with their Roman numerals in each form that people type instead; none if there are none. */
export function withoutRoman(
  words: readonly string[],
  language: RomanWords,
): readonly (readonly string[])[] {
  const values = words.map((_, at) => valueAt(words, at, language))
  if (values.every((value) => value === undefined)) return []
  return [
    words.map((word, at) => (values[at] === undefined ? word : String(values[at]))),
    ...language.beforeOrdinal.map((before) =>
      words.flatMap((word, at) =>
        values[at] === undefined ? [word] : [...before, withOrdinalSuffix(values[at])],
      ),
    ),
  ]
}

function valueAt(
  words: readonly string[],
  at: number,
  { counted, endsNames, beforeOtherI }: RomanWords,
): number | undefined {
  const word = words[at] ?? ''
  const before = words[at - 1]
  if (word.length > 1 || (before !== undefined && counted.has(before))) return readRoman(word)
  const isName =
    endsNames &&
    word === 'i' &&
    before !== undefined &&
    at === words.length - 1 &&
    !beforeOtherI.has(before)
  return isName ? 1 : undefined
}
