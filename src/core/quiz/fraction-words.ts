/** Fractions and decimals in words: “three quarters” is 3/4, “two and a half” is 2.5, “two point five” is 2.5. */
import { decimalOf } from './same-number.ts'

/** The part that one of several is: three quarters, two thirds. */
const parts: ReadonlyMap<string, number> = new Map(
  `halves:2 thirds:3 quarters:4 fourths:4 fifths:5 sixths:6 sevenths:7 eighths:8 ninths:9 tenths:10 hundredths:100`
    .split(' ')
    .map((pair) => pair.split(':'))
    .map(([word = '', value]) => [word, Number(value)] as const),
)

export function isFractionWord(word: string): boolean {
  return word === 'half' || word === 'quarter' || parts.has(word)
}

/** Returns the words, whose whole numbers are in digits, with fractions and decimals in digits too. */
export function joinFractions(words: readonly string[]): readonly string[] {
  const result: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const before = result.at(-1) ?? ''
    const isCounted = /^-?\d+$/.test(before)
    const denominator = isCounted ? denominatorOf(word, before) : undefined
    if (denominator !== undefined) result.splice(-1, 1, `${before}/${denominator}`)
    else if (word === 'half' || (word === 'quarter' && before === 'a')) {
      if (before === 'a') result.pop()
      result.push(word === 'half' ? '1/2' : '1/4')
    } else if (isCounted && word === 'point' && /^\d+$/.test(words[at + 1] ?? '')) {
      let decimals = ''
      while (/^\d+$/.test(words[at + 1] ?? '')) decimals += words[(at += 1)]
      result.splice(-1, 1, `${before}.${decimals}`)
    } else result.push(word)
    joinMixed(result)
  }
  return result
}

/** Returns what a number is divided by. Ordinals are in digits by now: one third is 1 and 3rd. */
function denominatorOf(word: string, numerator: string): number | undefined {
  if (!/^-?1$/.test(numerator)) return parts.get(word)
  const [, ordinal] = /^(\d+)(?:rd|th)$/.exec(word) ?? []
  return ordinal === undefined
    ? parts.get(word === 'half' ? 'halves' : `${word}s`)
    : Number(ordinal)
}

/** Makes one number of the last two: 2 and 1/2 are 2.5. */
function joinMixed(words: string[]): void {
  const [, numerator, denominator] = /^(\d+)\/(\d+)$/.exec(words.at(-1) ?? '') ?? []
  if (numerator === undefined || Number(numerator) >= Number(denominator)) return
  const hasAnd = words.at(-2) === 'and'
  const whole = words.at(hasAnd ? -3 : -2) ?? ''
  const fraction = decimalOf(words.at(-1) ?? '')
  if (!/^-?\d+$/.test(whole) || fraction === undefined) return
  words.splice(hasAnd ? -3 : -2, 3, whole + fraction.slice(1))
}
