/** What a teacher wrote in the rows of students when they sent a question back, as the teacher’s own data. */
import { type Kysely, type Transaction, sql } from 'kysely'
import type { PersonalTable, StoredValue } from '../../core/privacy/personal-data.ts'

/** Returns an empty list where there is nothing. It holds nothing of what the students wrote. */
export async function readSentBackWords(
  kysely: Kysely<unknown>,
  person: string,
): Promise<readonly PersonalTable[]> {
  const { rows } = await sql<Record<string, StoredValue>>`
    select class, pack, word from submission where decided_by = ${person} and word <> ''
    order by class, created_at, id`.execute(kysely)
  const about = 'What a teacher wrote when they sent a student’s question back.'
  return rows.length === 0 ? [] : [{ table: 'submission.word', about, rows }]
}

/** Empties the words; that the question was sent back stays. To be called while the rows still have the teacher’s id. */
export async function eraseSentBackWords(
  transaction: Transaction<unknown>,
  person: string,
): Promise<void> {
  await sql`update submission set word = '' where decided_by = ${person}`.execute(transaction)
}
