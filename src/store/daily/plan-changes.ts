/** Stores what teachers change of a plan: one change per schedule and date. */
import type { DailyStore } from '../../core/daily/daily-store.ts'
import type { PlanChange } from '../../core/daily/rotation.ts'
import type { Database } from '../database.ts'
import { type DailyTables, withoutNulls } from './daily-rows.ts'

export type PlanChangeStore = Pick<DailyStore, 'changes' | 'saveChange' | 'removeChange'>

export function createPlanChangeStore(database: Database): PlanChangeStore {
  const tables = database.tables<DailyTables>()

  return {
    async changes({ id, cycle }, from) {
      const rows = await tables
        .selectFrom('daily_change')
        .selectAll()
        .where('schedule', '=', id)
        .where((where) => where.or([where('date', '>=', from), where('cycle', '>=', cycle)]))
        .orderBy('date')
        .execute()
      return rows.map((row) => ({
        date: row.date,
        cycle: row.cycle,
        ...withoutNulls({ itemId: row.card, insteadOf: row.instead_of }),
      }))
    },

    async saveChange(schedule, change) {
      const row = changeRow(change)
      await tables
        .insertInto('daily_change')
        .values({ ...row, schedule: schedule.id, class: schedule.room.class, date: change.date })
        .onConflict((conflict) => conflict.columns(['schedule', 'date']).doUpdateSet(row))
        .execute()
    },

    async removeChange(schedule, date) {
      await tables
        .deleteFrom('daily_change')
        .where('schedule', '=', schedule.id)
        .where('date', '=', date)
        .execute()
    },
  }
}

function changeRow({ itemId, insteadOf, cycle }: PlanChange) {
  return { card: itemId ?? null, instead_of: insteadOf ?? null, cycle }
}
