/** What the table of migrations says about a database: whose it is, how old, and whether it was moved elsewhere. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from './database.ts'
import { StoreError, foreign } from './store-error.ts'

export interface AppliedMigration {
  readonly name: string
  /** Epoch milliseconds. */
  readonly at: number
}

export interface MigrationTables {
  readonly migration: AppliedMigration
}

/**
 * Stands among the migrations of a SQLite file whose data was moved. Every version of the bot that does not know it, 0.1.0
 * included, refuses such a file as one that a newer version has changed.
 */
const movedMark = 'moved-to-postgresql'

/**
 * Returns the applied migrations in order, without the mark of a move; none if nothing is in the database yet. Throws a StoreError
 * if the database belongs to another program.
 */
export async function readApplied(
  kysely: Kysely<unknown>,
  engine: Engine['name'],
): Promise<readonly AppliedMigration[]> {
  const rows = await readRows(kysely, engine)
  return rows
    .filter(({ name }) => name !== movedMark)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

/** Returns when the database was moved to PostgreSQL, epoch milliseconds, or undefined. */
async function readMovedAt(
  kysely: Kysely<unknown>,
  engine: Engine['name'],
): Promise<number | undefined> {
  return (await readRows(kysely, engine)).find(({ name }) => name === movedMark)?.at
}

/** From now on no bot starts with this database; tools still read it. */
export async function markMoved(kysely: Kysely<unknown>, at: number): Promise<void> {
  await (kysely as Kysely<MigrationTables>)
    .insertInto('migration')
    .values({ name: movedMark, at })
    .execute()
}

/** Returns false if there was no mark. */
export async function unmarkMoved(kysely: Kysely<unknown>): Promise<boolean> {
  if ((await readMovedAt(kysely, 'sqlite')) === undefined) return false
  const { numDeletedRows } = await (kysely as Kysely<MigrationTables>)
    .deleteFrom('migration')
    .where('name', '=', movedMark)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Throws a StoreError if the database was moved to PostgreSQL. */
export async function assertNotMoved(
  kysely: Kysely<unknown>,
  engine: Engine['name'],
): Promise<void> {
  const at = await readMovedAt(kysely, engine)
  if (at === undefined) return
  const day = new Date(at).toISOString().slice(0, 10)
  throw new StoreError(
    'moved',
    `This database was moved to PostgreSQL on ${day}, and what has been stored since is only there. Set DATABASE_URL to the new address. To go back to this file as it was then, run: npm run move -- --undo`,
  )
}

async function readRows(
  kysely: Kysely<unknown>,
  engine: Engine['name'],
): Promise<readonly AppliedMigration[]> {
  try {
    const rows = await (kysely as Kysely<MigrationTables>)
      .selectFrom('migration')
      .select(['name', 'at'])
      .execute()
    if (rows.length > 0 && !rows.some(({ name }) => /^\d{4}-/.test(name))) throw foreign()
    return rows
  } catch (error) {
    if (/no such column/.test(String(error))) throw foreign()
    if (!/no such table|relation .* does not exist/.test(String(error))) throw error
    // On PostgreSQL, extensions and other programs may have tables beside the bot’s.
    if (engine === 'sqlite' && (await hasTables(kysely))) throw foreign()
    return []
  }
}

async function hasTables(kysely: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql`select 1 from sqlite_master limit 1`.execute(kysely)
  return rows.length > 0
}
