/** Overwrites what was deleted: SQLite leaves copies in its write-ahead log, for as long as another program reads the file. */
import { sql } from 'kysely'
import type { Database } from '../database.ts'

/**
 * Returns a function that empties the log, and returns false if another program is still reading it. `onlyIfPending` does
 * nothing unless an earlier attempt failed. PostgreSQL frees deleted rows by itself.
 */
export function createOverwriter(database: Database) {
  // A process before this one may have been killed between the deletion and this.
  let isPending = database.engine === 'sqlite'

  return async ({ onlyIfPending = false } = {}): Promise<boolean> => {
    if (database.engine !== 'sqlite' || (onlyIfPending && !isPending)) return true
    isPending = true
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(
      database.tables(),
    )
    isPending = rows[0]?.busy !== 0
    return !isPending
  }
}
