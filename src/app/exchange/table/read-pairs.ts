/** Reads a table without names of columns as cards, where each of its rows has two sides. */
import type { ExchangeQuestion } from '../../../core/exchange/question.ts'
import { htmlToText } from '../html/html-to-text.ts'
import type { Row } from './split-table.ts'

/** Fewer could be anything. */
const minRows = 3

/** Returns a card for each row, or undefined if any row has more or less than two cells. */
export function readPairs(rows: readonly Row[]): readonly ExchangeQuestion[] | undefined {
  const pairs = rows.map(({ place, cells }) => ({
    place,
    sides: cells.filter((cell) => cell !== ''),
  }))
  if (pairs.length < minRows || pairs.some(({ sides }) => sides.length !== 2)) return undefined
  return pairs.map(({ place, sides: [front = '', back = ''] }, index) => ({
    place,
    category: [],
    tags: [],
    prompt: htmlToText(front).trim(),
    body: { kind: 'card', back: htmlToText(back).trim() },
    notes:
      index === 0
        ? ['No row names the columns, so each row became a card, and this first one, too.']
        : [],
  }))
}
