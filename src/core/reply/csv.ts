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

/**
 * Puts an apostrophe before a text that begins like a formula, so that spreadsheets show it as text
 * (https://owasp.org/www-community/attacks/CSV_Injection). Leading spaces and
 * full-width signs count too.
 */
function escapeFormula(text: string): string {
  return /^[\s\p{Z}]*[=+\-@|%＝＋－＠\t\r\n]/u.test(text) ? `'${text}` : text
}

/** Returns the text without the apostrophe that keeps a spreadsheet from reading it as a formula. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && escapeFormula(cell.slice(1)) === cell ? cell.slice(1) : cell
}
