/** Which answers wait for a teacher, and what teachers decide about them, in the database. */
import { type RawBuilder, sql } from 'kysely'
import type { ModerationStore } from '../../core/discussion/moderation-store.ts'
import type { DiscussionStore } from '../../core/discussion/discussion-store.ts'
import { type Database, readNow } from '../database.ts'
import { redraw } from './discussion-rows.ts'
import { type ModerationTables, toReason } from './moderation-rows.ts'

type Methods = 'waitingIds' | 'findWaiting' | 'decide' | 'lastDecision'

/** 1 where classmates reported an answer and no teacher has looked since. */
export const isReported: RawBuilder<number> = sql<number>`(case when exists (select 1 from discussion_report
  where answer = discussion_answer.id and seen_at is null) then 1 else 0 end)`

/** Whether a teacher is to look at an answer. */
export const waits: RawBuilder<boolean> = sql<boolean>`(discussion_answer.state = 'held'
  or (discussion_answer.state = 'shown' and ${isReported} = 1))`

/** 1 where its writer has deleted an answer that somebody had objected to. */
const isWrittenAnew: RawBuilder<number> = sql<number>`(case when exists (select 1 from discussion_taken_away as earlier
  where earlier.schedule = discussion_answer.schedule and earlier.date = discussion_answer.date
  and earlier.person = discussion_answer.person) then 1 else 0 end)`

export function createModeration(
  database: Database,
  answers: Pick<DiscussionStore, 'findAnswer'>,
): Pick<ModerationStore, Methods> {
  const tables = database.tables<ModerationTables>()

  return {
    async waitingIds(className) {
      const rows = await tables
        .selectFrom('discussion_answer')
        .select('id')
        .where('class', '=', className)
        .where(waits)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(({ id }) => id)
    },
    findWaiting: (className, id) => findWaiting(database, answers, className, id),
    async decide(className, id, changedAt, { state, word, by, from }) {
      const now = await readNow(database)
      return tables.transaction().execute(async (transaction) => {
        const [decided] = await transaction
          .updateTable('discussion_answer')
          .set({ state })
          .where((where) => where.and({ class: className, id, changed_at: changedAt }))
          .where(from === undefined ? waits : sql<boolean>`state = ${from}`)
          .returning(['schedule', 'date'])
          .execute()
        if (decided === undefined) return false
        await transaction
          .updateTable('discussion_report')
          .set({ seen_at: now })
          .where((where) => where.and({ class: className, answer: id }))
          .where('seen_at', 'is', null)
          .execute()
        const decision = { person: by.id, person_name: by.name, word, at: now }
        await transaction
          .insertInto('discussion_decision')
          .values({ answer: id, class: className, ...decided, ...decision })
          .onConflict((conflict) => conflict.column('answer').doUpdateSet(decision))
          .execute()
        await redraw(transaction as never, now, [decided])
        return true
      })
    },
    async lastDecision(className, id) {
      const row = await tables
        .selectFrom('discussion_decision')
        .select(['person', 'person_name', 'word'])
        .where((where) => where.and({ class: className, answer: id }))
        .executeTakeFirst()
      return row && { by: { id: row.person, name: row.person_name }, word: row.word }
    },
  }
}

async function findWaiting(
  database: Database,
  answers: Pick<DiscussionStore, 'findAnswer'>,
  ...[className, id]: Parameters<ModerationStore['findWaiting']>
): ReturnType<ModerationStore['findWaiting']> {
  const tables = database.tables<ModerationTables>()
  const row = await tables
    .selectFrom('discussion_answer')
    .innerJoin('discussion', (join) =>
      join
        .onRef('discussion.schedule', '=', 'discussion_answer.schedule')
        .onRef('discussion.date', '=', 'discussion_answer.date'),
    )
    .select(['discussion.prompt', isWrittenAnew.as('anew')])
    .where((where) =>
      where.and({ 'discussion_answer.class': className, 'discussion_answer.id': id }),
    )
    .where(waits)
    .executeTakeFirst()
  const answer = await answers.findAnswer(className, id)
  if (row === undefined || answer === undefined) return undefined
  const reports = await tables
    .selectFrom('discussion_report')
    .select('reason')
    .where((where) => where.and({ class: className, answer: id }))
    .where('seen_at', 'is', null)
    .orderBy('at')
    .execute()
  const { prompt, anew } = row
  return {
    ...answer,
    prompt,
    isWrittenAnew: Number(anew) === 1,
    reports: reports.map(({ reason }) => toReason(reason)),
  }
}
