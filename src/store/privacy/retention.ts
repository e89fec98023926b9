/** How long rows are kept that nobody needs for ever, and the daily work that lets them go. */
import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Rows of `table` are deleted once the moment in `column` (epoch milliseconds) is `days` days past. */
export interface RetentionRule {
  readonly table: string
  readonly column: string
  readonly days: number
}

/** Deletes what is past its time and gives the number of rows by table. */
export async function purgeExpiredRows(
  database: Database,
  rules: readonly RetentionRule[],
): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {}
  for (const { table, column, days } of rules) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)}
      where ${sql.ref(column)} < ${database.now()} - ${days * 86_400_000}`.execute(
      database.tables(),
    )
    gone[table] = (gone[table] ?? 0) + Number(numAffectedRows)
  }
  return gone
}
