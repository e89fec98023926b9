/** Turns a row of a table into a quiz item or a discussion question as the pack’s file will hold it. */
import { z } from 'zod'
import { htmlToText } from '../exchange/html/html-to-text.ts'
import { type ImportedList, fieldsOf } from './import-fields.ts'
import { parseCell } from './parse-cell.ts'
import { toId, uniqueId } from '../../core/pack/new-id.ts'
import type { TableRow } from './parse-table.ts'

interface ParsedRow {
  /** Unchecked. */
  readonly item: Readonly<Record<string, unknown>>
  /** By field: what is wrong with a cell that could not be read, as the rest of a sentence. */
  readonly problems: ReadonlyMap<string, string>
  /** The fields whose HTML became text. */
  readonly converted: readonly string[]
}

/**
 * Returns the fields of an item. Columns are named like the fields, and the fields' schemas say how to read a cell: entries of a
 * list are separated by “|”, pairs are written `left = right | left = right`, and a question’s `look` is what to look for in its
 * scene. Without a column for them, the rating is everyone and the id is made from the prompt.
 */
export function parseRow(
  { cells }: TableRow,
  list: ImportedList,
  takenIds: ReadonlySet<string>,
): ParsedRow {
  const kind = htmlToText(cells.get('kind') ?? '').toLowerCase()
  const fields = fieldsOf(list, kind)
  const item: Record<string, unknown> = {
    id: uniqueId(toId(htmlToText(cells.get('prompt') ?? '')) ?? 'item', takenIds),
    rating: 'everyone',
  }
  const problems = new Map<string, string>()
  const converted: string[] = []
  for (const [field, cell] of cells) {
    const schema = fields[field]
    const text = fitLines(htmlToText(cell), cell, schema)
    if (text !== cell) converted.push(field)
    const { value = text, problem } = parseCell(schema, text)
    if (list === 'questions' && field === 'look') item['evidence'] = [evidence(cells, value)]
    else item[field] = value
    if (problem !== undefined) problems.set(field, problem)
    if (field === 'distractors' && isOneWithSemicolons(value)) {
      problems.set(field, 'has semicolons, but no “|”. Separate its entries with “|”.')
    }
    if (schema === undefined && fields !== fieldsOf(list, '')) {
      problems.set(field, `doesn’t go with the kind ${kind}. Empty this cell.`)
    }
  }
  return { item, problems, converted }
}

/** Wrong options that semicolons separate would become one long option. */
function isOneWithSemicolons(value: unknown): boolean {
  return Array.isArray(value) && value.length === 1 && String(value[0]).includes(';')
}

/** Where a field has to be on one line, the lines that came from HTML become one. */
function fitLines(text: string, cell: string, schema: z.core.$ZodType | undefined): string {
  if (text === cell || schema === undefined || z.safeParse(schema, text).success) return text
  const joined = text.replaceAll('\n', ' ')
  return z.safeParse(schema, joined).success ? joined : text
}

function evidence(cells: ReadonlyMap<string, string>, look: unknown) {
  const quote = cells.get('quote')
  return { scene: cells.get('scene'), ...(quote === undefined ? {} : { quote }), look }
}
