/** Stores schedules, what teachers change of their plans, and the ledger of deliveries, on either engine. */
import type { DailyStore } from '../../core/daily/daily-store.ts'
import { type Database, readNow } from '../database.ts'
import { createDailyClaims } from './daily-claims.ts'
import { type DailyTables, withoutNulls } from './daily-rows.ts'
import { createScheduleStore } from './daily-schedules.ts'
import { createRevealLedger } from './reveal-ledger.ts'
import { createDeliveryLedger } from './delivery-ledger.ts'
import { createOwnItemStore } from './own-items.ts'

export function createDailyStore(database: Database): DailyStore {
  const tables = database.tables<DailyTables>()

  return {
    ...createScheduleStore(database),
    ...createDeliveryLedger(database),
    ...createRevealLedger(database),
    ...createDailyClaims(database),
    ...createOwnItemStore(database),

    now: () => readNow(database),

    async changes({ id, room, cycle }, from) {
      const rows = await tables
        .selectFrom('daily_change')
        .selectAll()
        .where('schedule', '=', id)
        .where('class', '=', room.class)
        .where((where) => where.or([where('date', '>=', from), where('cycle', '>=', cycle)]))
        .orderBy('date')
        .execute()
      return rows.map((row) => ({
        date: row.date,
        cycle: row.cycle,
        ...withoutNulls({ itemId: row.card, insteadOf: row.instead_of }),
      }))
    },

    async saveChange({ id, room }, ...changes) {
      if (changes.length === 0) return
      // One statement, so that of two days that are exchanged never only one is.
      await tables
        .insertInto('daily_change')
        .values(
          changes.map(({ date, itemId = null, insteadOf = null, cycle }) => ({
            schedule: id,
            class: room.class,
            date,
            card: itemId,
            instead_of: insteadOf,
            cycle,
          })),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['schedule', 'date'])
            .doUpdateSet((row) => ({
              card: row.ref('excluded.card'),
              instead_of: row.ref('excluded.instead_of'),
              cycle: row.ref('excluded.cycle'),
            }))
            .where('daily_change.class', '=', room.class),
        )
        .execute()
    },

    async removeChange({ id, room }, date) {
      await tables
        .deleteFrom('daily_change')
        .where((row) => row.and({ schedule: id, class: room.class, date }))
        .execute()
    },
  }
}
