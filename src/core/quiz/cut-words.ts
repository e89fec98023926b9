/** Cuts an answer into words: letters as people type them, numbers with the signs that make them others. */
import { foldLetters } from '../reply/fold-letters.ts'
import { foldMixedScripts } from './confusables.ts'
import { shortAnd } from './word-readings.ts'

/**
 * Returns what matches one word. Numbers keep what makes them others, words of two letters their plus or sharp (C++, F#, Na+),
 * and signs of arithmetic count beside a number only, where they are no decoration.
 */
function createPattern(letter: string, mark: string, flags: string): RegExp {
  const currency = '[$£€¥₹]'
  const inWord = `[${letter}${mark}\\d]`
  const word = `${shortAnd}(?= )|[${letter}${mark}]${inWord}*(?:'[${letter}\\d]${inWord}*)*(?:(?<=(?<!${inWord}|')[${letter}]{1,2})[+#]+(?!${inWord}))?`
  const grouped = "\\d{1,3}(?:[,.']\\d{3})+(?:[.,]\\d+)?(?!\\d)"
  const fraction = '(?<!\\d\\/)\\d+\\/\\d+(?!\\/?\\d)'
  const decimal = `(?<!\\d[.,])(?:\\d+[.,]|(?<!${inWord})\\.)\\d+(?!\\d|[.,]\\d)`
  const digits = `(?<digits>${grouped}|${fraction}|\\d+\\^-?\\d+|${decimal}|\\d+)`
  const unit = `(?<unit>(?:(?:st|nd|rd|th)(?!${inWord})|\\s?(?:[%°]|${currency}))?)`
  const number = `(?<sign>(?:(?<!${inWord})[-±√])?)(?<currency>${currency}?) ?${digits}${unit}`
  const operator = `(?<=[\\d)] ?)[*×÷](?= ?[-\\d(])|[<>=≤≥](?= ?[-\\d])|(?<=\\d ?)[<>=≤≥]|(?<=[${letter})] ?)\\+(?= ?\\d)|(?<=\\d ?)\\+(?= ?[${letter}\\d(])`
  const and = `&|(?<=[${letter}] ?)\\+(?= ?[${letter}])`
  return new RegExp(`${word}|${number}|${operator}|${and}`, flags)
}

const englishWord = createPattern('a-z', '', 'g')
const anyWord = createPattern(String.raw`\p{L}\p{Nl}\p{No}`, String.raw`\p{M}`, 'gu')

export function cutWords(shown: string): readonly string[] {
  const text = joinThousands(foldLetters(separateNumbers(shown)))
    .replaceAll(/(?<!\d)(\d{1,2}) ?h ?([0-5]\d)(?!\d| ?m)/g, '$1:$2')
    .replaceAll(/(?<=\b\d{1,2})\.(?=[0-5]\d ?[ap]\.?m\b)/g, ':')
    .replaceAll(/(?<=\b\d{1,2}):00(?= ?[ap]\.?m\b)/g, '')
    .replaceAll(/'n'| 'n(?= )| n'(?= )/g, ` ${shortAnd} `)
  // A mark at school.
  if (/^[a-z][+-]$/.test(text)) return [text]
  // oxlint-disable-next-line no-control-regex
  const isEnglish = /^[\u0000-\u007F]*$/.test(text)
  return Array.from(text.matchAll(isEnglish ? englishWord : anyWord), ({ 0: whole, groups }) => {
    if (groups?.['digits'] !== undefined) {
      return `${groups['sign']}${groups['digits']}${groups['unit']?.trim() || groups['currency']}`
    }
    if (whole === '+' && !/\d/.test(text)) return '&'
    return isEnglish ? whole : foldMixedScripts(whole)
  })
}

function joinThousands(text: string): string {
  if (!/\d/.test(text)) return text
  return text
    .replaceAll('⁄', '/')
    .replaceAll(/[−‐‑‒–]/g, '-')
    .replaceAll(/(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,]*\d)/g, (groups) =>
      groups.replaceAll(' ', ''),
    )
}

/** Keeps apart what composing would join to the digits before it: 10² is not 102, and 2½ is not 21/2. */
function separateNumbers(text: string): string {
  return text
    .replaceAll(/(?<=\d)[⁺⁻]?[⁰¹²³⁴-⁹]+/g, '^$&')
    .replaceAll(/(?<=\d)[¼-¾⅐-⅞↉]/g, ' $&')
    .replaceAll('≠', '<>')
}
