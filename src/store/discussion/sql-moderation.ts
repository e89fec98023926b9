/** What teachers decide about answers, and who reported them, in the database. */
import { type RawBuilder, type Transaction, sql } from 'kysely'
import type {
  ModerationStore,
  ReportResult,
  WaitingAnswer,
} from '../../core/discussion/moderation-store.ts'
import type { DiscussionStore } from '../../core/discussion/discussion-store.ts'
import { type Database, hasChanged, readNow } from '../database.ts'
import { redraw } from './discussion-rows.ts'
import { type ModerationTables, toReason } from './moderation-rows.ts'

type Methods = 'listWaiting' | 'countWaiting' | 'findWaiting' | 'decide' | 'lastDecision' | 'report'

/** Whether a teacher is to look at an answer. */
const waits: RawBuilder<boolean> = sql<boolean>`(discussion_answer.state = 'held' or (discussion_answer.state = 'shown'
  and exists (select 1 from discussion_report where answer = discussion_answer.id and seen_at is null)))`

export function createModeration(
  database: Database,
  answers: Pick<DiscussionStore, 'findAnswer'>,
): Pick<ModerationStore, Methods> {
  const tables = database.tables<ModerationTables>()

  async function readWaiting(
    className: string,
    ids: readonly { readonly id: string; readonly prompt: string }[],
  ): Promise<readonly WaitingAnswer[]> {
    if (ids.length === 0) return []
    const reports = await tables
      .selectFrom('discussion_report')
      .select(['answer', 'reason'])
      .where('class', '=', className)
      .where('seen_at', 'is', null)
      .where(
        'answer',
        'in',
        ids.map(({ id }) => id),
      )
      .orderBy('at')
      .execute()
    const found = await Promise.all(
      ids.map(async ({ id, prompt }) => {
        const answer = await answers.findAnswer(className, id)
        const reasons = reports.filter((report) => report.answer === id)
        return (
          answer && { ...answer, prompt, reports: reasons.map(({ reason }) => toReason(reason)) }
        )
      }),
    )
    return found.flatMap((each) => each ?? [])
  }

  function selectWaiting(className: string) {
    return tables
      .selectFrom('discussion_answer')
      .innerJoin('discussion', (join) =>
        join
          .onRef('discussion.schedule', '=', 'discussion_answer.schedule')
          .onRef('discussion.date', '=', 'discussion_answer.date'),
      )
      .select(['discussion_answer.id', 'discussion.prompt'])
      .where('discussion_answer.class', '=', className)
      .where(waits)
  }

  return {
    async listWaiting(className, limit) {
      const rows = await selectWaiting(className)
        .orderBy('discussion_answer.at')
        .orderBy('discussion_answer.id')
        .limit(limit)
        .execute()
      return readWaiting(className, rows)
    },
    async countWaiting(className) {
      const row = await tables
        .selectFrom('discussion_answer')
        .select(sql<number>`count(*)`.as('count'))
        .where('class', '=', className)
        .where(waits)
        .executeTakeFirst()
      return Number(row?.count ?? 0)
    },
    async findWaiting(className, id) {
      const rows = await selectWaiting(className).where('discussion_answer.id', '=', id).execute()
      return (await readWaiting(className, rows))[0]
    },
    async decide(className, id, changedAt, { state, word, by }) {
      const now = await readNow(database)
      return tables.transaction().execute(async (transaction) => {
        const [decided] = await transaction
          .updateTable('discussion_answer')
          .set({ state })
          .where((where) => where.and({ class: className, id, changed_at: changedAt }))
          .where(waits)
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
    async report(className, id, { person, reason, limit }) {
      const now = await readNow(database)
      return tables.transaction().execute(async (transaction): Promise<ReportResult> => {
        const read = await findRead(transaction, className, id, person)
        if (read === undefined) return { kind: 'gone' }
        const isNew = await hasChanged(
          transaction
            .insertInto('discussion_report')
            .values({
              answer: id,
              class: className,
              ...read,
              person,
              reason,
              at: now,
              seen_at: null,
            })
            .onConflict((conflict) => conflict.doNothing()),
        )
        if (!isNew) return { kind: 'again' }
        const { count } = await transaction
          .selectFrom('discussion_report')
          .select(sql<number>`count(*)`.as('count'))
          .where('answer', '=', id)
          .where('seen_at', 'is', null)
          .executeTakeFirstOrThrow()
        const isHeld = Number(count) >= limit
        if (isHeld) {
          const held = await transaction
            .updateTable('discussion_answer')
            .set({ state: 'held' })
            .where((where) => where.and({ class: className, id, state: 'shown' }))
            .returning(['schedule', 'date'])
            .execute()
          await redraw(transaction as never, now, held)
        }
        return { kind: 'reported', isHeld, isFirst: Number(count) === 1 }
      })
    },
  }
}

/** Returns under which post the answer is, if it is shown and this person has had it. Where answers are anonymous they read under another id. */
async function findRead(
  transaction: Transaction<ModerationTables>,
  className: string,
  id: string,
  person: string,
): Promise<{ readonly schedule: string; readonly date: string } | undefined> {
  return transaction
    .selectFrom('discussion_answer')
    .innerJoin('discussion_reading', 'discussion_reading.answer', 'discussion_answer.id')
    .leftJoin('discussion_author', 'discussion_author.author', 'discussion_reading.person')
    .select(['discussion_answer.schedule', 'discussion_answer.date'])
    .where('discussion_answer.class', '=', className)
    .where('discussion_answer.id', '=', id)
    .where('discussion_answer.state', 'in', ['shown', 'held'])
    .where((where) =>
      where.or([
        where('discussion_reading.person', '=', person),
        where('discussion_author.person', '=', person),
      ]),
    )
    .executeTakeFirst()
}
