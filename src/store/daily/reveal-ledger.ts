/** Stores reveals that are planned with their post: each waits in the ledger for its time, and nobody holds it until then. */
import { sql } from 'kysely'
import type { DailyStore } from '../../core/daily/daily-store.ts'
import type { Database } from '../database.ts'
import { isFree } from '../platform/held-until.ts'
import { type DailyTables, changingColumns } from './daily-rows.ts'

export function createRevealLedger(
  database: Database,
): Pick<DailyStore, 'addReveal' | 'hastenReveal'> {
  const tables = database.tables<DailyTables>()

  return {
    async addReveal({ room }, delivery) {
      const { schedule, date, due } = delivery
      await tables
        .insertInto('daily_post')
        .values({
          ...changingColumns(delivery),
          schedule,
          date,
          kind: 'reveal',
          class: room.class,
          platform: room.platform,
          room: room.id,
          due_at: due,
          owner: null,
          held_until: 0,
        })
        .onConflict((conflict) => conflict.columns(['schedule', 'date', 'kind']).doNothing())
        .execute()
    },
    async hastenReveal({ class: className, schedule, date }) {
      const now = database.now()
      await tables
        .updateTable('daily_post')
        .set({ try_at: now })
        .where((where) => where.and({ schedule, class: className, date, kind: 'reveal' }))
        // What has been tried waits for its own reasons.
        .where((where) => where.and({ state: 'claimed', tries: 0 }))
        .where('try_at', '=', sql<number>`due_at`)
        .where('try_at', '>', now)
        .where(isFree(database, 'held_until'))
        .execute()
    },
  }
}
