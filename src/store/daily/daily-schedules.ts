/** Stores the schedules of daily posts. */
import { type Kysely, sql } from 'kysely'
import type { DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import { type DailyTables, scheduleFromRow, scheduleRow } from './daily-rows.ts'
import type { Database } from '../database.ts'

export type ScheduleStore = Pick<
  DailyStore,
  'schedules' | 'schedule' | 'save' | 'pause' | 'markChecked'
>

export function createScheduleStore(database: Database): ScheduleStore {
  const tables = database.tables<DailyTables>()

  function scheduleRows(connection: Kysely<DailyTables> = tables) {
    return connection
      .selectFrom('daily_schedule')
      .leftJoin('daily_contact', 'daily_contact.schedule', 'daily_schedule.id')
      .selectAll('daily_schedule')
      .select('daily_contact.person')
  }

  async function saveContact(connection: Kysely<DailyTables>, { id, room, teacher }: Schedule) {
    await connection.deleteFrom('daily_contact').where('schedule', '=', id).execute()
    if (teacher === undefined) return
    const contact = { schedule: id, class: room.class, person: teacher }
    await connection.insertInto('daily_contact').values(contact).execute()
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
