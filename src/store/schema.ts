/** The tables as the database has them, each with what its migration says it is for. */
import { readFile } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import type { Engine } from './database.ts'
import { migrationFiles } from './migrate.ts'

export interface StoredTable {
  readonly name: string
  readonly description: string
  readonly columns: readonly string[]
  /** Those that hold words. */
  readonly textColumns: readonly string[]
}

/** Every table except the list of migrations, by name. */
export async function listStoredTables(
  kysely: Kysely<unknown>,
  engine: Engine['name'],
): Promise<readonly StoredTable[]> {
  const [tables, comments] = await Promise.all([
    kysely.introspection.getTables(),
    tableComments(engine),
  ])
  return tables
    .filter(({ name }) => name !== 'migration')
    .map(({ name, columns }) => ({
      name,
      description: comments.get(name) ?? '',
      columns: columns.map((column) => column.name),
      textColumns: columns
        .filter((column) => column.dataType.toLowerCase() === 'text')
        .map((column) => column.name),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The comment before each `create table`; a table without one is part of what its file begins with. */
async function tableComments(engine: Engine['name']): Promise<ReadonlyMap<string, string>> {
  const comments = new Map<string, string>()
  for (const file of (await migrationFiles(engine)).values()) {
    let first: string | undefined
    const text = await readFile(file, 'utf8')
    for (const [, above = '', name = ''] of text.matchAll(
      /((?:^--.*\n)*)^create table (?:if not exists )?(\w+)/gm,
    )) {
      const comment = above.replace(/^-- ?/gm, '').trim().replaceAll('\n', ' ')
      first ??= comment
      comments.set(name, comment === '' ? first : comment)
    }
  }
  return comments
}
