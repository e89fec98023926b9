/** Reads questions from a table that is text, such as CSV, whatever program made it. */
import type { ExchangeFile } from '../../../core/exchange/question.ts'
import { unescapeFormula } from '../../../core/reply/csv.ts'
import { decodeText } from '../decode-text.ts'
import type { GivenFile } from '../format.ts'
import { readRows } from '../table/read-rows.ts'
import { splitTable } from '../table/split-table.ts'

/** Throws a UserError if no row names the columns. */
export function readTable({ bytes }: GivenFile): ExchangeFile {
  const { rows, unusable } = splitTable(decodeText(bytes))
  const file = readRows(rows.map((row) => ({ ...row, cells: row.cells.map(unescapeFormula) })))
  return { ...file, unusable: [...unusable, ...file.unusable] }
}
