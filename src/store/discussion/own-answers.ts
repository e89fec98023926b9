/** What somebody has written and said themselves. */
import { sql } from 'kysely'
import type { AnswerKey, DiscussionStore } from '../../core/discussion/discussion-store.ts'
import { type Database, hasChanged, readNow } from '../database.ts'
import {
  type DiscussionTables,
  type Handle,
  answerId,
  reactionColumns,
  readAuthors,
  redraw,
  toAnswer,
  toReactions,
} from './discussion-rows.ts'
import { tablesAboutAnswers } from './moderation-rows.ts'

export function createOwnAnswers(
  database: Database,
): Pick<DiscussionStore, 'own' | 'listOwn' | 'remove' | 'react'> {
  const tables = database.tables<DiscussionTables>()

  /** Under which id the person writes there. */
  async function authorOf(key: AnswerKey, handle: Parameters<typeof readAuthors>[0]) {
    return (await readAuthors(handle, [key])).get(answerId(key)) ?? key.person
  }

  return {
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
    listOwn: (...asked) => listOwn(database, ...asked),
    async remove(key) {
      const now = await readNow(database)
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
          .returning(['id', 'state'])
          .execute()
        if (deleted === undefined) return false
        if (await wasTakenAway(transaction, deleted)) {
          await transaction
            .insertInto('discussion_taken_away')
            .values({ ...own, at: now })
            .onConflict((conflict) => conflict.doNothing())
            .execute()
        }
        for (const table of tablesAboutAnswers) {
          await sql`delete from ${sql.table(table)} where answer = ${deleted.id}`.execute(
            transaction,
          )
        }
        await redraw(transaction, now, [key])
        return true
      })
    },
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
  }
}

/** Whether a teacher or classmates had objected to an answer, so that it does not come back unseen. */
async function wasTakenAway(
  transaction: Handle,
  { id, state }: { readonly id: string; readonly state: string },
): Promise<boolean> {
  if (state === 'hidden' || state === 'refused') return true
  const reported = await transaction
    .selectFrom('discussion_report')
    .select('answer')
    .where('answer', '=', id)
    .executeTakeFirst()
  return reported !== undefined
}

async function listOwn(
  database: Database,
  ...[className, person, limit]: Parameters<DiscussionStore['listOwn']>
): ReturnType<DiscussionStore['listOwn']> {
  const rows = await database
    .tables<DiscussionTables>()
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
}
