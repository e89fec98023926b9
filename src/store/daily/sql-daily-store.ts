/** Stores schedules and the ledger of deliveries, on either engine. */
import { sql } from 'kysely'
import type { DailyStore } from '../../core/daily/daily-store.ts'
import type { Database } from '../database.ts'
import type { RetentionRule } from '../privacy/retention.ts'
import { createDailyClaims } from './daily-claims.ts'
import type { DailyTables } from './daily-rows.ts'
import { createScheduleStore } from './daily-schedules.ts'
import { createDeliveryLedger } from './delivery-ledger.ts'
import { createPlanChangeStore } from './plan-changes.ts'

/** Two school years: what was posted when, and which items a class has had. */
export const dailyRetention: readonly RetentionRule[] = [
  { table: 'daily_post', column: 'due_at', days: 730 },
]

export function createDailyStore(database: Database): DailyStore {
  return {
    ...createScheduleStore(database),
    ...createPlanChangeStore(database),
    ...createDeliveryLedger(database),
    ...createDailyClaims(database),

    async now() {
      const tables = database.tables<DailyTables>()
      const { rows } = await sql<{ now: number }>`select ${database.now()} as now`.execute(tables)
      return rows[0]?.now ?? Number.NaN
    },
  }
}
