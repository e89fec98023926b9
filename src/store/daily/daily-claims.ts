/** Claims schedules and deliveries for one process at a time, on the database's clock. */
import { type RawBuilder, sql } from 'kysely'
import type { Claim, DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import type { Database } from '../database.ts'
import { isFree } from '../platform/held-until.ts'
import {
  type DailyTables,
  type DeliveryRow,
  type ScheduleExtras,
  type ScheduleRow,
  deliveryFromRow,
  isKnownDelivery,
  scheduleFromRow,
} from './daily-rows.ts'

export function createDailyClaims(
  database: Database,
): Pick<
  DailyStore,
  'claimSchedules' | 'claimChecks' | 'claimDeliveries' | 'claimDelivery' | 'release'
> {
  const tables = database.tables<DailyTables>()
  // Replicas that claim at the same moment pass over each other's rows instead of waiting for them.
  const skipLocked = database.engine === 'postgres' ? sql`for update skip locked` : sql``

  async function claimSchedulesWhere(
    claim: Claim,
    condition: RawBuilder<unknown>,
    order: RawBuilder<unknown>,
  ): Promise<readonly Schedule[]> {
    const now = database.now()
    const { rows } = await sql<ScheduleRow & ScheduleExtras>`
      with chosen as materialized (
        select id from daily_schedule
        where status = 'on' and ${condition} and ${isFree(database, 'held_until')}
          and platform in (${sql.join(claim.platforms)})
        order by ${order} limit ${claim.limit} ${skipLocked}
      )
      update daily_schedule set owner = ${claim.owner}, held_until = ${now} + ${claim.leaseMs}
      where id in (select id from chosen)
      returning *, (select person from daily_contact where schedule = daily_schedule.id) as person,
        (select calendar from class_calendar where class = daily_schedule.class) as class_calendar`.execute(
      tables,
    )
    return rows
      .map((row) => scheduleFromRow(row))
      .filter(({ status }) => status === 'on')
      .toSorted((a, b) => (a.next?.at ?? 0) - (b.next?.at ?? 0) || a.id.localeCompare(b.id))
  }

  return {
    claimSchedules: (claim) =>
      claimSchedulesWhere(claim, sql`next_at <= ${database.now()}`, sql`next_at, id`),

    // Two statements, each of which follows an index: one with both conditions looks at every schedule there is.
    async claimChecks({ before, soon, recent, ...claim }) {
      const urgent = await claimSchedulesWhere(
        claim,
        sql`next_at < ${soon} and checked_at < ${recent}`,
        sql`next_at, id`,
      )
      const limit = claim.limit - urgent.length
      if (limit <= 0) return urgent
      const others = await claimSchedulesWhere(
        { ...claim, limit },
        sql`next_at is not null and checked_at < ${before}`,
        sql`checked_at, id`,
      )
      return [...urgent, ...others]
    },

    async claimDeliveries(claim, which) {
      const now = database.now()
      const { rows } = await sql<DeliveryRow>`
        with chosen as materialized (
          select schedule, date, kind from daily_post
          where is_open = 1 and lane <= ${which === 'urgent' ? 0 : 1} and try_at <= ${now}
            and ${isFree(database, 'held_until')}
            and platform in (${sql.join(claim.platforms)})
          order by lane, try_at limit ${claim.limit} ${skipLocked}
        )
        update daily_post set owner = ${claim.owner}, held_until = ${now} + ${claim.leaseMs}
        where (schedule, date, kind) in (select schedule, date, kind from chosen)
        returning *`.execute(tables)
      return rows
        .filter((row) => isKnownDelivery(row))
        .toSorted((a, b) => a.lane - b.lane || a.try_at - b.try_at)
        .map((row) => deliveryFromRow(row))
    },

    async claimDelivery({ schedule, class: classId, date, kind }, { owner, leaseMs }) {
      const now = database.now()
      const row = await tables
        .updateTable('daily_post')
        .set({ owner, held_until: sql<number>`${now} + ${leaseMs}` })
        .where((where) => where.and({ schedule, class: classId, date, kind }))
        .where(isFree(database, 'held_until'))
        .returningAll()
        .executeTakeFirst()
      return row === undefined ? undefined : deliveryFromRow(row)
    },

    async release(process) {
      const claims = `${process}/%`
      const free = { owner: null, held_until: 0 }
      await tables
        .updateTable('daily_post')
        .set(free)
        .where('is_open', '=', 1)
        .where('owner', 'like', claims)
        .execute()
      await tables.updateTable('daily_schedule').set(free).where('owner', 'like', claims).execute()
    },
  }
}
