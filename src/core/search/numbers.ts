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

/** Reads the number up to 999 that begins at a word, in digits or in English words. Returns undefined where there is none. */
export function readNumber(words: readonly string[], at: number): ReadNumber | undefined {
  const word = words[at] ?? ''
  const [, digits, ending] = /^0*(\d{1,3})(st|nd|rd|th)?$/.exec(word) ?? []
  if (digits !== undefined) {
    return { value: Number(digits), isOrdinal: ending !== undefined, next: at + 1 }
  }
  if (tens.includes(word)) {
    const unit = words[at + 1] ?? ''
    const isOrdinal = ordinalValues.has(unit)
    const more = (isOrdinal ? ordinalValues : cardinalValues).get(unit) ?? 0
    const value = cardinalValues.get(word) ?? 0
    return more > 0 && more < 10
      ? { value: value + more, isOrdinal, next: at + 2 }
      : { value, isOrdinal: false, next: at + 1 }
  }
  const value = cardinalValues.get(word) ?? ordinalValues.get(word)
  return value === undefined
    ? undefined
    : { value, isOrdinal: ordinalValues.has(word), next: at + 1 }
}

/** Returns the value of a Roman numeral up to 99, or undefined. Its neighbours must say whether “I” or “mix” is one. */
export function readRoman(word: string): number | undefined {
  if (word === '' || !/^(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$/.test(word)) return undefined
  const values = word.split('').map((letter) => romanValues.get(letter) ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}
