/** The schedules of daily posts and what teachers changed of their plans. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Claim, DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import type { PlanChange } from '../../core/daily/rotation.ts'
import {
  type DailyTables,
  type ScheduleRow,
  optionalField,
  scheduleFromRow,
  scheduleRow,
} from './daily-rows.ts'
import type { Database } from '../database.ts'

export type ScheduleStore = Pick<
  DailyStore,
  | 'schedules'
  | 'schedule'
  | 'save'
  | 'pause'
  | 'changes'
  | 'saveChange'
  | 'removeChange'
  | 'claimSchedules'
  | 'claimChecks'
  | 'markChecked'
>

export function createScheduleStore(database: Database): ScheduleStore {
  const tables = database.tables<DailyTables>()
  // Replicas that claim at the same moment pass over each other's rows instead of waiting for them.
  const passOver = database.engine === 'postgres' ? sql`for update skip locked` : sql``

  function scheduleRows(within: Kysely<DailyTables> = tables) {
    return within
      .selectFrom('daily_schedule')
      .leftJoin('daily_contact', 'daily_contact.schedule', 'daily_schedule.id')
      .selectAll('daily_schedule')
      .select('daily_contact.person')
  }

  async function claimSchedulesWhere(
    claim: Claim,
    condition: RawBuilder<unknown>,
    order: RawBuilder<unknown>,
  ): Promise<readonly Schedule[]> {
    const now = database.now()
    const { rows } = await sql<ScheduleRow & { person: string | null }>`
      with chosen as materialized (
        select id from daily_schedule
        where status = 'on' and ${condition} and held_until <= ${now}
          and platform in (${sql.join(claim.platforms)})
        order by ${order} limit ${claim.limit} ${passOver}
      )
      update daily_schedule set owner = ${claim.owner}, held_until = ${now} + ${claim.leaseMs}
      where id in (select id from chosen)
      returning *, (select person from daily_contact where schedule = daily_schedule.id) as person`.execute(
      tables,
    )
    return rows
      .map((row) => scheduleFromRow(row, row.person))
      .toSorted((a, b) => (a.next?.at ?? 0) - (b.next?.at ?? 0) || a.id.localeCompare(b.id))
  }

  async function saveContact(within: Kysely<DailyTables>, { id, room, teacher }: Schedule) {
    await within.deleteFrom('daily_contact').where('schedule', '=', id).execute()
    if (teacher === undefined) return
    const contact = { schedule: id, class: room.class, person: teacher }
    await within.insertInto('daily_contact').values(contact).execute()
  }

  return {
    async schedules(classId) {
      const rows = await scheduleRows()
        .where('daily_schedule.class', '=', classId)
        .where('status', '<>', 'off')
        .execute()
      return rows
        .map((row) => scheduleFromRow(row, row.person))
        .toSorted(
          (a, b) =>
            a.calendar.time.localeCompare(b.calendar.time) ||
            a.room.id.localeCompare(b.room.id) ||
            a.name.localeCompare(b.name),
        )
    },

    async schedule(id) {
      const row = await scheduleRows().where('daily_schedule.id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : scheduleFromRow(row, row.person)
    },

    save: (schedule) =>
      tables.transaction().execute(async (transaction) => {
        const row = scheduleRow(schedule)
        const { version } = schedule
        if (version === 0) {
          const { numInsertedOrUpdatedRows = 0n } = await transaction
            .insertInto('daily_schedule')
            .values({ ...row, version: 1, owner: null, held_until: 0 })
            .onConflict((conflict) => conflict.column('id').doNothing())
            .executeTakeFirst()
          if (numInsertedOrUpdatedRows === 0n) return false
        } else {
          const { numUpdatedRows } = await transaction
            .updateTable('daily_schedule')
            .set({ ...row, version: version + 1 })
            .where('id', '=', schedule.id)
            .where('version', '=', version)
            .executeTakeFirst()
          if (numUpdatedRows === 0n) return false
        }
        await saveContact(transaction, schedule)
        return true
      }),

    async pause(id, problem) {
      const { numUpdatedRows } = await tables
        .updateTable('daily_schedule')
        .set({
          status: 'paused',
          problem,
          paused_at: database.now(),
          version: sql<number>`version + 1`,
        })
        .where('id', '=', id)
        .where('status', '=', 'on')
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

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
        ...optionalField('card', row.card),
        ...optionalField('insteadOf', row.instead_of),
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

    claimSchedules: (claim) =>
      claimSchedulesWhere(claim, sql`next_at <= ${database.now()}`, sql`next_at, id`),

    claimChecks: ({ before, soon, recent, ...claim }) =>
      claimSchedulesWhere(
        claim,
        sql`next_at is not null and (checked_at < ${before} or (next_at < ${soon} and checked_at < ${recent}))`,
        sql`checked_at, id`,
      ),

    async markChecked(id, owner) {
      await tables
        .updateTable('daily_schedule')
        .set({
          checked_at: database.now(),
          held_until: sql<number>`case when owner = ${owner} then 0 else held_until end`,
        })
        .where('id', '=', id)
        .execute()
    },
  }
}

function changeRow({ card, insteadOf, cycle }: PlanChange) {
  return { card: card ?? null, instead_of: insteadOf ?? null, cycle }
}
