/** Divides a reading plan into rows of cells, however it was pasted: lines, a spreadsheet’s cells, or each cell in a line of its own. */
import type { DateContext } from '../calendar/date-words.ts'
import { isCount, isDay } from './table-day.ts'

const maxCells = 12

export interface TableRow {
  /** Counts from 1, as editors show it. */
  readonly line: number
  readonly typed: string
  readonly cells: readonly string[]
  /** Whether the cells are a spreadsheet’s, not words with commas or a colon between. */
  readonly hasColumns: boolean
}

const month =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|fév|avr|juin|juil|août|ene|abr|ago|dic)'
const namedDay = `\\d{1,2}(?:st|nd|rd|th|\\.)? ${month}\\p{L}*|${month}\\p{L}* \\d{1,2}(?:st|nd|rd|th)?`

/** A day among other words. */
export const dayAmongWords = new RegExp(
  `(?<![\\p{L}\\d])(?:\\d{4}-\\d\\d-\\d\\d|${namedDay})(?![\\p{L}\\d])`,
  'iu',
)

/** A day in front of a colon, or one that can be nothing else; `11 Jan 27` has its year at the end. */
const dayInLine = new RegExp(
  `(?<!^(?:\\p{L}+[.,]* )?\\d{1,2}(?:st|nd|rd|th|\\.)?)\\s+(?=(?:\\p{L}{2,10}[.,]* )?(?:${namedDay}|\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?)(?:,? \\d{4})? ?:\\s|\\d{4}-\\d\\d-\\d\\d)`,
  'giu',
)

/** What numbers a list, but not the 11. of 11. Januar. */
const bullet = new RegExp(`^\\s*(?:[-*•]|\\d{1,3}[.)](?=\\s+\\D)(?!\\s+${month}))\\s+`, 'iu')

/** Returns the rows that have something in them, at most `maxLines` lines of the text. */
export function rowsOf(
  text: string,
  context: DateContext,
  maxLines: number,
): { readonly rows: readonly TableRow[]; readonly hasMore: boolean } {
  const lines = linesOf(text, context)
  const rows = lines.slice(0, maxLines).flatMap((typed, index) => {
    const row = toRow(typed, index + 1)
    return row.cells.length === 0 ? [] : [row]
  })
  return { rows: joinCells(rows, context), hasMore: lines.length > maxLines }
}

/** What is typed into one line, where lines of a table run together, has semicolons between the days or days that stand out. */
function linesOf(text: string, context: DateContext): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.length > 1) return lines
  const parts = text.split(/\s*;\s*/)
  return parts.length > 1 && !isDay(parts[0] ?? '', context) ? parts : text.split(dayInLine)
}

/** Cells between tabs, semicolons, bars or commas; the day may have commas of its own. */
function toRow(typed: string, line: number): TableRow {
  const words = typed
    .replace(/^\s*\|(.*?)\|?\s*$/, '$1')
    .replace(bullet, '')
    .replace(/^ +| +$/g, '')
  const separator = ['\t', ';', '|', ','].find((each) => words.includes(each))
  const hasColumns = separator !== undefined && separator !== ','
  const parts =
    separator === undefined || (separator === ',' && /^[^,]*\d[^,]*?:\s/.test(words))
      ? splitOnce(words)
      : words.split(separator)
  const cells = parts.map((cell) => cell.replaceAll('"', '').trim())
  // What a line ends with may be empty, as spreadsheets write it; what it begins with may be a number of its own.
  const last = cells.findLastIndex((cell) => cell !== '')
  return { line, typed, cells: cells.slice(0, last + 1).slice(0, maxCells), hasColumns }
}

/** Takes `11 Jan: scenes 1, 2` and `11 Jan – scene 1` apart. */
function splitOnce(words: string): readonly string[] {
  const separator = /\s*(?::(?:\s|$)|\s[-–—=]\s|->|→|=>)\s*/
  return words.split(separator)
}

/** Some programs paste each cell of a table as a line of its own: then a row begins with each line that is a day and nothing else. */
function joinCells(rows: readonly TableRow[], context: DateContext): readonly TableRow[] {
  const starts = rows.flatMap(({ typed }, index) => (isDay(typed, context) ? [index] : []))
  const others = rows.filter((_, index) => !starts.includes(index))
  const isJoined =
    starts.every((start, index) => (starts[index + 1] ?? rows.length) - start > 1) &&
    !others.some(
      ({ typed, cells }) => dayAmongWords.test(typed) || cells.some((cell) => isDay(cell, context)),
    )
  if (starts.length === 0 || !isJoined) return rows
  return starts.map((start, index) => {
    const own = rows.slice(start, starts[index + 1])
    // The number of the next row stands before its day.
    const isCounted = own.length > 2 && isCount(own.at(-1)?.typed.trim() ?? '')
    const cells = own.slice(0, isCounted ? -1 : undefined).map(({ typed }) => typed.trim())
    return {
      line: rows[start]?.line ?? 0,
      typed: cells.join(' '),
      cells: cells.slice(0, maxCells),
      hasColumns: true,
    }
  })
}
