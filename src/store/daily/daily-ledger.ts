/** The ledger of daily posts: a row for every post of every local date, and the claims on them. */
import { sql } from 'kysely'
import type { DailyStore } from '../../core/daily/daily-store.ts'
import { type Delivery, isOpen } from '../../core/daily/delivery-state.ts'
import type { Room } from '../../core/platform/room.ts'
import { type DailyTables, type PostRow, deliveryFromRow, deliveryColumns } from './daily-rows.ts'
import type { Database } from '../database.ts'

export type DeliveryLedger = Pick<
  DailyStore,
  | 'shownItemIds'
  | 'findDelivery'
  | 'sentBefore'
  | 'writeDay'
  | 'claimDeliveries'
  | 'claimDelivery'
  | 'saveDelivery'
>

/** A post counts for its cycle unless it surely never appeared. */
const countedStates = ['claimed', 'sending', 'sent', 'unconfirmed'] as const

export function createDeliveryLedger(database: Database): DeliveryLedger {
  const tables = database.tables<DailyTables>()
  // Replicas that claim at the same moment pass over each other's rows instead of waiting for them.
  const passOver = database.engine === 'postgres' ? sql`for update skip locked` : sql``

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

    writeDay: ({ schedule, posts, next, cycle }, claim) =>
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
        if (numUpdatedRows === 0n || posts.length === 0) return []
        const rows = await transaction
          .insertInto('daily_post')
          .values(
            posts.map((post) => ({
              ...deliveryColumns(post),
              ...identity(post, schedule.room),
              lane: priorityOf(post),
              is_open: Number(isOpen(post)),
              owner: isOpen(post) ? claim.owner : null,
              held_until: isOpen(post) ? sql<number>`${database.now()} + ${claim.leaseMs}` : 0,
            })),
          )
          .onConflict((conflict) => conflict.columns(['schedule', 'date', 'kind']).doNothing())
          .returningAll()
          .execute()
        return rows.map((row) => deliveryFromRow(row))
      }),

    async claimDeliveries(claim, urgent) {
      const now = database.now()
      const { rows } = await sql<PostRow>`
        with chosen as materialized (
          select schedule, date, kind from daily_post
          where is_open = 1 and lane <= ${urgent ? 0 : 1} and try_at <= ${now} and held_until <= ${now}
            and platform in (${sql.join(claim.platforms)})
          order by lane, try_at limit ${claim.limit} ${passOver}
        )
        update daily_post set owner = ${claim.owner}, held_until = ${now} + ${claim.leaseMs}
        where (schedule, date, kind) in (select schedule, date, kind from chosen)
        returning *`.execute(tables)
      return rows
        .toSorted((a, b) => a.lane - b.lane || a.try_at - b.try_at)
        .map((row) => deliveryFromRow(row))
    },

    async claimDelivery({ schedule, date, kind }, { owner, leaseMs }) {
      const now = database.now()
      const row = await tables
        .updateTable('daily_post')
        .set({ owner, held_until: sql<number>`${now} + ${leaseMs}` })
        .where('schedule', '=', schedule)
        .where('date', '=', date)
        .where('kind', '=', kind)
        .where('held_until', '<=', now)
        .returningAll()
        .executeTakeFirst()
      return row === undefined ? undefined : deliveryFromRow(row)
    },

    async saveDelivery(post, { owner, leaseMs }) {
      const { numUpdatedRows } = await tables
        .updateTable('daily_post')
        .set({
          ...deliveryColumns(post),
          lane: priorityOf(post),
          is_open: Number(isOpen(post)),
          owner: leaseMs === 0 ? null : owner,
          held_until: leaseMs === 0 ? 0 : sql<number>`${database.now()} + ${leaseMs}`,
        })
        .where('schedule', '=', post.schedule)
        .where('date', '=', post.date)
        .where('kind', '=', post.kind)
        .where('owner', '=', owner)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

/** What of a post's row never changes. */
function identity({ schedule, date, kind, due }: Delivery, room: Room) {
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

function priorityOf(post: Delivery): number {
  return post.kind === 'card' && post.state !== 'sent' ? 0 : 1
}
