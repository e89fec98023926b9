/** Tables as CSV that a spreadsheet opens as data, never as formulas. */

export type CsvCell = string | number | null

/** RFC 4180 with a byte order mark, so that Excel reads it as UTF-8. Nothing is left empty for a `null`. */
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
 * A text that begins like a formula gets an apostrophe before it, which spreadsheets show as plain text
 * (https://owasp.org/www-community/attacks/CSV_Injection). Leading spaces do not hide it, nor do full-width signs.
 */
function escapeFormula(text: string): string {
  return /^[\s\p{Z}]*[=+\-@|%＝＋－＠\t\r\n]/u.test(text) ? `'${text}` : text
}
