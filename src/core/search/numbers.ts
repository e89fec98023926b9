/** Reads small numbers as people write them: 16, 16th, sixteen, sixteenth, XVI. */

const cardinals =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`.split(/\s+/)
const ordinals =
  `zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
  fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth`.split(/\s+/)
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ordinalTens =
  'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ')

export const cardinalValues = valuesOf(cardinals, tens)
export const ordinalValues = valuesOf(ordinals, ordinalTens)

/** How a language writes the numbers that count the parts of works. */
export interface NumberWords {
  readonly cardinals: ReadonlyMap<string, number>
  readonly ordinals: ReadonlyMap<string, number>
  /** Those that a smaller number may follow: “twenty one”. */
  readonly tens: ReadonlySet<string>
  /** A number in digits, and after it what makes an ordinal of it. */
  readonly digits: RegExp
  /** Whether digits alone may be an ordinal, as in “2. Szene”. */
  readonly areDigitsOrdinal: boolean
}

export const englishNumbers: NumberWords = {
  cardinals: cardinalValues,
  ordinals: ordinalValues,
  tens: new Set(tens),
  digits: /^0*(\d{1,3})(st|nd|rd|th)?$/,
  areDigitsOrdinal: false,
}
const romanValues = new Map(Object.entries({ i: 1, v: 5, x: 10, l: 50, c: 100 }))

export interface ReadNumber {
  readonly value: number
  readonly isOrdinal: boolean
  /** The index of the word after it. */
  readonly next: number
}

function valuesOf(units: readonly string[], ties: readonly string[]): ReadonlyMap<string, number> {
  return new Map([
    ...units.map((word, i) => [word, i] as const),
    ...ties.map((word, i) => [word, 10 * (i + 2)] as const),
  ])
}

/** Reads the number up to 999 that begins at a word, in digits or in words. Returns undefined where there is none. */
export function readNumber(
  words: readonly string[],
  at: number,
  language = englishNumbers,
): ReadNumber | undefined {
  const { cardinals: units, ordinals: ordinalUnits } = language
  const word = words[at] ?? ''
  const [, digits, ending] = language.digits.exec(word) ?? []
  if (digits !== undefined) {
    const isOrdinal = ending !== undefined || language.areDigitsOrdinal
    return { value: Number(digits), isOrdinal, next: at + 1 }
  }
  if (language.tens.has(word)) {
    const unit = words[at + 1] ?? ''
    const isOrdinal = ordinalUnits.has(unit)
    const more = (isOrdinal ? ordinalUnits : units).get(unit) ?? 0
    const value = units.get(word) ?? 0
    return more > 0 && more < 10
      ? { value: value + more, isOrdinal, next: at + 2 }
      : { value, isOrdinal: false, next: at + 1 }
  }
  const value = units.get(word) ?? ordinalUnits.get(word)
  return value === undefined
    ? undefined
    : { value, isOrdinal: ordinalUnits.has(word), next: at + 1 }
}

/** Returns the value of a Roman numeral up to 99, or undefined. Its neighbours must say whether “I” or “mix” is one. */
export function readRoman(word: string): number | undefined {
  if (word === '' || !/^(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$/.test(word)) return undefined
  const values = word.split('').map((letter) => romanValues.get(letter) ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}
