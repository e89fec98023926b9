/** Reads a spreadsheet saved as CSV into rows of named cells. */
import { UserError } from '../../core/reply/user-error.ts'
import { type ImportedList, columnsOf } from './import-fields.ts'
import { decodeText } from '../exchange/decode-text.ts'
import {
  type CsvRecord,
  maxBroken,
  readRecords,
  unmatchedQuotes,
  unquote,
} from '../exchange/table/read-records.ts'
import { countColumns, fieldsIn, letterOf, readHeader } from './table-header.ts'

export interface TableRow {
  /** The line of the file where the row starts. */
  readonly line: number
  /** Cells by the field that their column is named after; empty cells are left out. */
  readonly cells: ReadonlyMap<string, string>
}

/** What is wrong with a row, or worth a look. */
export interface RowMessage {
  readonly line: number
  readonly message: string
}

const maxBytes = 10 * 1024 * 1024
const maxHeaderBytes = 64 * 1024

/** So many lines may stand above the names of the columns and still be told apart from them. */
const maxTitleRows = 10

const separatorNames: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
}

/** Returns the rows that can be read, and what is wrong with the others. Throws a UserError if the file is not such a table. */
export function parseCsvTable(bytes: Buffer, list: ImportedList) {
  if (bytes.length > maxBytes) {
    throw new UserError('This file is larger than 10 MB. Import it in smaller parts.')
  }
  const { separator, content } = findSeparator(decodeText(bytes), list)
  const { records, broken } = readRecords(content, separator)
  const [header, ...body] = records
  const [firstBroken = Infinity] = broken
  if (firstBroken < (header?.line ?? Infinity) || broken.length === maxBroken) {
    throw new UserError(`Line ${firstBroken}: ${unmatchedQuotes}`)
  }
  if (header === undefined) throw new UserError('The file is empty.')
  const fields = readHeader(header, body, list)
  if (body.length === 0 && broken.length === 0) {
    throw new UserError('The file has no rows below its header.')
  }
  const read = body.map((record) =>
    readRow(record, fields, separatorNames[separator] ?? 'separator'),
  )
  const unread = broken.map((line) => ({ line, message: unmatchedQuotes }))
  return {
    rows: read.filter((row) => 'cells' in row),
    problems: [...read.filter((row) => 'message' in row), ...unread],
  }
}

/** Returns the list that a table has if its first row names all columns that are needed, or with `list` what it can only be meant for. */
export function findOwnList(bytes: Uint8Array, list?: ImportedList): ImportedList | undefined {
  const start = decodeText(bytes.subarray(0, maxHeaderBytes))
  const lists: readonly ImportedList[] = list === undefined ? ['quiz', 'questions'] : [list]
  return lists.find((each) => {
    const { separator, content } = findSeparator(start, each)
    const names = content
      .split('\n')
      .slice(0, maxTitleRows)
      .map((line) => fieldsIn(line.split(separator).map(unquote), each))
    function isOwn(fields: readonly (string | undefined)[]): boolean {
      return list === undefined
        ? columnsOf(each).needed.every((name) => fields.includes(name))
        : fields.includes('prompt') && new Set(fields).size > 2
    }
    return names.some(isOwn)
  })
}

/** Returns the separator and the text to split. Excel may write a first line `sep=;`, which stays as an empty line. */
function findSeparator(text: string, list: ImportedList) {
  const [named = '', sign] = /^[^\S\n]*"?sep=(.|\\t)"?[^\S\n]*(?=\n|$)/i.exec(text) ?? []
  const content = text.slice(named.length)
  const first = content
    .split('\n')
    .filter((each) => /[^\s,;"]/.test(each))
    .slice(0, maxTitleRows)
  // Spreadsheets write semicolons where the decimal sign is a comma, and tabs when cells are copied.
  const candidates = [sign === '\\t' ? '\t' : (sign ?? ','), ...Object.keys(separatorNames)]
  const counts = candidates.map((separator) => ({
    separator,
    names: Math.max(0, ...first.map((each) => countColumns(each.split(separator), list))),
    cells: first[0]?.split(separator).length ?? 0,
  }))
  const best = counts.reduce((most, each) =>
    each.names > most.names || (each.names === most.names && each.cells > most.cells) ? each : most,
  )
  return { separator: best.separator, content }
}

function readRow(
  { line, cells }: CsvRecord,
  fields: readonly (string | undefined)[],
  separator: string,
): TableRow | RowMessage {
  const width = fields.findLastIndex((field) => field !== undefined) + 1
  const count = cells.findLastIndex((cell) => cell !== '') + 1
  if (cells.length < width) {
    return {
      line,
      message: `This row has ${cells.length} cells, but the first row names ${width} columns. Check which one is missing.`,
    }
  }
  if (count > fields.length) {
    return {
      line,
      message: `This row has ${count} cells, but the first row names ${width} columns. If there’s a ${separator} in the text of a cell, put the cell in quotation marks.`,
    }
  }
  const nameless = cells.findIndex((cell, index) => cell !== '' && fields[index] === undefined)
  if (nameless !== -1) {
    return {
      line,
      message: `There’s text in column ${letterOf(nameless)}, which has no name in the first row. Name the column or empty it.`,
    }
  }
  const named = cells.flatMap((cell, index) => {
    const field = fields[index]
    return field === undefined || cell === '' ? [] : [[field, cell] as const]
  })
  return { line, cells: new Map(named) }
}
