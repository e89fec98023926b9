/** Reviews of all people: their flashcards, their reminders, and who has stayed away. */
import { onPlatforms } from '../platform/on-platforms.ts'
import { dayMs } from '../../core/platform/clock.ts'
import type { ReviewStore } from '../../core/review/review-store.ts'
import { type Database, hasChanged } from '../database.ts'
import { type ReviewTables, toReviewSettings } from './review-rows.ts'
import { createReviews } from './sql-reviews.ts'

/** No reminder is further ahead than two days, though a country skips a date. One that is was set by a clock that was wrong. */
const maxReminderMs = 3 * dayMs

export function createReviewStore(database: Database): ReviewStore {
  const tables = database.tables<ReviewTables>()

  return {
    forReader: (reader) => createReviews(database, reader),

    async countCards(person) {
      const { count } = await tables
        .selectFrom('review_card')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('person', '=', person)
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async countGrades(person, since) {
      const { count } = await tables
        .selectFrom('review_grade')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('person', '=', person)
        .where('graded_at', '>=', since)
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async dueReminders({ now, limit, platforms }) {
      const rows = await tables
        .selectFrom('review_reader')
        .select(['person', 'daily_limit', 'retention', 'zone', 'reminder', 'remind_at'])
        .where((row) =>
          row.or([row('remind_at', '<=', now), row('remind_at', '>', now + maxReminderMs)]),
        )
        .where(onPlatforms('person', platforms))
        .orderBy('remind_at')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        person: row.person,
        settings: toReviewSettings(row),
        at: row.remind_at ?? now,
      }))
    },

    rescheduleReminder: ({ person, at }, remindAt) =>
      hasChanged(
        tables
          .updateTable('review_reader')
          .set({ remind_at: remindAt ?? null })
          .where((row) => row.and({ person, remind_at: at })),
      ),

    async findIdleReaders({ since, sinceAnywhere, limit, platforms }) {
      const rows = await tables
        .selectFrom('review_reader')
        .select('person')
        .where('seen_at', '<', since)
        .where((where) =>
          where.or([where('seen_at', '<', sinceAnywhere), onPlatforms('person', platforms)]),
        )
        .where('noticed_at', 'is', null)
        .orderBy('seen_at')
        .orderBy('person')
        .limit(limit)
        .execute()
      return rows.map(({ person }) => person)
    },

    markNotified: (person, since, now) =>
      hasChanged(
        tables
          .updateTable('review_reader')
          .set({ noticed_at: now })
          .where('person', '=', person)
          .where('seen_at', '<', since)
          .where('noticed_at', 'is', null),
      ),
  }
}
