/** How long rows are kept that are not needed for good, and their deletion once a day. */
import { dayMs } from '../../core/platform/clock.ts'
import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Rows of `table` are deleted `days` days after the time in `column` (epoch milliseconds). */
export const retentionRules = [
  // Some names, such as those of single quizzes, are used only once.
  { table: 'lease', column: 'held_until', days: 30 },
  // Two school years: what was posted when, and which items a class has had.
  { table: 'daily_post', column: 'due_at', days: 730 },
  { table: 'daily_own_item', column: 'created_at', days: 730 },
  // Who changed what in a class.
  { table: 'setting_change', column: 'at', days: 730 },
  // A school year after the last change; a question that was taken stays in the class’s pack without it.
  { table: 'submission', column: 'changed_at', days: 365 },
  // Whose answers are whose in an anonymous quiz, so that people can see their own result.
  { table: 'quiz_anonymous_player', column: 'joined_at', days: 1 },
  // Whose answer is whose where a class answers without names, until nothing more is taken.
  { table: 'discussion_author', column: 'until', days: 0 },
  // That somebody’s answer was objected to before their data was deleted, until nothing more is taken.
  { table: 'discussion_erased', column: 'until', days: 0 },
  { table: 'shared_rate', column: 'even_at', days: 1 },
  { table: 'link_code_try', column: 'since', days: 1 },
  { table: 'handled_event', column: 'handled_at', days: 1 },
  { table: 'slack_sign_in', column: 'good_until', days: 1 },
  // A school year after a teacher last changed it.
  { table: 'accommodation', column: 'changed_at', days: 400 },
  // A school year after a teacher last brought the list.
  { table: 'roster_student', column: 'changed_at', days: 400 },
  // What a teacher was shown and has not used.
  { table: 'reading_proposal', column: 'made_at', days: 14 },
  // Small groups are drawn each week, or stay for a school year.
  { table: 'discussion_seat', column: 'drawn_at', days: 365 },
  // A year without using the bot in a class.
  { table: 'home_class', column: 'used_at', days: 365 },
  // A year after its teacher was last seen in the class.
  { table: 'digest', column: 'seen_at', days: 365 },
  // A reader and all their cards are deleted a week after they were told.
  { table: 'review_reader', column: 'noticed_at', days: 7 },
] as const

/** Deletes expired rows. Returns their number by table. */
export async function purgeExpiredRows(
  database: Database,
): Promise<Readonly<Record<string, number>>> {
  const deleted: Record<string, number> = {}
  for (const { table, column, days } of retentionRules) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)}
      where ${sql.ref(column)} < ${database.now()} - ${days * dayMs}`.execute(database.tables())
    deleted[table] = Number(numAffectedRows)
  }
  return deleted
}
