/** Deletes what others read and said of the answers of somebody whose data is deleted. */
import { type Transaction, sql } from 'kysely'

/** To be called while the store still knows which answers are theirs. */
export async function forgetAnswers(
  transaction: Transaction<unknown>,
  person: string,
): Promise<void> {
  await sql`delete from discussion_reading where answer in (
    select id from discussion_answer where person = ${person}
      or person in (select author from discussion_author where discussion_author.person = ${person}))`.execute(
    transaction,
  )
}
