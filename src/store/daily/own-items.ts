/** Stores the lines and questions that teachers wrote for a daily post themselves. */
import type { DailyStore } from '../../core/daily/daily-store.ts'
import { type Database, hasChanged } from '../database.ts'
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

    saveOwnItem({ id: schedule, room }, { id, words, person }) {
      const { line, source, prompt: question } = words
      const row = { schedule, id, class: room.class, line, source, question, person }
      return hasChanged(
        tables
          .insertInto('daily_own_item')
          .values({ ...row, created_at: database.now() })
          .onConflict((conflict) =>
            conflict
              .columns(['schedule', 'id'])
              .doUpdateSet({ line, source, question, person })
              .where('daily_own_item.class', '=', room.class),
          ),
      )
    },

    removeOwnItem: ({ id: schedule, room }, id) =>
      tables.transaction().execute(async (transaction) => {
        const own = { schedule, class: room.class }
        await transaction
          .deleteFrom('daily_change')
          .where((where) => where.and({ ...own, card: id }))
          .execute()
        await transaction
          .deleteFrom('daily_own_item')
          .where((where) => where.and({ ...own, id }))
          .execute()
      }),
  }
}
