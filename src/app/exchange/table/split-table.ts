/** Splits a table that is text into cells, in every dialect that spreadsheets write. */
import type { Unusable } from '../../../core/exchange/question.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import { findHeader } from './find-columns.ts'
import {
  type CsvRecord,
  maxBroken,
  readRecords,
  separators,
  unmatchedQuotes,
} from './read-records.ts'

/** A row of a table, whatever it was read from. */
export interface Row {
  /** Where it stands, such as `line 12`. */
  readonly place: string
  readonly cells: readonly string[]
}

/** Many times what a quiz has. */
const maxLines = 100_000

/** Returns the rows that have anything in them, and those that cannot be read. */
export function splitTable(text: string): {
  readonly rows: readonly Row[]
  readonly unusable: readonly Unusable[]
} {
  // Excel may write a first line `sep=;`, which stays as an empty line, so that lines keep their numbers.
  const [named = '', sign] = /^[^\S\n]*"?sep=(.|\\t)"?[^\S\n]*(?=\n|$)/i.exec(text) ?? []
  const content = text.slice(named.length)
  const lines = content.split('\n', maxLines + 1)
  if (lines.length > maxLines) {
    throw new UserError(
      `This table has more than ${maxLines.toLocaleString('en')} lines. Import it in smaller parts.`,
    )
  }
  const separator = findSeparator(content, sign === '\\t' ? '\t' : sign)
  const { records, broken } = readRecords(content, separator)
  if (broken.length > 0 && separator === '\t') return { rows: splitTabs(content), unusable: [] }
  if (broken.length === maxBroken) throw new UserError(`Line ${broken[0]}: ${unmatchedQuotes}`)
  const mended = broken.flatMap((line) => mend(lines[line - 1] ?? '', line, separator) ?? [])
  const unread = broken.filter((line) => mended.every((each) => each.line !== line))
  return {
    rows: [...records, ...mended]
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, cells }) => ({ place: `line ${line}`, cells })),
    unusable: unread.map((line) => ({ place: `line ${line}`, reason: unmatchedQuotes })),
  }
}

/** Where cells have pairs of quotation marks, but none begins with one, as in `What is "it"?,a city`, they belong to the text. */
function mend(text: string, line: number, separator: string): CsvRecord | undefined {
  const cells = text.split(separator).map((cell) => cell.trim())
  const isPlain = cells.every((cell) => !cell.startsWith('"') && cell.split('"').length % 2 === 1)
  return isPlain ? { line, cells } : undefined
}

/** The one that splits the names of the columns best, or else the first row. */
function findSeparator(content: string, sign: string | undefined): string {
  const start = content.slice(0, 64 * 1024)
  const candidates = sign === undefined ? separators : [sign, ...separators]
  const counts = candidates.map((separator) => {
    const rows = readRecords(start, separator).records.map(({ cells }) => cells)
    return { separator, count: findHeader(rows)?.columns.length ?? 0, width: rows[0]?.length ?? 0 }
  })
  return counts.reduce((most, each) =>
    each.count > most.count || (each.count === 0 && most.count === 0 && each.width > most.width)
      ? each
      : most,
  ).separator
}

/** What is copied from a spreadsheet or a quiz site has tabs, and its quotation marks are only marks. */
function splitTabs(content: string): readonly Row[] {
  return content.split('\n').flatMap((line, index) => {
    const cells = line.split('\t').map((cell) => cell.trim())
    return cells.some((cell) => cell !== '') ? [{ place: `line ${index + 1}`, cells }] : []
  })
}
