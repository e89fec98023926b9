/** Answers under daily posts, in the database. */
import { sql } from 'kysely'
import type {
  AnswerKey,
  DiscussionStore,
  ReadResult,
} from '../../core/discussion/discussion-store.ts'
import { type Database, hasChanged, readNow } from '../database.ts'
import { groupCommit } from '../group-commit.ts'
import {
  type DiscussionTables,
  answerId,
  countColumns,
  discussionColumns,
  reactionColumns,
  readAuthors,
  redraw,
  toAnswer,
  toCounts,
  toDiscussion,
  toReactions,
} from './discussion-rows.ts'
import { type QueuedReading, readAnswersOfOthers } from './read-answers.ts'
import { createStalePosts } from './stale-posts.ts'
import { createTeacherAnswers } from './teacher-answers.ts'
import { type QueuedAnswer, type WrittenAnswer, writeAnswers } from './write-answers.ts'

export function createDiscussionStore(database: Database): DiscussionStore {
  const tables = database.tables<DiscussionTables>()
  const isPostgres = database.engine === 'postgres'

  async function moment() {
    return { now: await readNow(database), isPostgres }
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

  /** Under which id the person writes there. */
  async function authorOf(key: AnswerKey, handle: Parameters<typeof readAuthors>[0]) {
    return (await readAuthors(handle, [key])).get(answerId(key)) ?? key.person
  }

  function discussions(className: string) {
    return tables
      .selectFrom('discussion')
      .select(discussionColumns)
      .where('discussion.class', '=', className)
  }

  return {
    async open({ post, ...discussion }) {
      const {
        schedule,
        date,
        class: className,
        room,
        item,
        prompt,
        names,
        minimum,
        zone,
      } = discussion
      const promise = { room, item, prompt, names, minimum, zone, closes_at: discussion.closesAt }
      const hold = discussion.isHeld ? 1 : 0
      const row = { ...promise, hold, post: JSON.stringify(post), redraw_at: discussion.closesAt }
      await tables.transaction().execute(async (transaction) => {
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
    },
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
    async own(key) {
      const author = await authorOf(key, tables as never)
      const row = await tables
        .selectFrom('discussion_answer')
        .selectAll()
        .select((own) => reactionColumns(own))
        .where('class', '=', key.class)
        .where('schedule', '=', key.schedule)
        .where('date', '=', key.date)
        .where('person', '=', author)
        .executeTakeFirst()
      return row && { ...toAnswer(row), reactions: toReactions(row) }
    },
    async listOwn(className, person, limit) {
      const rows = await tables
        .selectFrom('discussion_answer')
        .innerJoin('discussion', (join) =>
          join
            .onRef('discussion.schedule', '=', 'discussion_answer.schedule')
            .onRef('discussion.date', '=', 'discussion_answer.date'),
        )
        .selectAll('discussion_answer')
        .select('discussion.prompt')
        .select((own) => reactionColumns(own as never))
        .where('discussion_answer.class', '=', className)
        .where((where) =>
          where.or([
            where('discussion_answer.person', '=', person),
            where(
              'discussion_answer.person',
              'in',
              where
                .selectFrom('discussion_author')
                .select('discussion_author.author')
                .where('discussion_author.person', '=', person),
            ),
          ]),
        )
        .orderBy('discussion_answer.date', 'desc')
        .orderBy('discussion_answer.at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ prompt, ...row }) => ({
        ...toAnswer(row),
        prompt,
        reactions: toReactions(row as never),
      }))
    },
    async remove(key) {
      const { now } = await moment()
      return tables.transaction().execute(async (transaction) => {
        const person = await authorOf(key, transaction)
        const { schedule, date, class: className } = key
        const own = { schedule, date, class: className, person }
        await transaction
          .deleteFrom('discussion_reading')
          .where((row) => row.and(own))
          .execute()
        const [deleted] = await transaction
          .deleteFrom('discussion_answer')
          .where((row) => row.and(own))
          .returning('id')
          .execute()
        if (deleted === undefined) return false
        await transaction
          .deleteFrom('discussion_reading')
          .where('answer', '=', deleted.id)
          .execute()
        await redraw(transaction, now, [key])
        return true
      })
    },
    read: (key, page) => read({ key, page }),
    async react(key, answer, reaction) {
      const person = await authorOf(key, tables as never)
      const { schedule, date, class: className } = key
      return hasChanged(
        tables
          .updateTable('discussion_reading')
          .set({ reaction: reaction ?? null, at: database.now() })
          .where((row) => row.and({ answer, person, schedule, date, class: className }))
          .where((row) =>
            row.exists(
              row
                .selectFrom('discussion_answer')
                .select('discussion_answer.id')
                .where('discussion_answer.id', '=', answer)
                .where('discussion_answer.state', '=', 'shown'),
            ),
          ),
      )
    },
    ...createTeacherAnswers(database),
    ...createStalePosts(database),
  }
}
