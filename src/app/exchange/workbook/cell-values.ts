/** Writes the value of a cell as its sheet shows it, as far as a question needs it. */

export type CellFormat = 'plain' | 'date' | 'time' | 'percent'

const builtInFormats: Readonly<Record<number, CellFormat>> = {
  9: 'percent',
  10: 'percent',
  ...Object.fromEntries(
    [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 57, 58].map((id) => [id, 'date']),
  ),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 45, 46, 47].map((id) => [id, 'time'])),
}

/** Excel allows 255. */
const maxCodeLength = 500

/** @param code the format of numbers as the workbook defines it, such as `dd/mm/yyyy` */
export function formatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return builtInFormats[id] ?? 'plain'
  if (code.length > maxCodeLength) return 'plain'
  // Words in quotation marks, colours and conditions say nothing about the number.
  const signs = code.replaceAll(/"[^"]*"|\[(?![hms]+\])[^\]]*\]|\\.|_./gi, '').toLowerCase()
  if (/[yd]/.test(signs)) return 'date'
  if (/[hs]/.test(signs)) return 'time'
  return signs.includes('%') ? 'percent' : 'plain'
}

const dayMs = 86_400_000

/** Day 60 of Excel’s calendar is a 29 February 1900 that never was. */
function dayStart(days: number, startsIn1904: boolean): number {
  if (startsIn1904) return Date.UTC(1904, 0, 1)
  return Date.UTC(1899, 11, days < 60 ? 31 : 30)
}

/** Returns a number as text; dates and times as ISO 8601 writes them. */
export function writeNumber(value: string, format: CellFormat, startsIn1904: boolean): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value.trim()
  if (format === 'percent') return `${round(number * 100)}%`
  if (format === 'plain' || number < 0 || number > 2_958_465) return String(round(number))
  // Half a second more or less is only how fractions are stored.
  const moment = new Date(
    Math.round((dayStart(number, startsIn1904) + number * dayMs) / 1000) * 1000,
  )
  const [date = '', time = ''] = moment.toISOString().slice(0, 19).split('T')
  const clock = time.endsWith(':00') ? time.slice(0, 5) : time
  if (format === 'time' && number < 1) return clock
  return Number.isInteger(number) ? date : `${date} ${clock}`
}

/** Excel shows 15 digits, and keeps 0.1 + 0.2 like everybody else. */
function round(number: number): number {
  return Number(number.toPrecision(15))
}

/** Signs that XML cannot hold are written as `_x000D_`. */
export function unescapeText(text: string): string {
  return text
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replaceAll(/\r\n?/g, '\n')
}
