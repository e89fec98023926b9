/** The class's list of words, in the database. */
import { type Transaction, sql } from 'kysely'
import { formatCount } from '../../core/reply/format.ts'
import type { Decision, ModerationStore } from '../../core/discussion/moderation-store.ts'
import type { Database } from '../database.ts'
import { noteChange } from '../settings/sql-change-history.ts'
import type { ModerationTables } from './moderation-rows.ts'

export function createWordList(
  database: Database,
): Pick<ModerationStore, 'listedWords' | 'addWords' | 'removeWords'> {
  const tables = database.tables<ModerationTables>()

  /** Which words they are is for teachers alone, and a class may have its changes posted in a channel. */
  async function note(
    transaction: Transaction<ModerationTables>,
    change: { readonly class: string; readonly by: Decision['by'] },
    did: string,
  ): Promise<void> {
    const said = `${did} the list of words that hold an answer`
    await noteChange(database, transaction, { ...change, room: '', name: 'discussion/words', said })
  }

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
    addWords: (className, words, { limit, ...by }) =>
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
        await note(transaction, { class: className, by }, `added ${wordsOf(added.length)} to`)
        return added.length
      }),
    removeWords: (className, words, by) =>
      tables.transaction().execute(async (transaction) => {
        if (words.length === 0) return 0
        const { numDeletedRows } = await transaction
          .deleteFrom('listed_word')
          .where('class', '=', className)
          .where('word', 'in', words)
          .executeTakeFirst()
        const removed = Number(numDeletedRows)
        if (removed > 0) {
          await note(transaction, { class: className, by }, `took ${wordsOf(removed)} out of`)
        }
        return removed
      }),
  }
}

function wordsOf(count: number): string {
  return formatCount(count, 'word')
}
