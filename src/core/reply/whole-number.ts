/** Reads a whole number as people type it: in the digits of any script, or as an English word. */
import { readNumber } from '../search/numbers.ts'

const scriptDigit = /\p{Nd}/gu

/** Returns the number that the text is, such as `5`, `05`, `５`, `٥`, `five` or `twenty-one`; undefined for anything else. */
export function parseWholeNumber(text: string): number | undefined {
  const plain = toAsciiDigits(text.trim().toLowerCase().normalize('NFKC')).replace(/^[−–]/, '-')
  if (/^-?\d{1,9}$/.test(plain)) return Number(plain)
  const words = plain.split(/[\s-]+/)
  const read = readNumber(words, 0)
  return read?.next === words.length && !read.isOrdinal ? read.value : undefined
}

/** In Unicode, the ten digits of a script follow one another from zero. */
export function toAsciiDigits(text: string): string {
  return text.replaceAll(scriptDigit, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let value = 0
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
    return String(value)
  })
}
