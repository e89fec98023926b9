/** Who reported which answer to the teachers, in the database. */
import { type Transaction, sql } from 'kysely'
import type { ModerationStore, ReportResult } from '../../core/discussion/moderation-store.ts'
import { type Database, hasChanged, readNow } from '../database.ts'
import { redraw } from './discussion-rows.ts'
import type { ModerationTables } from './moderation-rows.ts'

export function createReports(database: Database): Pick<ModerationStore, 'report'> {
  const tables = database.tables<ModerationTables>()

  return {
    async report(className, id, { person, reason, limit }) {
      const now = await readNow(database)
      return tables.transaction().execute(async (transaction): Promise<ReportResult> => {
        const read = await findRead(transaction, className, id, person)
        if (read === undefined) return { kind: 'gone' }
        const { changed_at: changedAt, ...where } = read
        const told = { reason, at: now, seen_at: null }
        const isNew = await hasChanged(
          transaction
            .insertInto('discussion_report')
            .values({ answer: id, class: className, ...where, ...told })
            .onConflict((conflict) =>
              conflict
                .columns(['answer', 'person'])
                .doUpdateSet(told)
                // What was changed after a teacher had looked is another answer.
                .where('discussion_report.seen_at', '<', changedAt),
            ),
        )
        if (!isNew) return { kind: 'again' }
        const { count } = await transaction
          .selectFrom('discussion_report')
          .select(sql<number>`count(*)`.as('count'))
          .where('answer', '=', id)
          .where('seen_at', 'is', null)
          .executeTakeFirstOrThrow()
        const isHeld = Number(count) >= limit && !(await isStorm(transaction, where))
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

/** Teachers hear of every report, but so many of one person under one post hide an answer, so that two friends cannot hide all. */
const maxHiding = 5

async function isStorm(
  transaction: Transaction<ModerationTables>,
  by: { readonly schedule: string; readonly date: string; readonly person: string },
): Promise<boolean> {
  const { count } = await transaction
    .selectFrom('discussion_report')
    .select(sql<number>`count(*)`.as('count'))
    .where((where) => where.and(by))
    .executeTakeFirstOrThrow()
  return Number(count) > maxHiding
}

/**
 * Returns under which post the answer is, if it is shown and this person has had it, and under which id they read: where answers
 * are anonymous it is the random one, so that what they reported does not say who read what.
 */
async function findRead(
  transaction: Transaction<ModerationTables>,
  className: string,
  id: string,
  person: string,
): Promise<
  | {
      readonly schedule: string
      readonly date: string
      readonly person: string
      readonly changed_at: number
    }
  | undefined
> {
  return transaction
    .selectFrom('discussion_answer')
    .innerJoin('discussion_reading', 'discussion_reading.answer', 'discussion_answer.id')
    .leftJoin('discussion_author', 'discussion_author.author', 'discussion_reading.person')
    .select([
      'discussion_answer.schedule',
      'discussion_answer.date',
      'discussion_answer.changed_at',
      'discussion_reading.person',
    ])
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
