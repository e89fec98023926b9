/** When the term of each class began, for what is kept until the next one. */
import { localDate } from '../../core/calendar/local-time.ts'
import { ClassCalendar, termOn } from '../../core/calendar/class-calendar.ts'
import type { DailyTables } from '../daily/daily-rows.ts'
import type { Database } from '../database.ts'
import { parseStored } from '../parse-stored.ts'

/** Returns a function that finds the term of a class in its calendar; `setting` is the first day that its settings say. */
export async function readTermStarts(
  database: Database,
  now: number,
  classId?: string,
): Promise<(classId: string, setting: string | undefined) => string | undefined> {
  const rows = await database
    .tables<DailyTables>()
    .selectFrom('class_calendar')
    .select(['class', 'calendar'])
    .$if(classId !== undefined, (query) => query.where('class', '=', classId ?? ''))
    .execute()
  const starts = new Map<string, string | undefined>()
  for (const row of rows) {
    const calendar = parseStored(ClassCalendar, row.calendar)
    if (calendar === undefined || calendar.terms.length === 0) continue
    starts.set(row.class, termOn(calendar, localDate(calendar.zone ?? 'UTC', now))?.from)
  }
  return (id, setting) => (starts.has(id) ? starts.get(id) : setting)
}
