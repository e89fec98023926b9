/** Answers under daily posts, in the database. */
import { sql } from 'kysely'
import type { NewDiscussion } from '../../core/discussion/discussion.ts'
import type { DiscussionStore, ReadResult } from '../../core/discussion/discussion-store.ts'
import { type Database, readNow } from '../database.ts'
import { groupCommit } from '../group-commit.ts'
import {
  type DiscussionTables,
  countColumns,
  discussionColumns,
  toCounts,
  toDiscussion,
} from './discussion-rows.ts'
import { createOwnAnswers } from './own-answers.ts'
import { type QueuedReading, readAnswersOfOthers } from './read-answers.ts'
import { createStalePosts } from './stale-posts.ts'
import { createTeacherAnswers } from './teacher-answers.ts'
import { type QueuedAnswer, type WrittenAnswer, writeAnswers } from './write-answers.ts'

export function createDiscussionStore(database: Database): DiscussionStore {
  const tables = database.tables<DiscussionTables>()

  async function moment() {
    return { now: await readNow(database), engine: database.engine }
  }

  /** What arrives while others are being saved shares the next transaction. */
  const write = groupCommit<QueuedAnswer, WrittenAnswer | undefined>(async (queued) => {
    const at = await moment()
    return tables.transaction().execute((transaction) => writeAnswers(transaction, at, queued))
  })
  const read = groupCommit<QueuedReading, ReadResult | undefined>(async (queued) => {
    const at = await moment()
    return tables
      .transaction()
      .execute((transaction) => readAnswersOfOthers(transaction, at, queued))
  })

  function discussions(className: string) {
    return tables
      .selectFrom('discussion')
      .select(discussionColumns)
      .where('discussion.class', '=', className)
  }

  return {
    open: (discussion) => openDiscussion(database, discussion),
    async find({ class: className, schedule, date }) {
      const row = await discussions(className)
        .where('discussion.schedule', '=', schedule)
        .where('discussion.date', '=', date)
        .executeTakeFirst()
      return row && toDiscussion(row)
    },
    async counts({ class: className, schedule, date }) {
      const row = await tables
        .selectFrom('discussion')
        .select((own) => countColumns(own))
        .where('class', '=', className)
        .where('schedule', '=', schedule)
        .where('date', '=', date)
        .executeTakeFirst()
      return toCounts(row ?? {})
    },
    async recent(className, limit) {
      const rows = await discussions(className)
        .select((own) => countColumns(own))
        .orderBy('discussion.date', 'desc')
        .orderBy('discussion.opened_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...toDiscussion(row), counts: toCounts(row) }))
    },
    write: (key, answer) => write({ key, answer }),
    read: (key, page) => read({ key, page }),
    ...createOwnAnswers(database),
    ...createTeacherAnswers(database),
    ...createStalePosts(database),
  }
}

async function openDiscussion(
  database: Database,
  { post, ...discussion }: NewDiscussion,
): Promise<void> {
  const { schedule, date, class: className, room, item, prompt, names, minimum, zone } = discussion
  const promise = { room, item, prompt, names, minimum, zone, closes_at: discussion.closesAt }
  const hold = discussion.isHeld ? 1 : 0
  const row = { ...promise, hold, post: JSON.stringify(post), redraw_at: discussion.closesAt }
  await database
    .tables<DiscussionTables>()
    .transaction()
    .execute(async (transaction) => {
      await transaction
        .insertInto('discussion')
        .values({
          ...row,
          schedule,
          date,
          class: className,
          opened_at: database.now(),
          version: 0,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['schedule', 'date'])
            .doUpdateSet({ ...row, version: sql<number>`discussion.version + 1` })
            .where('discussion.class', '=', className)
            // Whoever has written was promised something.
            .where((where) =>
              where.not(
                where.exists(
                  where
                    .selectFrom('discussion_answer')
                    .select('discussion_answer.id')
                    .where('discussion_answer.schedule', '=', schedule)
                    .where('discussion_answer.date', '=', date),
                ),
              ),
            ),
        )
        .execute()
    })
}
