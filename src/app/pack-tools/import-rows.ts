/** Adds the rows of a spreadsheet to a pack: all of them or, with `partial`, the valid ones. */
import type { z } from 'zod'
import { checkPack } from '../../core/pack/checks/check-pack.ts'
import { type Pack, packSchemas } from '../../core/pack/pack.ts'
import { appendItems } from './append-items.ts'
import { describeSchemaErrors } from '../pack/schema-errors.ts'
import type { ImportedList } from './import-fields.ts'
import { parseRow } from './parse-rows.ts'
import { type RowMessage, type TableRow, parseCsvTable } from './parse-table.ts'
import { joinWords } from '../../core/reply/format.ts'

interface Import {
  readonly folder: string
  readonly pack: Pack
  readonly list: ImportedList
  readonly table: Buffer
  readonly partial: boolean
}

/**
 * Checks every row against the pack and appends the valid ones to the pack’s file. Without `partial`, one bad row stops all.
 * Returns how many items were added, what is wrong with the other rows, and which of the added ones to look at.
 */
export async function importRows({ folder, pack, list, table, partial }: Import) {
  const { rows, problems: unread } = parseCsvTable(table, list)
  const { valid, problems: invalid, notes } = validateRows(pack, list, rows)
  const problems = [...unread, ...invalid].toSorted((a, b) => a.line - b.line)
  if (valid.length === 0 || (problems.length > 0 && !partial)) {
    return { added: 0, problems, notes: [] }
  }
  await appendItems(folder, list, valid)
  return { added: valid.length, problems, notes }
}

function validateRows(pack: Pack, list: ImportedList, rows: readonly TableRow[]) {
  const takenIds = new Set(pack[list].map((item) => item.id))
  /** As they will be written to the pack’s file, without defaults. */
  const valid: unknown[] = []
  const problems: RowMessage[] = []
  const notes: RowMessage[] = []
  let grownPack = pack
  for (const row of rows) {
    const { line } = row
    const { item, problems: unreadable, converted } = parseRow(row, list, takenIds)
    const { value, errors } = checkItem(item, list)
    const nextPack =
      value === undefined ? undefined : { ...grownPack, [list]: [...grownPack[list], value] }
    const rowErrors = [
      ...unreadable.entries().map(([field, problem]) => `${field} ${problem}`),
      ...(nextPack === undefined
        ? errors.flatMap(({ column, message }) => (unreadable.has(column) ? [] : message))
        : checkPack(nextPack).map(({ message }) => message)),
    ]
    if (nextPack === undefined || rowErrors.length > 0) {
      problems.push(...rowErrors.map((message) => ({ line, message })))
      continue
    }
    grownPack = nextPack
    valid.push(item)
    takenIds.add(String(item['id']))
    if (converted.length > 0) notes.push({ line, message: formatConverted(converted) })
  }
  return { valid, problems, notes }
}

function formatConverted(fields: readonly string[]): string {
  return `The HTML in ${joinWords(fields)} became plain text. Check how it reads.`
}

function checkItem(item: unknown, list: ImportedList) {
  const schema: z.ZodType = packSchemas[list]
  const parsed = schema.safeParse([item], { reportInput: true })
  if (parsed.success) {
    const [value] = parsed.data as readonly unknown[]
    return { value, errors: [] }
  }
  const errors = describeSchemaErrors(parsed.error, schema, [item]).map(({ path, predicate }) => {
    const column = columnOf(path)
    const hint = /^has .*, but needs at least/.test(predicate) ? ' Separate them with “|”.' : ''
    return { column, message: `${column} ${predicate}${hint}` }
  })
  return { value: undefined, errors }
}

/** Returns the column that a field of an item stands in. A table has its evidence in one column. */
function columnOf([, field = '', , name]: readonly PropertyKey[]): string {
  return field === 'evidence' ? String(name ?? 'look') : String(field)
}
