/** Writes CSV that spreadsheets open as data, never as formulas. */

export type CsvCell = string | number | null

/** Returns CSV by RFC 4180, with a byte order mark so that Excel reads it as UTF-8. `null` becomes an empty cell. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map((cell) => formatCell(cell)).join(',')).join('\r\n')}\r\n`
}

function formatCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = escapeFormula(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const signs = '[=+\\-@|%＝＋－＠]'

/**
 * Where a formula could begin: at the start, or behind a sign at which spreadsheets of other countries cut a line into cells. An
 * apostrophe that stands there already gets another one, or reading would take it for ours.
 */
const formulaAtStart = `(?=['\\s\\p{Z}]*${signs}|'*[\\t\\r\\n])`
const formulaBehindCut = `(?=['\\s\\p{Z}]*${signs})`
const formulaStart = new RegExp(`^${formulaAtStart}|(?<=[;\\t])${formulaBehindCut}`, 'gu')
const escapedStart = new RegExp(`^'${formulaAtStart}|(?<=[;\\t])'${formulaBehindCut}`, 'gu')

/**
 * Puts an apostrophe before what begins like a formula, so that spreadsheets show it as text
 * (https://owasp.org/www-community/attacks/CSV_Injection). Leading spaces and
 * full-width signs count too.
 */
function escapeFormula(text: string): string {
  return text.replaceAll(formulaStart, "'")
}

/** Returns the text without the apostrophes that keep a spreadsheet from reading it as a formula. */
export function unescapeFormula(cell: string): string {
  const text = cell.replaceAll(escapedStart, '')
  return escapeFormula(text) === cell ? text : cell
}
