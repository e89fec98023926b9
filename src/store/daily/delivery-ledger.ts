/** Stores the ledger: a row for every delivery of every local date. */
import { sql } from 'kysely'
import type { DailyStore } from '../../core/daily/daily-store.ts'
import { isOpen } from '../../core/daily/delivery.ts'
import {
  type DailyTables,
  deliveryFromRow,
  changingColumns,
  isKnownDelivery,
} from './daily-rows.ts'
import { type Database, hasChanged } from '../database.ts'

/** A delivery counts for its cycle unless it certainly never appeared. */
export const countedStates = ['claimed', 'sending', 'sent', 'unconfirmed'] as const

export function createDeliveryLedger(
  database: Database,
): Pick<
  DailyStore,
  'shownItemIds' | 'findDelivery' | 'sentBefore' | 'deliveriesBetween' | 'writeDay' | 'saveDelivery'
> {
  const tables = database.tables<DailyTables>()

  return {
    async shownItemIds({ id, room }, cycle) {
      const rows = await tables
        .selectFrom('daily_post')
        .select('card')
        .where((where) => where.and({ schedule: id, class: room.class, kind: 'card', cycle }))
        .where('state', 'in', countedStates)
        .orderBy('date')
        .execute()
      return rows.map((row) => row.card)
    },

    async findDelivery({ id, room }, date, kind) {
      const row = await tables
        .selectFrom('daily_post')
        .selectAll()
        .where((where) => where.and({ schedule: id, class: room.class, date, kind }))
        .executeTakeFirst()
      return row === undefined ? undefined : deliveryFromRow(row)
    },

    async sentBefore({ id, room }, date, limit) {
      const rows = await tables
        .selectFrom('daily_post')
        .selectAll()
        .where((where) =>
          where.and({ schedule: id, class: room.class, kind: 'card', state: 'sent' }),
        )
        .where('date', '<', date)
        .orderBy('date', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => deliveryFromRow(row))
    },

    async deliveriesBetween(classId, from, to, limit) {
      const rows = await tables
        .selectFrom('daily_post')
        .selectAll()
        .where('class', '=', classId)
        .where('date', '>=', from)
        .where('date', '<=', to)
        .orderBy('date', 'desc')
        .orderBy('due_at', 'desc')
        .limit(limit)
        .execute()
      return rows.filter((row) => isKnownDelivery(row)).map((row) => deliveryFromRow(row))
    },

    writeDay: ({ schedule: { id, version, room }, deliveries, next, cycle }, lease) =>
      tables.transaction().execute(async (transaction) => {
        const isMoved = await hasChanged(
          transaction
            .updateTable('daily_schedule')
            .set({
              next_date: next?.date ?? null,
              next_at: next?.at ?? null,
              cycle,
              version: version + 1,
              owner: null,
              held_until: 0,
            })
            .where((where) => where.and({ id, class: room.class, version })),
        )
        if (!isMoved || deliveries.length === 0) return []
        const rows = await transaction
          .insertInto('daily_post')
          .values(
            deliveries.map((delivery) => ({
              ...changingColumns(delivery),
              schedule: delivery.schedule,
              date: delivery.date,
              kind: delivery.kind,
              class: room.class,
              platform: room.platform,
              room: room.id,
              due_at: delivery.due,
              owner: isOpen(delivery) ? lease.owner : null,
              held_until: isOpen(delivery) ? sql<number>`${database.now()} + ${lease.leaseMs}` : 0,
            })),
          )
          .onConflict((conflict) => conflict.columns(['schedule', 'date', 'kind']).doNothing())
          .returningAll()
          .execute()
        return rows.map((row) => deliveryFromRow(row))
      }),

    saveDelivery(delivery, { owner, leaseMs }) {
      const { schedule, date, kind, class: classId } = delivery
      return hasChanged(
        tables
          .updateTable('daily_post')
          .set({
            ...changingColumns(delivery),
            owner: leaseMs === 0 ? null : owner,
            held_until: leaseMs === 0 ? 0 : sql<number>`${database.now()} + ${leaseMs}`,
          })
          .where((where) => where.and({ schedule, class: classId, date, kind, owner })),
      )
    },
  }
}
