/** Stores the schedules of daily posts. */
import { type Kysely, sql } from 'kysely'
import type { DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import { type DailyTables, scheduleFromRow, scheduleRow } from './daily-rows.ts'
import { type Database, hasChanged } from '../database.ts'
import { noteChange } from '../settings/sql-change-history.ts'

export function createScheduleStore(
  database: Database,
): Pick<DailyStore, 'schedules' | 'schedule' | 'findSchedule' | 'save' | 'pause' | 'markChecked'> {
  const tables = database.tables<DailyTables>()

  function scheduleRows() {
    return tables
      .selectFrom('daily_schedule')
      .leftJoin('daily_contact', 'daily_contact.schedule', 'daily_schedule.id')
      .selectAll('daily_schedule')
      .leftJoin('class_calendar', 'class_calendar.class', 'daily_schedule.class')
      .select(['daily_contact.person', 'class_calendar.calendar as class_calendar'])
  }

  return {
    async schedules(classId) {
      const rows = await scheduleRows()
        .where('daily_schedule.class', '=', classId)
        .where('status', '<>', 'off')
        .execute()
      return rows
        .map((row) => scheduleFromRow(row))
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
      return row === undefined ? undefined : scheduleFromRow(row)
    },

    async findSchedule(room, name) {
      const rows = await scheduleRows()
        .where('daily_schedule.class', '=', room.class)
        .where('daily_schedule.room', '=', room.id)
        .execute()
      // In JavaScript, since SQLite folds only the letters of ASCII.
      const row = rows.find((each) => each.name.toLowerCase() === name.toLowerCase())
      return row === undefined ? undefined : scheduleFromRow(row)
    },

    save: (schedule, change) =>
      tables.transaction().execute(async (transaction) => {
        const isSaved = await writeSchedule(transaction, schedule)
        if (isSaved && change !== undefined) await noteChange(database, transaction, change)
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

/** Writes a schedule within a transaction. Returns false, having written nothing, if another change came first. */
export async function writeSchedule(
  transaction: Kysely<DailyTables>,
  schedule: Schedule,
): Promise<boolean> {
  const row = scheduleRow(schedule)
  const { id, version, teacher } = schedule
  const isSaved = await hasChanged(
    version === 0
      ? transaction
          .insertInto('daily_schedule')
          .values({ ...row, version: 1, owner: null, held_until: 0 })
          .onConflict((conflict) => conflict.column('id').doNothing())
      : transaction
          .updateTable('daily_schedule')
          .set({ ...row, version: version + 1 })
          .where((where) => where.and({ id, class: row.class, version })),
  )
  if (!isSaved) return false
  await transaction.deleteFrom('daily_contact').where('schedule', '=', id).execute()
  if (teacher === undefined) return true
  const contact = { schedule: id, class: row.class, person: teacher }
  await transaction.insertInto('daily_contact').values(contact).execute()
  return true
}
