/** English number words: “three hundred and sixty-six” is 366, “twenty-first” is 21st, “nineteen eighty-four” is 1984. */
import { cardinalValues, ordinalValues } from '../search/numbers.ts'
import { isFractionWord, joinFractions } from './fraction-words.ts'
import { withOrdinalSuffix } from './roman-numerals.ts'
import { shortUnit } from './units.ts'

interface Piece {
  readonly value: number
  /** Multiplies what stands before it. */
  readonly isScale: boolean
  readonly isOrdinal: boolean
}

const scales: readonly (readonly [string, number])[] = [
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]

const pieces: ReadonlyMap<string, Piece> = new Map([
  ...toPieces(cardinalValues, { isScale: false, isOrdinal: false }),
  ...toPieces([['fourty', 40]], { isScale: false, isOrdinal: false }),
  ...toPieces(ordinalValues, { isScale: false, isOrdinal: true }),
  ...toPieces(scales, { isScale: true, isOrdinal: false }),
  ...toPieces(
    scales.map(([word, value]) => [`${word}th`, value]),
    { isScale: true, isOrdinal: true },
  ),
])

function toPieces(
  values: Iterable<readonly [string, number]>,
  kind: Pick<Piece, 'isScale' | 'isOrdinal'>,
): readonly (readonly [string, Piece])[] {
  return Array.from(values, ([word, value]) => [word, { value, ...kind }] as const)
}

const signs = new Map(
  `percent %, degree °, degrees °, dollar $, dollars $, euro €, euros €, pound £, pounds £, yen ¥, rupee ₹, rupees ₹`
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]),
)

export function isNumberWord(word: string): boolean {
  return pieces.has(word) || isFractionWord(word)
}

/** Returns the words with numbers in digits, and with signs for minus, per cent, degrees and currencies, and short units. */
export function numbersInDigits(words: readonly string[]): readonly string[] {
  const result: string[] = []
  for (let at = 0; at < words.length;) {
    const before = result.at(-1) ?? ''
    const number = readNumber(words, at)
    const isPerCent = words[at] === 'per' && words[at + 1] === 'cent'
    const sign = isPerCent ? '%' : signs.get(words[at] ?? '')
    if (number !== undefined) {
      const isNegative = before === 'minus' || before === 'negative'
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
  return joinFractions(result)
}

/** Reads the longest number that begins at a word. */
function readNumber(words: readonly string[], start: number) {
  const first = words[start] ?? ''
  const isScaled = pieces.get(words[start + 1] ?? '')?.isScale === true
  let at = first === 'a' && isScaled ? start + 1 : start
  if (/^\d/.test(first)) return readDigits(first, isScaled ? words[start + 1] : undefined, start)
  let [total, rest] = [0, 0]
  let last: Piece | undefined
  for (; at < words.length && last?.isOrdinal !== true; at += 1) {
    const hasAnd = words[at] === 'and' && last?.isScale === true
    const piece = pieces.get(words[hasAnd ? at + 1 : at] ?? '')
    if (piece === undefined || (hasAnd && piece.isScale) || !mayFollow(last, piece)) break
    if (hasAnd) at += 1
    const { value } = piece
    if (value === 100) rest = 100 * Math.max(rest, 1)
    else if (piece.isScale) [total, rest] = [total + value * Math.max(rest, 1), 0]
    else rest = isPair(last, piece) ? 100 * rest + value : rest + value
    last = piece
  }
  if (last === undefined) return undefined
  const value = total + rest
  return { digits: last.isOrdinal ? withOrdinalSuffix(value) : String(value), next: at }
}

/** Reads digits, and what they count, as in 2.5 million. */
function readDigits(digits: string, scale: string | undefined, start: number) {
  const value = pieces.get(scale ?? '')?.value
  const [, count, currency = ''] = /^(\d+(?:[.,]\d{1,2})?)([$£€¥₹]?)$/.exec(digits) ?? []
  if (value === undefined || count === undefined) return { digits, next: start + 1 }
  const product = Math.round(Number(count.replace(',', '.')) * value)
  return { digits: `${product}${currency}`, next: start + 2 }
}

function mayFollow(last: Piece | undefined, { value, isScale }: Piece): boolean {
  if (last === undefined) return true
  if (isScale) return last.value > 0 && (value > 100 || !last.isScale)
  return last.isScale || isTensWithUnit(last.value, value) || (last.value > 0 && value >= 10)
}

/** Years are read in pairs, as nineteen eighty-four is. */
function isPair(last: Piece | undefined, { value }: Piece): boolean {
  return last !== undefined && !last.isScale && !isTensWithUnit(last.value, value)
}

function isTensWithUnit(first: number, second: number): boolean {
  return first >= 20 && first % 10 === 0 && second > 0 && second < 10
}
