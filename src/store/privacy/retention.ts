/** How long rows are kept that are not needed for good, and their deletion once a day. */
import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Rows of `table` are deleted `days` days after the time in `column` (epoch milliseconds). */
export interface RetentionRule {
  readonly table: string
  readonly column: string
  readonly days: number
}

/** Deletes expired rows. Returns their number by table. */
export async function purgeExpiredRows(
  database: Database,
  rules: readonly RetentionRule[],
): Promise<Readonly<Record<string, number>>> {
  const deleted: Record<string, number> = {}
  for (const { table, column, days } of rules) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)}
      where ${sql.ref(column)} < ${database.now()} - ${days * 86_400_000}`.execute(
      database.tables(),
    )
    deleted[table] = (deleted[table] ?? 0) + Number(numAffectedRows)
  }
  return deleted
}
