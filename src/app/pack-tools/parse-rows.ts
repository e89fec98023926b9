/** Reads a spreadsheet saved as CSV, and turns each row into a quiz item or a discussion question as the pack’s file will hold it. */
import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { Question } from '../../core/pack/sections/questions.ts'
import { findKind } from '../../core/quiz/kinds/index.ts'
import { itemFields } from '../../core/quiz/kinds/kind.ts'
import { UserError } from '../../core/reply/user-error.ts'

interface TableRow {
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

export type ImportedList = 'quiz' | 'questions'

type Fields = Readonly<Record<string, z.core.$ZodType>>

/**
 * Returns the fields of an item, unchecked. Columns are named like the fields, and the fields' schemas say how to read a
 * cell: entries of a list are separated by “|”, pairs are written `left = right | left = right`, and a question’s `look` is
 * what to look for in its scene. Without a column for them, the rating is everyone and the id is made from the prompt.
 */
export function parseRow({ cells }: TableRow, list: ImportedList, takenIds: ReadonlySet<string>) {
  const item: Record<string, unknown> = {
    id: createUniqueId(cells.get('prompt') ?? '', takenIds),
    rating: 'everyone',
  }
  const fields: Fields =
    list === 'questions'
      ? Question.shape
      : (findKind(cells.get('kind') ?? '')?.schema.shape ?? itemFields)
  for (const [column, cell] of cells) {
    if (list === 'questions' && column === 'look') item['evidence'] = [evidence(cells, cell)]
    else {
      const field = Object.keys(fields).find((name) => name.toLowerCase() === column) ?? column
      item[field] = parseCell(fields[field], cell)
    }
  }
  return item
}

/** Leaves a cell that does not fit as it is, for the check of the whole item to report. */
function parseCell(schema: z.core.$ZodType | undefined, cell: string): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) {
    return parseCell(schema.unwrap(), cell)
  }
  if (schema instanceof z.ZodArray) {
    const entries = cell.split('|').map((entry) => entry.trim())
    const { element } = schema
    return element instanceof z.ZodObject
      ? entries.map((entry) => parseGroup(Object.keys(element.shape), entry))
      : entries
  }
  if (schema instanceof z.ZodNumber) return /^-?\d+$/.test(cell) ? Number(cell) : cell
  if (schema instanceof z.ZodBoolean && /^(true|false)$/i.test(cell)) {
    return cell.toLowerCase() === 'true'
  }
  return cell
}

/** A group of fields, such as a pair: `left = right`. The last one keeps further equals signs. */
function parseGroup(names: readonly string[], entry: string): Record<string, string | undefined> {
  const parts = entry.split('=')
  const last = parts.splice(names.length - 1)
  if (last.length > 0) parts.push(last.join('='))
  return Object.fromEntries(names.map((name, index) => [name, parts[index]?.trim()]))
}

function evidence(cells: ReadonlyMap<string, string>, look: string) {
  const quote = cells.get('quote')
  return { scene: cells.get('scene'), ...(quote === undefined ? {} : { quote }), look }
}

/** Returns an id made of the first words of the prompt, with a number where it is taken. */
function createUniqueId(prompt: string, takenIds: ReadonlySet<string>): string {
  const words = prompt
    .normalize('NFD')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  const base = (words ?? ['item']).join('-').slice(0, 36).replace(/-$/, '')
  let id = base
  for (let number = 2; takenIds.has(id); number += 1) id = `${base}-${number}`
  return id
}
