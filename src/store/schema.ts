/** The tables of the database, each with the description from its migration. */
import { readFile } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import type { Engine } from './database.ts'
import { migrationFiles } from './migrate.ts'

export interface StoredTable {
  readonly name: string
  readonly description: string
  readonly columns: readonly string[]
  /** Columns of type text. */
  readonly textColumns: readonly string[]
}

/** Returns every table except the list of migrations, sorted by name. */
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

/** Returns the comment above each `create table`, or else the first one in its file. */
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
