/** Deletes everything stored about one class, from every table that has a column `class`. */
import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { classTables } from './class-export.ts'
import { inDeletionOrder } from './deletion-order.ts'
import { holdQuizzes } from './quiz-retention.ts'

/** Deletes all of it or, if it fails, nothing. What people keep for themselves, such as flashcards, belongs to no class and stays. */
export async function forgetClass(database: Database, classId: string): Promise<void> {
  const names = await classTables(database.tables<unknown>())
  const tables = inDeletionOrder(names.map((name) => ({ name })))
  await database
    .tables<unknown>()
    .transaction()
    .execute(async (transaction) => {
      await holdQuizzes(database, transaction, sql`class = ${classId}`)
      for (const { name } of tables) {
        await sql`delete from ${sql.table(name)} where class = ${classId}`.execute(transaction)
      }
    })
}
