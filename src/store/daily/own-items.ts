/** Stores the lines and questions that teachers wrote for a daily post themselves. */
import type { DailyStore } from '../../core/daily/daily-store.ts'
import { type Database, hasChanged } from '../database.ts'
import { lockHistory, noteChange } from '../settings/sql-change-history.ts'
import type { DailyTables } from './daily-rows.ts'
import { countedStates } from './delivery-ledger.ts'

export function createOwnItemStore(
  database: Database,
): Pick<DailyStore, 'ownItems' | 'saveOwnItem' | 'removeOwnItem'> {
  const tables = database.tables<DailyTables>()

  return {
    async ownItems({ id, room }) {
      const rows = await tables
        .selectFrom('daily_own_item')
        .select(['id', 'line', 'source', 'question'])
        .select((own) =>
          own
            .exists(
              own
                .selectFrom('daily_post')
                .select('daily_post.date')
                .whereRef('daily_post.schedule', '=', 'daily_own_item.schedule')
                .whereRef('daily_post.card', '=', 'daily_own_item.id')
                .where('daily_post.kind', '=', 'card')
                .where('daily_post.state', 'in', countedStates),
            )
            .as('posted'),
        )
        .where('schedule', '=', id)
        .where('class', '=', room.class)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(({ id: itemId, line, source, question, posted }) => ({
        id: itemId,
        words: { line, source, prompt: question },
        wasPosted: Boolean(posted),
      }))
    },

    saveOwnItem: ({ id: schedule, room }, { id, words, person }, rewritten) =>
      tables.transaction().execute(async (transaction) => {
        const { line, source, prompt: question } = words
        const row = { schedule, id, class: room.class, line, source, question, person }
        if (rewritten !== undefined) await lockHistory(transaction, room.class)
        const before = await transaction
          .selectFrom('daily_own_item')
          .select(['line', 'source', 'question'])
          .where((where) => where.and({ schedule, class: room.class, id }))
          .executeTakeFirst()
        const isSaved = await hasChanged(
          transaction
            .insertInto('daily_own_item')
            .values({ ...row, created_at: database.now() })
            .onConflict((conflict) =>
              conflict
                .columns(['schedule', 'id'])
                .doUpdateSet({ line, source, question, person })
                .where('daily_own_item.class', '=', room.class),
            ),
        )
        const isRewritten =
          before !== undefined &&
          (before.line !== line || before.source !== source || before.question !== question)
        if (isRewritten && rewritten !== undefined) {
          await noteChange(database, transaction, rewritten)
        }
        return isSaved
      }),

    removeOwnItem: ({ id: schedule, room }, id, change) =>
      tables.transaction().execute(async (transaction) => {
        const own = { schedule, class: room.class }
        await transaction
          .deleteFrom('daily_change')
          .where((where) => where.and({ ...own, card: id }))
          .execute()
        const isRemoved = await hasChanged(
          transaction.deleteFrom('daily_own_item').where((where) => where.and({ ...own, id })),
        )
        if (isRemoved && change !== undefined) await noteChange(database, transaction, change)
      }),
  }
}
