/** English number words: “three hundred and sixty-six” is 366, “twenty-first” is 21st, “nineteen eighty-four” is 1984. */
import { cardinalValues, ordinalValues } from '../../search/numbers.ts'
import { type AnswerNumber, withOrdinalSuffix } from './answer-language.ts'

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

export function isEnglishNumberWord(word: string): boolean {
  return pieces.has(word)
}

/** Returns what multiplies the number before it. */
export function englishScaleOf(word: string): number | undefined {
  return pieces.get(word)?.isScale === true ? pieces.get(word)?.value : undefined
}

/** Reads the longest number that begins at a word. */
export function readEnglishNumber(
  words: readonly string[],
  start: number,
): AnswerNumber | undefined {
  const isScaled = englishScaleOf(words[start + 1] ?? '') !== undefined
  let at = words[start] === 'a' && isScaled ? start + 1 : start
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
