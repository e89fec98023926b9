/** Reviews of all people: their flashcards, their reminders, and who has stayed away. */
import type { ReviewStore } from '../../core/review/review-store.ts'
import type { Database } from '../database.ts'
import type { RetentionRule } from '../privacy/retention.ts'
import { type ReviewTables, parseRoom, toReviewSettings } from './review-rows.ts'
import { createReviews } from './sql-reviews.ts'

/** Deletes a reader and all their cards a week after they were told. */
export const reviewRetention: readonly RetentionRule[] = [
  { table: 'review_reader', column: 'noticed_at', days: 7 },
]

/** One method per statement; they share only the tables. */
export function createReviewStore(database: Database): ReviewStore {
  const tables = database.tables<ReviewTables>()

  return {
    forReader: (reader) => createReviews(database, reader),

    async homeRoom(person) {
      const row = await tables
        .selectFrom('review_reader')
        .select('room')
        .where('person', '=', person)
        .executeTakeFirst()
      return row === undefined ? undefined : parseRoom(row.room)
    },

    async dueReminders(now, max) {
      const rows = await tables
        .selectFrom('review_reader')
        .select(['person', 'room', 'daily_limit', 'zone', 'reminder', 'remind_at'])
        .where('remind_at', '<=', now)
        .orderBy('remind_at')
        .limit(max)
        .execute()
      return rows.map((row) => ({
        person: row.person,
        room: parseRoom(row.room),
        settings: toReviewSettings(row),
        at: row.remind_at ?? now,
      }))
    },

    async rescheduleReminder({ person, at }, remindAt) {
      const { numUpdatedRows } = await tables
        .updateTable('review_reader')
        .set({ remind_at: remindAt ?? null })
        .where('person', '=', person)
        .where('remind_at', '=', at)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async findIdleReaders(since, max) {
      const rows = await tables
        .selectFrom('review_reader')
        .select('person')
        .where('seen_at', '<', since)
        .where('noticed_at', 'is', null)
        .limit(max)
        .execute()
      return rows.map(({ person }) => person)
    },

    async markNotified(person, since, now) {
      const { numUpdatedRows } = await tables
        .updateTable('review_reader')
        .set({ noticed_at: now })
        .where('person', '=', person)
        .where('seen_at', '<', since)
        .where('noticed_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}
