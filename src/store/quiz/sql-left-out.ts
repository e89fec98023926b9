/** Questions that classes have taken out of their quizzes, in the database. */
import { type LeftOutStore, maxLeftOut } from '../../core/quiz/left-out.ts'
import type { Database } from '../database.ts'
import { changeAndNote } from '../settings/sql-change-history.ts'

interface LeftOutTables {
  readonly quiz_left_out: {
    readonly class: string
    readonly pack: string
    readonly item: string
    readonly prompt: string
    readonly person: string
    readonly left_out_at: number
  }
}

export function createLeftOutStore(database: Database): LeftOutStore {
  const tables = database.tables<LeftOutTables>()

  return {
    listLeftOut: (className, pack) =>
      tables
        .selectFrom('quiz_left_out')
        .select(['item', 'prompt'])
        .where((row) => row.and({ class: className, pack }))
        .orderBy('left_out_at', 'desc')
        .orderBy('item')
        .execute(),
    async leaveOut(className, pack, { item, prompt, person }, noted) {
      const { count } = await tables
        .selectFrom('quiz_left_out')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('class', '=', className)
        .executeTakeFirstOrThrow()
      if (Number(count) >= maxLeftOut) return false
      const row = { class: className, pack, item, prompt, person, left_out_at: database.now() }
      await changeAndNote<LeftOutTables>(database, noted, (transaction) =>
        transaction
          .insertInto('quiz_left_out')
          .values(row)
          .onConflict((conflict) => conflict.doNothing()),
      )
      return true
    },
    putBack: (className, pack, item, noted) =>
      changeAndNote<LeftOutTables>(database, noted, (transaction) =>
        transaction
          .deleteFrom('quiz_left_out')
          .where((row) => row.and({ class: className, pack, item })),
      ),
  }
}
