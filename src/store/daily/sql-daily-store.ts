/** Stores schedules, what teachers change of their plans, and the ledger of deliveries, on either engine. */
import type { DailyStore } from '../../core/daily/daily-store.ts'
import { type Database, readNow } from '../database.ts'
import { createDailyClaims } from './daily-claims.ts'
import { createScheduleStore } from './daily-schedules.ts'
import { createRevealLedger } from './reveal-ledger.ts'
import { createDeliveryLedger } from './delivery-ledger.ts'
import { createOwnItemStore } from './own-items.ts'
import { createPlanChanges } from './plan-changes.ts'

export function createDailyStore(database: Database): DailyStore {
  return {
    ...createScheduleStore(database),
    ...createDeliveryLedger(database),
    ...createRevealLedger(database),
    ...createDailyClaims(database),
    ...createOwnItemStore(database),
    ...createPlanChanges(database),

    now: () => readNow(database),
  }
}
