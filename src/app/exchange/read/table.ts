/** Reads questions from a table that is text, such as CSV, whatever program made it. */
import type { ExchangeFile } from '../../../core/exchange/question.ts'
import { unescapeFormula } from '../../../core/reply/csv.ts'
import { decodeText } from '../decode-text.ts'
import type { GivenFile } from '../format.ts'
import { findHeader } from '../table/find-columns.ts'
import { readPairs } from '../table/read-pairs.ts'
import { readRows } from '../table/read-rows.ts'
import { splitTable } from '../table/split-table.ts'

/** Throws a UserError if no row names the columns and its rows are no pairs. */
export function readTable({ bytes }: GivenFile): ExchangeFile {
  const { rows, unusable } = splitTable(decodeText(bytes))
  const plain = rows.map((row) => ({ ...row, cells: row.cells.map(unescapeFormula) }))
  const cards =
    findHeader(plain.map(({ cells }) => cells)) === undefined ? readPairs(plain) : undefined
  const file = cards === undefined ? readRows(plain) : { questions: cards, unusable: [] }
  return { ...file, unusable: [...unusable, ...file.unusable] }
}
