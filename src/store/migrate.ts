/** Brings the tables up to date with plain SQL files, each applied once, in order, and never undone. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, type Transaction, sql } from 'kysely'
import type { Engine } from './database.ts'
import { type MigrationTables, assertNotMoved, readApplied } from './migrated-names.ts'
import { StoreError } from './store-error.ts'

const folder = join(import.meta.dirname, 'migrations')

/** An arbitrary key that nothing else in the database uses as an advisory lock. */
const migrationLock = 20_131_010

/**
 * Applies the files that this database lacks, all in one transaction, so that a start that is killed changes nothing. Calls
 * `beforeUpdate` first if an older version has made the database, with the number of its last migration. Throws a StoreError if the
 * database is of a newer version, of another program, or was moved.
 */
export async function migrate(
  kysely: Kysely<unknown>,
  engine: Engine['name'],
  beforeUpdate: (from: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await assertNotMoved(kysely, engine)
  const files = await migrationFiles(engine)
  // An ordinary start only reads, so that a program that holds the file does not stop it.
  if ((await missingMigrations(kysely, engine)).length === 0) return
  const last = (await readApplied(kysely, engine)).at(-1)
  if (last !== undefined) await beforeUpdate(last.name.slice(0, 4))
  await (kysely as Kysely<MigrationTables>).transaction().execute(async (transaction) => {
    if (engine === 'postgres') {
      await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction)
    }
    await sql`create table if not exists migration (name text primary key, at bigint not null)`.execute(
      transaction,
    )
    for (const name of await missingMigrations(transaction as unknown as Kysely<unknown>, engine)) {
      await apply(transaction, name, await readFile(files.get(name) ?? '', 'utf8'))
    }
  })
}

/** Returns the names of the files that this database lacks. Throws a StoreError if a newer version has changed it. */
async function missingMigrations(
  kysely: Kysely<unknown>,
  engine: Engine['name'],
): Promise<readonly string[]> {
  const files = await migrationFiles(engine)
  const applied = await readApplied(kysely, engine)
  const future = applied.find(({ name }) => !files.has(name))
  if (future !== undefined) {
    throw new StoreError(
      'future',
      `A newer version of the bot has changed this database (${future.name}). Start that version, or restore a backup from before the update.`,
    )
  }
  return [...files.keys()].filter((name) => !applied.some((one) => one.name === name))
}

/** Returns false if nothing is in the database. Throws a StoreError if it is of a newer version or of another program. */
export async function assertKnown(
  kysely: Kysely<unknown>,
  engine: Engine['name'],
): Promise<boolean> {
  const missing = await missingMigrations(kysely, engine)
  return missing.length < (await migrationFiles(engine)).size
}

/** Throws a StoreError if this version of the bot has not brought the database up to date, which tools never do. */
export async function assertCurrent(
  kysely: Kysely<unknown>,
  engine: Engine['name'],
): Promise<void> {
  const missing = await missingMigrations(kysely, engine)
  if (missing.length === 0) return
  throw !(await assertKnown(kysely, engine))
    ? new StoreError(
        'missing',
        'There is nothing in this database yet. Check DATABASE_URL, or fill it with npm start.',
      )
    : new StoreError(
        'past',
        'This database is from an older version of the bot. Make a backup, then start the bot once, which brings it up to date.',
      )
}

async function apply(transaction: Transaction<MigrationTables>, name: string, text: string) {
  for (const statement of text.split(/;\s*$/m)) {
    if (statement.trim() !== '') await sql.raw(statement).execute(transaction)
  }
  await transaction.insertInto('migration').values({ name, at: Date.now() }).execute()
}

/** Returns paths by name. `0002-name.sql` is for both engines, `0002-name.sqlite.sql` and `0002-name.postgres.sql` for one. */
export async function migrationFiles(engine: Engine['name']): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const file of (await readdir(folder)).sort()) {
    const [, name, only = engine] =
      /^(\d{4}-[a-z-]+)(?:\.(sqlite|postgres))?\.sql$/.exec(file) ?? []
    if (name === undefined) throw new RangeError(`${file} is not a valid name for a migration.`)
    if (only === engine) files.set(name, join(folder, file))
  }
  return files
}
