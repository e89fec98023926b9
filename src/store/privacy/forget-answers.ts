/** Deletes what others read, said, reported and decided of the answers of somebody whose data is deleted. */
import { type Transaction, sql } from 'kysely'
import { tablesAboutAnswers } from '../discussion/moderation-rows.ts'

/** To be called while the store still knows which answers are theirs. */
export async function forgetAnswers(
  transaction: Transaction<unknown>,
  person: string,
): Promise<void> {
  for (const table of tablesAboutAnswers) {
    await sql`delete from ${sql.table(table)} where answer in (
    select id from discussion_answer where person = ${person}
      or person in (select author from discussion_author where discussion_author.person = ${person}))`.execute(
      transaction,
    )
  }
}
