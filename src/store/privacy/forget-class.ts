/** Deletes everything stored about one class, from every table that has a column `class`. */
import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { classTables } from './class-export.ts'
import { holdQuizzes } from './quiz-retention.ts'

/** Deletes all of it or, if it fails, nothing. What people keep for themselves, such as flashcards, belongs to no class and stays. */
export async function forgetClass(database: Database, classId: string): Promise<void> {
  const tables = await classTables(database.tables<unknown>())
  await database
    .tables<unknown>()
    .transaction()
    .execute(async (transaction) => {
      await holdQuizzes(database, transaction, sql`class = ${classId}`)
      for (const table of tables) {
        await sql`delete from ${sql.table(table)} where class = ${classId}`.execute(transaction)
      }
    })
}
