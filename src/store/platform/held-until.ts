/** Claims that end by themselves, by the database’s clock, also where that clock was set back. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from '../database.ts'

/** Nobody claims anything for so long. What ends later is from before the clock was set back, and its holder may be gone. */
export const maxHeldMs = 3_600_000

/** A condition that is true where nobody holds a row; `column` is when its claim ends. */
export function isFree(database: Database, column: string): RawBuilder<SqlBool> {
  const [now, heldUntil] = [database.now(), sql.ref(column)]
  return sql<SqlBool>`(${heldUntil} <= ${now} or ${heldUntil} > ${now} + ${sql.lit(maxHeldMs)})`
}
