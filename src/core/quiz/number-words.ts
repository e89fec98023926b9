/** Turns the numbers in the words of an answer into digits, with their signs and units, by the words of its language. */
import { joinFractions } from './fraction-words.ts'
import type { AnswerLanguage, AnswerNumber, AnswerNumbers } from './languages/answer-language.ts'
import { shortUnit } from './units.ts'

export function isNumberWord({ numbers }: AnswerLanguage, word: string): boolean {
  const { half, parts } = numbers.fractions
  return numbers.isWord(word) || half.has(word) || parts.has(word)
}

/** Returns the words with numbers in digits, and with signs for minus, per cent, degrees and currencies, and short units. */
export function numbersInDigits(
  words: readonly string[],
  { numbers }: AnswerLanguage,
): readonly string[] {
  const { minus, perCent, signs } = numbers
  const result: string[] = []
  for (let at = 0; at < words.length;) {
    const before = result.at(-1) ?? ''
    const number = readNumber(words, at, numbers)
    const isPerCent =
      perCent !== undefined && words[at] === perCent[0] && words[at + 1] === perCent[1]
    const sign = isPerCent ? '%' : signs.get(words[at] ?? '')
    if (number !== undefined) {
      const isNegative = minus.has(before)
      if (isNegative) result.pop()
      result.push(`${isNegative ? '-' : ''}${number.digits}`)
      at = number.next
    } else if (sign !== undefined && /\d$/.test(before)) {
      result.splice(-1, 1, before + sign)
      at += isPerCent ? 2 : 1
    } else {
      result.push(shortUnit(words[at] ?? '', before))
      at += 1
    }
  }
  return joinFractions(result, numbers.fractions)
}

function readNumber(
  words: readonly string[],
  at: number,
  numbers: AnswerNumbers,
): AnswerNumber | undefined {
  const first = words[at] ?? ''
  if (!/^\d/.test(first)) return numbers.read(words, at)
  const scale = numbers.scaleOf(words[at + 1] ?? '')
  const [, count, currency = ''] = /^(\d+(?:[.,]\d{1,2})?)([$£€¥₹]?)$/.exec(first) ?? []
  if (scale === undefined || count === undefined) return { digits: first, next: at + 1 }
  const product = Math.round(Number(count.replace(',', '.')) * scale)
  return { digits: `${product}${currency}`, next: at + 2 }
}
