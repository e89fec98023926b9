/** Fractions and decimals in words: “three quarters” is 3/4, “two and a half” is 2.5, “two point five” is 2.5. */
import type { FractionWords } from './languages/answer-language.ts'
import { decimalOf } from './same-number.ts'

/** Returns the words, whose whole numbers are in digits, with fractions and decimals in digits too. */
export function joinFractions(
  words: readonly string[],
  language: FractionWords,
): readonly string[] {
  const result: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const before = result.at(-1) ?? ''
    const isCounted = /^-?\d+$/.test(before)
    const denominator = isCounted ? denominatorOf(word, before, language) : undefined
    if (denominator !== undefined) result.splice(-1, 1, `${before}/${denominator}`)
    else if (language.half.has(word) || (word === 'quarter' && before === 'a')) {
      if (before === 'a') result.pop()
      result.push(word === 'quarter' ? '1/4' : '1/2')
    } else if (isCounted && language.point.has(word) && /^\d+$/.test(words[at + 1] ?? '')) {
      let decimals = ''
      while (/^\d+$/.test(words[at + 1] ?? '')) decimals += words[(at += 1)]
      result.splice(-1, 1, `${before}.${decimals}`)
    } else result.push(word)
    joinMixed(result, language.and)
  }
  return result
}

/** Returns what a number is divided by. Ordinals are in digits by now: one third is 1 and 3rd. */
function denominatorOf(
  word: string,
  numerator: string,
  { parts, ordinalsDivide }: FractionWords,
): number | undefined {
  const part = parts.get(word)
  if (part !== undefined) return part
  const [, ordinal] = /^(\d+)(?:rd|th)$/.exec(word) ?? []
  return ordinal !== undefined && (ordinalsDivide || /^-?1$/.test(numerator))
    ? Number(ordinal)
    : undefined
}

/** Makes one number of the last two: 2 and 1/2 are 2.5. */
function joinMixed(words: string[], and: ReadonlySet<string>): void {
  const [, numerator, denominator] = /^(\d+)\/(\d+)$/.exec(words.at(-1) ?? '') ?? []
  if (numerator === undefined || Number(numerator) >= Number(denominator)) return
  const hasAnd = and.has(words.at(-2) ?? '')
  const whole = words.at(hasAnd ? -3 : -2) ?? ''
  const fraction = decimalOf(words.at(-1) ?? '')
  if (!/^-?\d+$/.test(whole) || fraction === undefined) return
  words.splice(hasAnd ? -3 : -2, 3, whole + fraction.slice(1))
}
