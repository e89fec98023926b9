/** Splits a CSV text into cells. A row whose quotation marks don’t match costs that row alone, not those below it. */
import { CsvError, parse } from 'csv-parse/sync'
import { trimUnseen } from '../../../core/reply/invisible.ts'

export interface CsvRecord {
  /** The line where it starts. */
  readonly line: number
  readonly cells: readonly string[]
}

/** What may stand between the cells of a line. */
export const separators = [',', ';', '\t', '|'] as const

/** What to do about a row that cannot be split. */
export const unmatchedQuotes =
  'The quotation marks don’t match. If the text of a cell contains any, double each one and put the whole cell in quotation marks.'

/** After so many such rows the file is probably no CSV at all. */
export const maxBroken = 20

/**
 * Returns the rows that have anything in them, and the lines whose quotation marks don’t match; it stops at so many of these. The content’s lines end with `\n`.
 */
export function readRecords(content: string, separator: string) {
  const lines = content.split('\n')
  const records: CsvRecord[] = []
  const broken: number[] = []
  let done = 0
  while (done < lines.length && broken.length < maxBroken) {
    const from = done
    try {
      parse(lines.slice(from).join('\n'), {
        delimiter: separator,
        record_delimiter: '\n',
        relax_column_count: true,
        trim: true,
        on_record(record: readonly string[], info) {
          const span = lines.slice(done, from + info.lines)
          const width = records[0]?.cells.length ?? record.length
          // A mark that opens by mistake reaches down to the next one, so whole rows end up in one cell.
          const hidesRows = span.slice(1).some((line) => line.split(separator).length === width)
          if (hidesRows && record.length !== width) throw new HiddenRows()
          const cells = record.map((cell) => trimUnseen(cell))
          if (cells.some((cell) => cell !== '')) records.push({ line: done + 1, cells })
          done = from + info.lines
        },
      })
      break
    } catch (error) {
      if (!(error instanceof CsvError || error instanceof HiddenRows)) throw error
      done += 1
      broken.push(done)
    }
  }
  return { records, broken }
}

class HiddenRows extends Error {}

/** Returns a cell of a line that was only cut at its separators, as the names of columns are looked for. */
export function unquote(cell: string): string {
  return cell.trim().replaceAll(/^"|"$/g, '')
}
