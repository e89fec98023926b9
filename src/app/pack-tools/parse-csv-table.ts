/** Reads a spreadsheet saved as CSV, in the variants that common spreadsheet programs write. */
import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { UserError } from '../../core/reply/user-error.ts'

export interface TableRow {
  /** The line of the file where the row ends. */
  readonly line: number
  /** Cells by column name, in lower case; empty cells are left out. */
  readonly cells: ReadonlyMap<string, string>
}

const Records = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.int() }) }),
)

/** Throws a UserError if the file is not a table with a header. */
export function parseCsvTable(bytes: Buffer): readonly TableRow[] {
  if (!isUtf8(bytes)) {
    throw new UserError('This file isn’t UTF-8 text. Save it from the spreadsheet as “CSV UTF-8”.')
  }
  const content = bytes.toString('utf8')
  try {
    const records: unknown = parse(content, {
      bom: true,
      delimiter: delimiterOf(content),
      columns: (header: readonly string[]) => header.map((name) => name.trim().toLowerCase()),
      info: true,
      skipEmptyLines: true,
      trim: true,
    })
    return Records.parse(records).map(({ record, info }) => ({
      line: info.lines,
      cells: new Map(Object.entries(record).filter(([, cell]) => cell !== '')),
    }))
  } catch (error) {
    if (error instanceof CsvError)
      throw new UserError(`This isn’t a valid CSV file: ${error.message}.`)
    throw error
  }
}

/** Spreadsheets write semicolons where the decimal sign is a comma, and tabs when cells are copied. */
function delimiterOf(content: string): string {
  const [header = ''] = content.split(/\r?\n/, 1)
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign
}
