/** Stores the schedules of daily posts. */
import { type Kysely, sql } from 'kysely'
import type { DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import { type DailyTables, scheduleFromRow, scheduleRow } from './daily-rows.ts'
import { type Database, hasChanged } from '../database.ts'

export function createScheduleStore(
  database: Database,
): Pick<DailyStore, 'schedules' | 'schedule' | 'findSchedule' | 'save' | 'pause' | 'markChecked'> {
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

    async schedule(classId, id) {
      const row = await scheduleRows()
        .where('daily_schedule.class', '=', classId)
        .where('daily_schedule.id', '=', id)
        .executeTakeFirst()
      return row === undefined ? undefined : scheduleFromRow(row, row.person)
    },

    async findSchedule(room, name) {
      const rows = await scheduleRows()
        .where('daily_schedule.class', '=', room.class)
        .where('daily_schedule.room', '=', room.id)
        .execute()
      // In JavaScript, since SQLite folds only the letters of ASCII.
      const row = rows.find((each) => each.name.toLowerCase() === name.toLowerCase())
      return row === undefined ? undefined : scheduleFromRow(row, row.person)
    },

    save: (schedule) =>
      tables.transaction().execute(async (transaction) => {
        const row = scheduleRow(schedule)
        const { version } = schedule
        const isSaved = await hasChanged(
          version === 0
            ? transaction
                .insertInto('daily_schedule')
                .values({ ...row, version: 1, owner: null, held_until: 0 })
                .onConflict((conflict) => conflict.column('id').doNothing())
            : transaction
                .updateTable('daily_schedule')
                .set({ ...row, version: version + 1 })
                .where((where) => where.and({ id: schedule.id, class: row.class, version })),
        )
        if (isSaved) await saveContact(transaction, schedule)
        return isSaved
      }),

    pause({ id, room }, problem) {
      const version = sql<number>`version + 1`
      return hasChanged(
        tables
          .updateTable('daily_schedule')
          .set({ status: 'paused', problem, paused_at: database.now(), version })
          .where((where) => where.and({ id, class: room.class, status: 'on' })),
      )
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
