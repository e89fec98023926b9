/** Counts the codes that people type, in the database. */
import { sql } from 'kysely'
import type { BookStore } from '../../core/book/book-store.ts'
import { type Database, hasChanged } from '../database.ts'

interface TryTables {
  readonly link_code_try: {
    readonly person: string
    readonly since: number
    readonly tries: number
  }
}

export function createCodeTries(database: Database): Pick<BookStore, 'tryCode'> {
  const tables = database.tables<TryTables>()

  return {
    // One statement, so that of many tries at once no more are allowed than of one after the other.
    tryCode(person, { max, withinMs }) {
      const now = sql<number>`${database.now()}`
      const isOver = sql<boolean>`link_code_try.since <= ${now} - ${sql.lit(withinMs)}`
      return hasChanged(
        tables
          .insertInto('link_code_try')
          .values({ person, since: now, tries: 1 })
          .onConflict((conflict) =>
            conflict
              .column('person')
              .doUpdateSet({
                since: sql<number>`case when ${isOver} then ${now} else link_code_try.since end`,
                tries: sql<number>`case when ${isOver} then 1 else link_code_try.tries + 1 end`,
              })
              .where((where) => where.or([isOver, where('link_code_try.tries', '<', max)])),
          ),
      )
    },
  }
}
