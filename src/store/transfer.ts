/** Copies a SQLite store into an empty PostgreSQL database, for a class that has outgrown one file. */
import { type Kysely, type Transaction, sql } from 'kysely'
import { StoreError } from './store-error.ts'
import { openDatabase } from './store.ts'

/** Both engines accept this many values in one statement (PostgreSQL 65,535, SQLite 32,766). */
const maxBoundValues = 30_000

type Row = Readonly<Record<string, unknown>>
type AnyTable = Readonly<Record<string, Row>>

/**
 * Copies every row of `from` to `to` in one transaction. Returns the number of rows by table. Throws a StoreError if `from`
 * is not there, is of another version or is in use, or if `to` holds any data.
 */
export async function transferStore(
  from: string,
  to: string,
): Promise<Readonly<Record<string, number>>> {
  if (!from.startsWith('sqlite:')) {
    throw new StoreError(
      'unsupported',
      'Only a SQLite database can be moved. Set DATABASE_URL to sqlite:PATH.',
    )
  }
  await using opened = await openDatabase(from, { mustExist: true })
  await using target = await openDatabase(to)
  const source = opened.kysely as Kysely<AnyTable>
  const tables = await tablesOf(source)
  return await (target.kysely as Kysely<AnyTable>).transaction().execute(async (transaction) => {
    const copied: Record<string, number> = {}
    for (const table of tables) await assertEmpty(transaction, table)
    // In the order they were created, so that referenced rows exist first.
    for (const table of tables) copied[table] = await copyTable(source, transaction, table)
    return copied
  })
}

async function tablesOf(source: Kysely<AnyTable>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master
    where type = 'table' and name not like 'sqlite_%' and name <> 'migration' order by rowid`.execute(
    source,
  )
  return rows.map(({ name }) => name)
}

async function assertEmpty(target: Transaction<AnyTable>, table: string): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(target)
  if (rows.length > 0) {
    throw new StoreError(
      'not empty',
      `The database to move to already holds data (${table}). Use an empty database.`,
    )
  }
}

async function copyTable(
  source: Kysely<AnyTable>,
  target: Transaction<AnyTable>,
  table: string,
): Promise<number> {
  let batch: Row[] = []
  let copied = 0

  async function save(): Promise<void> {
    if (batch.length === 0) return
    await target.insertInto(table).values(batch).execute()
    copied += batch.length
    batch = []
  }

  for await (const row of source.selectFrom(table).selectAll().stream()) {
    batch.push(row)
    if (batch.length * Object.keys(row).length >= maxBoundValues) await save()
  }
  await save()
  return copied
}
