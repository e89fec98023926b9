/** Stores the ledger: a row for every delivery of every local date. */
import { sql } from 'kysely'
import type { DailyStore } from '../../core/daily/daily-store.ts'
import { type Delivery, isOpen } from '../../core/daily/delivery.ts'
import type { Room } from '../../core/platform/room.ts'
import { type DailyTables, deliveryFromRow, changingColumns } from './daily-rows.ts'
import type { Database } from '../database.ts'

export type DeliveryLedger = Pick<
  DailyStore,
  'shownItemIds' | 'findDelivery' | 'sentBefore' | 'writeDay' | 'saveDelivery'
>

/** A delivery counts for its cycle unless it certainly never appeared. */
const countedStates = ['claimed', 'sending', 'sent', 'unconfirmed'] as const

export function createDeliveryLedger(database: Database): DeliveryLedger {
  const tables = database.tables<DailyTables>()

  return {
    async shownItemIds(schedule, cycle) {
      const rows = await tables
        .selectFrom('daily_post')
        .select('card')
        .where('schedule', '=', schedule)
        .where('kind', '=', 'card')
        .where('cycle', '=', cycle)
        .where('state', 'in', countedStates)
        .orderBy('date')
        .execute()
      return rows.map((row) => row.card)
    },

    async findDelivery(schedule, date, kind) {
      const row = await tables
        .selectFrom('daily_post')
        .selectAll()
        .where('schedule', '=', schedule)
        .where('date', '=', date)
        .where('kind', '=', kind)
        .executeTakeFirst()
      return row === undefined ? undefined : deliveryFromRow(row)
    },

    async sentBefore(schedule, date, limit) {
      const rows = await tables
        .selectFrom('daily_post')
        .selectAll()
        .where('schedule', '=', schedule)
        .where('kind', '=', 'card')
        .where('state', '=', 'sent')
        .where('date', '<', date)
        .orderBy('date', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => deliveryFromRow(row))
    },

    writeDay: ({ schedule, deliveries, next, cycle }, lease) =>
      tables.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('daily_schedule')
          .set({
            next_date: next?.date ?? null,
            next_at: next?.at ?? null,
            cycle,
            version: schedule.version + 1,
            owner: null,
            held_until: 0,
          })
          .where('id', '=', schedule.id)
          .where('version', '=', schedule.version)
          .executeTakeFirst()
        if (numUpdatedRows === 0n || deliveries.length === 0) return []
        const rows = await transaction
          .insertInto('daily_post')
          .values(
            deliveries.map((delivery) => ({
              ...changingColumns(delivery),
              ...identityColumns(delivery, schedule.room),
              owner: isOpen(delivery) ? lease.owner : null,
              held_until: isOpen(delivery) ? sql<number>`${database.now()} + ${lease.leaseMs}` : 0,
            })),
          )
          .onConflict((conflict) => conflict.columns(['schedule', 'date', 'kind']).doNothing())
          .returningAll()
          .execute()
        return rows.map((row) => deliveryFromRow(row))
      }),

    async saveDelivery(delivery, { owner, leaseMs }) {
      const { numUpdatedRows } = await tables
        .updateTable('daily_post')
        .set({
          ...changingColumns(delivery),
          owner: leaseMs === 0 ? null : owner,
          held_until: leaseMs === 0 ? 0 : sql<number>`${database.now()} + ${leaseMs}`,
        })
        .where('schedule', '=', delivery.schedule)
        .where('date', '=', delivery.date)
        .where('kind', '=', delivery.kind)
        .where('owner', '=', owner)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

/** Returns the columns that never change. */
function identityColumns({ schedule, date, kind, due }: Delivery, room: Room) {
  return {
    schedule,
    date,
    kind,
    class: room.class,
    platform: room.platform,
    room: room.id,
    due_at: due,
  }
}
