/** Everything about the moderation of answers, in the database. */
import type { ModerationStore } from '../../core/discussion/moderation-store.ts'
import type { Database } from '../database.ts'
import { createHomeworkStore } from '../homework/sql-homework-store.ts'
import { createChoices } from './sql-choices.ts'
import { createDiscussionStore } from './sql-discussion-store.ts'
import { createModeration } from './sql-moderation.ts'
import { createReports } from './sql-reports.ts'
import { createSeats } from './sql-seats.ts'
import { createWordList } from './sql-word-list.ts'

export function createModerationStore(database: Database): ModerationStore {
  const answers = createDiscussionStore(database)
  const homework = createHomeworkStore(database)
  return {
    ...createWordList(database),
    ...createModeration(database, answers),
    ...createReports(database),
    ...createChoices(database, answers),
    ...createSeats(database, (className) => homework.members(className)),
  }
}
