/** Adds the rows of a spreadsheet to a pack: all of them or, where that is asked for, the good ones. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dump } from 'js-yaml'
import type { z } from 'zod'
import { UserError } from '../../core/reply/user-error.ts'
import { checkPack } from '../../core/pack/checks/check-pack.ts'
import { type Pack, packSchemas } from '../../core/pack/pack.ts'
import { parsePackFile } from '../pack/parse-pack-file.ts'
import { describeSchemaErrors } from '../pack/schema-errors.ts'
import { type ImportedList, parseRow } from './parse-row.ts'
import { type TableRow, parseCsvTable } from './parse-csv-table.ts'

interface RowProblem {
  readonly line: number
  readonly message: string
}

export interface ImportResult {
  /** How many items were written. */
  readonly added: number
  readonly problems: readonly RowProblem[]
}

interface Candidate {
  readonly line: number
  /** As the author’s file will hold it. */
  readonly item: unknown
}

/** Reads `table`, checks every row against the pack, and writes to the pack’s file unless a row is bad and `partial` is off. */
export async function importRows({
  folder,
  pack,
  list,
  table,
  partial,
}: {
  readonly folder: string
  readonly pack: Pack
  readonly list: ImportedList
  readonly table: Buffer
  readonly partial: boolean
}): Promise<ImportResult> {
  const rows = parseCsvTable(table)
  if (rows.length === 0) throw new UserError('The file has no rows under its header.')
  const { good, problems } = validateRows(pack, list, rows)
  if (good.length === 0 || (problems.length > 0 && !partial)) return { added: 0, problems }
  await append(
    join(folder, `${list}.yaml`),
    list,
    good.map(({ item }) => item),
  )
  return { added: good.length, problems }
}

function validateRows(pack: Pack, list: ImportedList, rows: readonly TableRow[]) {
  const taken = new Set(pack[list].map((item) => item.id))
  const good: Candidate[] = []
  const problems: RowProblem[] = []
  let grown = pack
  for (const row of rows) {
    const item = parseRow(row, list, taken)
    const { value, messages } = checkItem(item, list)
    const larger = value === undefined ? undefined : { ...grown, [list]: [...grown[list], value] }
    const faults = larger === undefined ? messages : checkPack(larger).map(({ message }) => message)
    if (larger === undefined || faults.length > 0) {
      problems.push(...faults.map((message) => ({ line: row.line, message })))
      continue
    }
    grown = larger
    good.push({ line: row.line, item })
    taken.add(String(item['id']))
  }
  return { good, problems }
}

function checkItem(item: unknown, list: ImportedList) {
  const schema: z.ZodType = packSchemas[list]
  const parsed = schema.safeParse([item], { reportInput: true })
  if (parsed.success) {
    const [value] = parsed.data as readonly unknown[]
    return { value, messages: [] }
  }
  const messages = describeSchemaErrors(parsed.error, schema, [item]).map(({ message }) =>
    message.replace(/^item 1 › /, ''),
  )
  return { value: undefined, messages }
}

/** Writes the items to the end of the file. Throws a UserError where the file is not laid out as a list of lines. */
async function append(path: string, list: ImportedList, items: readonly unknown[]): Promise<void> {
  const before = await readFile(path, 'utf8').catch(
    () => `# yaml-language-server: $schema=../schema/${list}.schema.json\n`,
  )
  const content = `${before.trimEnd()}\n\n${dump(items, { quoteStyle: 'single' })}`
  if (parsePackFile(path, content, packSchemas[list]).problems.length > 0) {
    throw new UserError(
      `${path} does not end in a list of items that begin with “- ”, so nothing could be added to it.`,
    )
  }
  await writeFile(path, content)
}
