/** Writes CSV that spreadsheets open as data, never as formulas. */

export type CsvCell = string | number | null

/**
 * How a spreadsheet writes numbers, and with it what keeps its cells apart: 66.5 and commas, or 66,5 and semicolons. Excel goes by the
 * country that its computer is set to.
 */
export const csvDecimals = ['point', 'comma'] as const
export type CsvDecimals = (typeof csvDecimals)[number]

/** Returns how spreadsheets write numbers where a language is spoken. */
export function decimalsOf(locale: string): CsvDecimals {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? 'comma' : 'point'
}

const separators: Readonly<Record<CsvDecimals, string>> = { point: ',', comma: ';' }

/** Returns a share or a time as it stands in a file: three decimals are enough. */
export function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1_000) / 1_000
}

/** Returns CSV by RFC 4180, with a byte order mark so that Excel reads it as UTF-8. `null` becomes an empty cell. */
export function toCsv(
  rows: readonly (readonly CsvCell[])[],
  decimals: CsvDecimals = 'point',
): string {
  const lines = rows.map((row) =>
    row.map((cell) => formatCell(cell, decimals)).join(separators[decimals]),
  )
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function formatCell(cell: CsvCell, decimals: CsvDecimals): string {
  if (cell === null) return ''
  if (typeof cell === 'number') {
    return decimals === 'comma' ? String(cell).replace('.', ',') : String(cell)
  }
  // A dash alone is no formula, and means something to Moodle.
  if (cell === '-') return cell
  const escaped = escapeFormula(cell)
  const safe = decimals === 'comma' ? escaped.replaceAll(formulaBehindComma, "'") : escaped
  const needsQuotes = decimals === 'comma' ? /[",;\r\n]/ : /[",\r\n]/
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const signs = '[=+\\-@\\|%＝＋－＠]'

/**
 * Where a formula could begin: at the start, or behind a sign at which spreadsheets of other countries cut a line into cells. To them
 * quotation marks within a cell hold nothing together, so a line break cuts too. An apostrophe that stands there already gets another
 * one, or reading would take it for ours. Behind several cuts only the last counts, so that \r\n stays whole and each blank is looked at once.
 */
const formulaAtStart = `(?=['\\s\\p{Z}]*${signs}|'*[\\t\\r\\n])`
const formulaBehindCut = `(?=[['"\\s\\p{Z}]--[\\t\\r\\n]]*${signs})`
const formulaStart = new RegExp(`^${formulaAtStart}|(?<=[;\\t\\r\\n])${formulaBehindCut}`, 'gv')
const formulaBehindComma = new RegExp(`(?<=,)${formulaBehindCut}`, 'gv')
const escapedStart = new RegExp(`^'${formulaAtStart}|(?<=[;\\t\\r\\n])'${formulaBehindCut}`, 'gv')

/**
 * Puts an apostrophe before what begins like a formula, so that spreadsheets show it as text
 * (https://owasp.org/www-community/attacks/CSV_Injection). Leading spaces and
 * full-width signs count too.
 */
function escapeFormula(text: string): string {
  return text.replaceAll(formulaStart, "'")
}

/** Whether a text stands in a file as it is, or with an apostrophe before it. */
export function isPlainCell(text: string): boolean {
  return escapeFormula(text) === text
}

/** Returns the text without the apostrophes that keep a spreadsheet from reading it as a formula. */
export function unescapeFormula(cell: string): string {
  const text = cell.replaceAll(escapedStart, '')
  return escapeFormula(text) === cell ? text : cell
}
