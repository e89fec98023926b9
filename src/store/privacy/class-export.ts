/** Exports everything stored about one class, from every table that has a `class` column. */
import { type Kysely, sql } from 'kysely'

type Row = Readonly<Record<string, unknown>>

/** The class’s rows, by table, ordered by their columns. */
export type ClassExport = Readonly<Record<string, readonly Row[]>>

export async function exportClass(kysely: Kysely<unknown>, classId: string): Promise<ClassExport> {
  const rows = await Promise.all(
    (await exportedTables(kysely)).map(async (table) => {
      const found = await sql<Record<string, unknown>>`
        select * from ${sql.table(table)} where class = ${classId}`.execute(kysely)
      const rows = found.rows.map((row) => inDays(withoutExtraTime(row)))
      const shown = tablesWithoutPeople.has(table) ? rows.map(withoutPerson) : rows
      return [table, shown.toSorted(compareRows)] as const
    }),
  )
  return Object.fromEntries(rows)
}

/** Orders rows by their columns: the order in which they were written would tell whose an anonymous answer is. */
function compareRows(a: Row, b: Row): number {
  const different = Object.keys(a).find((column) => a[column] !== b[column])
  if (different === undefined) return 0
  const [left, right] = [a[different], b[different]]
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return String(left) < String(right) ? -1 : 1
}

/** Returns the ids of all classes that anything is stored about. */
export async function listClasses(kysely: Kysely<unknown>): Promise<readonly string[]> {
  const found = await Promise.all(
    (await classTables(kysely)).map((table) =>
      sql<{ class: string }>`select distinct class from ${sql.table(table)}`.execute(kysely),
    ),
  )
  return [...new Set(found.flatMap(({ rows }) => rows.map((row) => row.class)))].sort()
}

/** Returns the tables that have a column `class`. */
export async function classTables(kysely: Kysely<unknown>): Promise<readonly string[]> {
  const tables = await kysely.introspection.getTables()
  return tables
    .filter((table) => table.columns.some((column) => column.name === 'class'))
    .map((table) => table.name)
    .sort()
}

/** Whose an anonymous answer is, whose was deleted, and who has extra time, stays out of every file about a class. */
const unexported: ReadonlySet<string> = new Set([
  'quiz_anonymous_player',
  'discussion_author',
  'discussion_erased',
  'accommodation',
])

/** Nobody sees who said what of an answer, or who reported it; when they did would say so, too. */
const tablesWithoutPeople: ReadonlySet<string> = new Set([
  'discussion_reading',
  'discussion_report',
])

function withoutPerson(row: Row): Row {
  const { person: _, at: __, ...rest } = row
  return rest
}

/** When somebody used the bot last. To the millisecond it could tell whose an anonymous answer of that moment is. */
const visits = ['used_at', 'before_at'] as const
const dayMs = 86_400_000

function inDays(row: Row): Row {
  const days = visits.flatMap((name) => {
    const at = row[name]
    return typeof at === 'number' ? [[name, at - (at % dayMs)] as const] : []
  })
  return { ...row, ...Object.fromEntries(days) }
}

async function exportedTables(kysely: Kysely<unknown>): Promise<readonly string[]> {
  return (await classTables(kysely)).filter((name) => !unexported.has(name))
}

/** How long somebody had for a test would tell who has extra time. */
function withoutExtraTime(row: Row): Row {
  const { attempt } = row
  if (typeof attempt !== 'string') return row
  return { ...row, attempt: attempt.replace(/"deadlineAt":(\d+|null),?/, '') }
}
