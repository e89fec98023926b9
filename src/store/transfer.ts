/** Copies a SQLite store into an empty PostgreSQL database, for a class that has outgrown one file, and marks the file. */
import { type Kysely, type Transaction, sql } from 'kysely'
import { withEngine } from './copy-database.ts'
import { assertNotMoved, markMoved, unmarkMoved } from './migrated-names.ts'
import { type TableSum, createTableSum } from './row-checksum.ts'
import { StoreError } from './store-error.ts'
import { openDatabase } from './store.ts'

/** Both engines accept this many values in one statement (PostgreSQL 65,535, SQLite 32,766). */
const maxBoundValues = 30_000

/** What is read back at a time. */
const rowsPerPage = 1000

type Row = Readonly<Record<string, unknown>>
type AnyTable = Readonly<Record<string, Row>>

/**
 * Copies every row of `from` to `to` in one transaction, reads all of them back and compares; then marks `from`, so that no bot
 * starts with it. Returns the number of rows by table. Throws a StoreError if `from` is not there, is of another version, was moved
 * before or is in use, or if `to` holds anything but what `from` does, as it would after a move that was killed before the mark.
 */
export async function transferStore(
  from: string,
  to: string,
): Promise<Readonly<Record<string, number>>> {
  assertSqlite(from)
  if (to.startsWith('sqlite:')) {
    throw new StoreError(
      'unsupported',
      'The new address must be a PostgreSQL database: npm run move -- postgres://user:password@host/database. A SQLite file is copied with npm run backup.',
    )
  }
  await using opened = await openDatabase(from, { mustExist: true })
  await assertNotMoved(opened.kysely, 'sqlite')
  await using target = await openDatabase(to)
  const source = opened.kysely as Kysely<AnyTable>
  const tables = await tablesOf(source)
  const copied = await (target.kysely as Kysely<AnyTable>)
    .transaction()
    .execute(async (transaction) => {
      const rows: Record<string, number> = {}
      const filled = await firstFilled(transaction, tables)
      // In the order they were created, so that referenced rows exist first.
      for (const table of tables) {
        const sent = await (filled === undefined
          ? copyTable(source, transaction, table)
          : sumOf(source, table))
        const found = await readBack(transaction, table)
        if (filled !== undefined && !isSame(sent, found)) throw notEmpty(filled)
        assertSame(table, sent, found)
        rows[table] = sent.rows
      }
      return rows
    })
  await markMoved(opened.kysely, Date.now())
  return copied
}

/** Lets the bot start with the file again. Returns false if it was not moved. Throws a StoreError if a bot uses it. */
export function undoTransfer(from: string): Promise<boolean> {
  assertSqlite(from)
  return withEngine(from, unmarkMoved, { shared: false })
}

function assertSqlite(url: string): void {
  if (url.startsWith('sqlite:')) return
  throw new StoreError(
    'unsupported',
    'Only a SQLite database can be moved. Set DATABASE_URL to sqlite:PATH.',
  )
}

function assertSame(table: string, sent: TableSum, found: TableSum): void {
  if (isSame(sent, found)) return
  throw new StoreError(
    'corrupt',
    `What PostgreSQL has stored isn’t what was sent (${table}: ${sent.rows} and ${found.rows} rows), so nothing was moved. Go on with the file, and report this.`,
  )
}

function isSame(one: TableSum, other: TableSum): boolean {
  return one.rows === other.rows && one.sum === other.sum
}

/** Reads a table again from PostgreSQL, a page at a time. */
async function readBack(target: Transaction<AnyTable>, table: string): Promise<TableSum> {
  const found = createTableSum()
  await sql`declare moved no scroll cursor for select * from ${sql.table(table)}`.execute(target)
  const next = sql<Row>`fetch forward ${sql.lit(rowsPerPage)} from moved`
  for (;;) {
    const { rows } = await next.execute(target)
    for (const row of rows) found.add(row)
    if (rows.length < rowsPerPage) break
  }
  await sql`close moved`.execute(target)
  return found.read()
}

async function tablesOf(source: Kysely<AnyTable>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master
    where type = 'table' and name not like 'sqlite_%' and name <> 'migration' order by rowid`.execute(
    source,
  )
  return rows.map(({ name }) => name)
}

/** Returns the name of a table that holds anything. */
async function firstFilled(
  target: Transaction<AnyTable>,
  tables: readonly string[],
): Promise<string | undefined> {
  for (const table of tables) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(target)
    if (rows.length > 0) return table
  }
  return undefined
}

function notEmpty(table: string): StoreError {
  return new StoreError(
    'not empty',
    `The database to move to already holds data (${table}). Use an empty database.`,
  )
}

async function sumOf(source: Kysely<AnyTable>, table: string): Promise<TableSum> {
  const sum = createTableSum()
  for await (const row of source.selectFrom(table).selectAll().stream()) sum.add(row)
  return sum.read()
}

async function copyTable(
  source: Kysely<AnyTable>,
  target: Transaction<AnyTable>,
  table: string,
): Promise<TableSum> {
  let batch: Row[] = []
  const sent = createTableSum()

  async function save(): Promise<void> {
    if (batch.length === 0) return
    await target.insertInto(table).values(batch).execute()
    batch = []
  }

  for await (const row of source.selectFrom(table).selectAll().stream()) {
    batch.push(row)
    sent.add(row)
    if (batch.length * Object.keys(row).length >= maxBoundValues) await save()
  }
  await save()
  return sent.read()
}
