/** The class's list of words, in the database. */
import { sql } from 'kysely'
import type { ModerationStore } from '../../core/discussion/moderation-store.ts'
import type { Database } from '../database.ts'
import type { ModerationTables } from './moderation-rows.ts'

export function createWordList(
  database: Database,
): Pick<ModerationStore, 'listedWords' | 'addWords' | 'removeWords'> {
  const tables = database.tables<ModerationTables>()

  async function readWords(handle: typeof tables, className: string): Promise<readonly string[]> {
    const rows = await handle
      .selectFrom('listed_word')
      .select('word')
      .where('class', '=', className)
      .execute()
    return rows.map(({ word }) => word).toSorted((a, b) => a.localeCompare(b))
  }

  return {
    listedWords: (className) => readWords(tables, className),
    addWords: (className, words, limit) =>
      tables.transaction().execute(async (transaction) => {
        const known = await readWords(transaction, className)
        const added = [...new Set(words)].filter((word) => !known.includes(word))
        if (known.length + added.length > limit) return 'full'
        if (added.length === 0) return 0
        await transaction
          .insertInto('listed_word')
          .values(
            added.map((word) => ({ class: className, word, at: sql<number>`${database.now()}` })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        return added.length
      }),
    async removeWords(className, words) {
      if (words.length === 0) return 0
      const { numDeletedRows } = await tables
        .deleteFrom('listed_word')
        .where('class', '=', className)
        .where('word', 'in', words)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}
