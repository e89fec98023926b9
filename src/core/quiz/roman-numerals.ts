/** Roman numerals in answers: “World War II” is “World War 2”, and “Henry VIII” is “Henry the Eighth”. */
import { readRoman } from '../search/numbers.ts'

const roman = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/

/** What is counted in Roman numerals, so that a single letter after it is one. Malcolm X is no tenth. */
const counted = new Set(
  'war act scene chapter book volume part canto phase type level season episode title article section stage'.split(
    ' ',
  ),
)
/** After these, I is the speaker. */
const beforeSpeaker = new Set(
  `and or nor but than as if so am was do did have had can could will would shall should may might must what when where why
  how who that not is it's that's were be only just even`.split(/\s+/),
)

export function isRomanNumeral(word: string): boolean {
  return roman.test(word)
}

/** Returns the words with their Roman numerals in each form that people type instead; none if there are none. */
export function withoutRoman(words: readonly string[]): readonly (readonly string[])[] {
  const values = words.map((_, at) => valueAt(words, at))
  if (values.every((value) => value === undefined)) return []
  return [
    words.map((word, at) => (values[at] === undefined ? word : String(values[at]))),
    words.flatMap((word, at) =>
      values[at] === undefined ? [word] : ['the', withOrdinalSuffix(values[at])],
    ),
  ]
}

function valueAt(words: readonly string[], at: number): number | undefined {
  const word = words[at] ?? ''
  const before = words[at - 1]
  if (word.length > 1 || (before !== undefined && counted.has(before))) return readRoman(word)
  const isName =
    word === 'i' && before !== undefined && at === words.length - 1 && !beforeSpeaker.has(before)
  return isName ? 1 : undefined
}

export function withOrdinalSuffix(value: number): string {
  const isTeen = value % 100 >= 11 && value % 100 <= 13
  return `${value}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`
}
