/** The calendars of classes, one row each, written together with the daily posts that they move. */
import type { CalendarStore } from '../../core/calendar/calendar-store.ts'
import { ClassCalendar, emptyCalendar } from '../../core/calendar/class-calendar.ts'
import type { DailyTables } from '../daily/daily-rows.ts'
import { writeSchedule } from '../daily/daily-schedules.ts'
import { type Database, hasChanged } from '../database.ts'
import { lockHistory, noteChange } from '../settings/sql-change-history.ts'
import { parseStored } from '../parse-stored.ts'

/** Ends a transaction without a change. */
class ChangedMeanwhile extends Error {}

export function createCalendarStore(database: Database): CalendarStore {
  const tables = database.tables<DailyTables>()

  return {
    async read(classId) {
      const row = await tables
        .selectFrom('class_calendar')
        .select(['calendar', 'version'])
        .where('class', '=', classId)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const calendar = parseStored(ClassCalendar, row.calendar) ?? emptyCalendar
      return { calendar, version: row.version }
    },

    async save(classId, { calendar, version }, schedules, noted = []) {
      const stored = {
        calendar: JSON.stringify(calendar),
        version: version + 1,
        changed_at: database.now(),
      }
      try {
        await tables.transaction().execute(async (transaction) => {
          await lockHistory(transaction, classId)
          const isSaved = await hasChanged(
            version === 0
              ? transaction
                  .insertInto('class_calendar')
                  .values({ class: classId, ...stored })
                  .onConflict((conflict) => conflict.column('class').doNothing())
              : transaction
                  .updateTable('class_calendar')
                  .set(stored)
                  .where((where) => where.and({ class: classId, version })),
          )
          if (!isSaved) throw new ChangedMeanwhile()
          for (const change of noted) await noteChange(database, transaction, change)
          for (const schedule of schedules) {
            const isOwn = schedule.room.class === classId
            if (!isOwn || !(await writeSchedule(transaction, schedule))) {
              throw new ChangedMeanwhile()
            }
          }
        })
        return true
      } catch (error) {
        if (error instanceof ChangedMeanwhile) return false
        throw error
      }
    },
  }
}
