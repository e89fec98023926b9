/** Everything that is kept about one class, for the class to take away. Tables are found by their `class` column. */
import { type Kysely, sql } from 'kysely'

/** Each table with the class's rows in it. */
export type ClassExport = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

export async function exportClass(kysely: Kysely<unknown>, classId: string): Promise<ClassExport> {
  const rows = await Promise.all(
    (await classTables(kysely)).map(async (table) => {
      const found = await sql<Record<string, unknown>>`
        select * from ${sql.table(table)} where class = ${classId}`.execute(kysely)
      return [table, found.rows] as const
    }),
  )
  return Object.fromEntries(rows)
}

/** The classes that anything is kept about. */
export async function listClasses(kysely: Kysely<unknown>): Promise<readonly string[]> {
  const found = await Promise.all(
    (await classTables(kysely)).map((table) =>
      sql<{ class: string }>`select distinct class from ${sql.table(table)}`.execute(kysely),
    ),
  )
  return [...new Set(found.flatMap(({ rows }) => rows.map((row) => row.class)))].sort()
}

async function classTables(kysely: Kysely<unknown>): Promise<readonly string[]> {
  const tables = await kysely.introspection.getTables()
  return tables
    .filter((table) => table.columns.some((column) => column.name === 'class'))
    .map((table) => table.name)
    .sort()
}
