/** Reads a cell as the schema of its field says: a number, true or false, a list, a name from a list, or text. */
import { z } from 'zod'

/** A value, or what is wrong with the cell as the rest of a sentence that begins with the field’s name. */
export interface ParsedCell {
  readonly value?: unknown
  readonly problem?: string
}

/** Leaves text that does not fit as it is, for the check of the whole item to report. */
export function parseCell(schema: z.core.$ZodType | undefined, cell: string): ParsedCell {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) {
    return parseCell(schema.unwrap(), cell)
  }
  if (schema instanceof z.ZodArray) return { value: parseList(schema.element, cell) }
  if (schema instanceof z.ZodNumberFormat) return parseSpreadsheetNumber(cell)
  if (schema instanceof z.ZodNumber) return parseDecimal(cell)
  if (schema instanceof z.ZodBoolean) {
    return /^(?:true|false)$/i.test(cell)
      ? { value: cell.toLowerCase() === 'true' }
      : { problem: `should be true or false, not “${cell}”.` }
  }
  if (schema instanceof z.ZodEnum) return { value: findName(schema.options, cell) }
  if (schema instanceof z.ZodLiteral) return { value: findName([...schema.values], cell) }
  return { value: cell }
}

/** Entries are separated by “|” or stand on lines of their own. */
function parseList(element: z.core.$ZodType, cell: string): readonly unknown[] {
  const entries = cell
    .split(/[|\n]/)
    .map((entry) => entry.replace(/^\s*•/, '').trim())
    .filter((entry) => entry !== '')
  if (!(element instanceof z.ZodObject)) {
    return entries.map((entry) => parseCell(element, entry).value ?? entry)
  }
  return entries.map((entry) => parseGroup(Object.keys(element.shape), entry))
}

/** A group of fields, such as a pair: `left = right`. The last one keeps further equals signs. */
function parseGroup(names: readonly string[], entry: string): Record<string, string | undefined> {
  const parts = entry.split('=')
  const last = parts.splice(names.length - 1)
  if (last.length > 0) parts.push(last.join('='))
  return Object.fromEntries(names.map((name, index) => [name, parts[index]?.trim()]))
}

/** Names count whatever their case, as in `True-False`. */
function findName(names: readonly unknown[], cell: string): unknown {
  return names.find((name) => String(name) === cell.toLowerCase()) ?? cell
}

/** Reads what spreadsheets make of a whole number: `12.0`, `1,200`, `1 200`, a real minus sign. */
function parseSpreadsheetNumber(cell: string): ParsedCell {
  const typed = cell
    .replace(/^[−–—‒﹣－]\s*/, '-')
    .replace(/^\+/, '')
    .replaceAll(/[０-９]/g, (digit) => digit.normalize('NFKC'))
  if (/^-?\d{1,3}\.\d{3}$/.test(typed)) {
    const [whole = '', rest = ''] = typed.split('.')
    return {
      problem: `says ${typed}, which could mean ${whole} or ${whole}${rest}. Write the number without the point.`,
    }
  }
  const digits = /^-?\d+$/.test(typed) ? typed : withoutMarks(typed)
  if (digits !== undefined && Number.isSafeInteger(Number(digits))) return { value: Number(digits) }
  return { problem: `should be a whole number, such as 12, not “${cell}”.` }
}

/** Three digits after a sign are thousands or decimals, which nobody can tell, so fewer, or more, are the decimals of `9.81` and `9,8`. */
function parseDecimal(cell: string): ParsedCell {
  const [, whole, decimals] = /^([-−–]?\d+)[.,](\d{1,2}|\d{4,9})$/.exec(cell) ?? []
  if (whole !== undefined) return { value: Number(`${whole.replace(/^[−–]/, '-')}.${decimals}`) }
  if (/^-?\d{1,3}\.\d{3}$/.test(cell)) {
    const thousands = cell.replace('.', '')
    return {
      problem: `says ${cell}, which could mean ${Number(cell)} or ${thousands}. Write ${thousands}, or ${cell}0 for the smaller number.`,
    }
  }
  const { problem, ...parsed } = parseSpreadsheetNumber(cell)
  return problem === undefined ? parsed : { problem: problem.replace('a whole number', 'a number') }
}

/** Thousands in groups of three that one sign separates, and one or two decimals that are zero. */
function withoutMarks(typed: string): string | undefined {
  const [, whole, zeros = ''] = /^(-?\d[\d,.'’\s]*?)([.,]0{1,2})?$/.exec(typed) ?? []
  if (whole === undefined) return undefined
  if (/^-?\d+$/.test(whole)) return whole
  const [, sign] = /^-?\d{1,3}([,.'’\s])\d{3}(?:\1\d{3})*$/.exec(whole) ?? []
  return sign === undefined || zeros.startsWith(sign) ? undefined : whole.replaceAll(sign, '')
}
