/** Takes everything from one store into another, empty one: for the day when a SQLite file becomes too small a home. */
import { type Kysely, type Transaction, sql } from 'kysely'
import { createDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { StoreError } from './store-error.ts'
import { openEngine } from './store.ts'

/** Both engines take about this many values in one statement (PostgreSQL 65,535, SQLite 32,766). */
const maxBoundValues = 30_000

type Row = Readonly<Record<string, unknown>>
type AnyTable = Readonly<Record<string, Row>>

/**
 * Copies every row of `from` to `to` in one transaction and gives the number of rows by table. `from` is left as it is, and
 * is refused while a bot serves it; `to` is refused where it holds anything.
 */
export async function transferStore(
  from: string,
  to: string,
): Promise<Readonly<Record<string, number>>> {
  return withDatabase(from, (source) =>
    withDatabase(to, async (target) => {
      const tables = await tablesOf(source)
      return target.transaction().execute(async (transaction) => {
        const moved: Record<string, number> = {}
        for (const table of tables) await assertEmpty(transaction, table)
        // In the order of their making, so that what others point at is there first.
        for (const table of tables) moved[table] = await copyTable(source, transaction, table)
        return moved
      })
    }),
  )
}

async function withDatabase<T>(
  url: string,
  work: (kysely: Kysely<AnyTable>) => Promise<T>,
): Promise<T> {
  const engine = await openEngine(url, {})
  const { kysely } = createDatabase(engine, undefined)
  try {
    await migrate(kysely, engine.name)
    return await work(kysely as unknown as Kysely<AnyTable>)
  } finally {
    await kysely.destroy()
    engine.release()
  }
}

async function tablesOf(source: Kysely<AnyTable>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master
    where type = 'table' and name not like 'sqlite_%' and name <> 'migration' order by rowid`
    .execute(source)
    .catch((error: unknown) => {
      throw new StoreError('address', 'Only a SQLite store can be moved: sqlite:PATH.', error)
    })
  return rows.map(({ name }) => name)
}

async function assertEmpty(target: Transaction<AnyTable>, table: string): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(target)
  if (rows.length > 0) {
    throw new StoreError(
      'address',
      `The store to move to holds something already (${table}). Give an empty database.`,
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
