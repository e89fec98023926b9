/** Schedules and the ledger of daily posts, on either engine. */
import { sql } from 'kysely'
import type { DailyStore } from '../../core/daily/daily-store.ts'
import { createDeliveryLedger } from './daily-ledger.ts'
import type { DailyTables } from './daily-rows.ts'
import { createScheduleStore } from './daily-schedules.ts'
import type { Database } from '../database.ts'
import type { RetentionRule } from '../privacy/retention.ts'

/** Two school years: what was posted when, and which items a class has had. */
export const dailyRetention: readonly RetentionRule[] = [
  { table: 'daily_post', column: 'due_at', days: 730 },
]

export function createDailyStore(database: Database): DailyStore {
  const tables = database.tables<DailyTables>()

  return {
    ...createScheduleStore(database),
    ...createDeliveryLedger(database),

    async now() {
      const { rows } = await sql<{ now: number }>`select ${database.now()} as now`.execute(tables)
      return rows[0]?.now ?? Number.NaN
    },

    async release(process) {
      const theirs = `${process}/%`
      const free = { owner: null, held_until: 0 }
      await tables
        .updateTable('daily_post')
        .set(free)
        .where('is_open', '=', 1)
        .where('owner', 'like', theirs)
        .execute()
      await tables.updateTable('daily_schedule').set(free).where('owner', 'like', theirs).execute()
    },
  }
}
