/** Remembers without names that answers which were objected to were deleted with all data of their writers, so that these don't come back unseen. */
import { createHash } from 'node:crypto'
import { type Transaction, sql } from 'kysely'
import { lateMs } from '../../core/discussion/answer.ts'
import type { AnswerKey } from '../../core/discussion/discussion-store.ts'
import { type Handle, answerId, unique } from './discussion-rows.ts'

/**
 * Returns a check number that says something only about this person under this post: of 32 bits, which is enough to tell the members of
 * a class apart, and too little to find an id that nobody has guessed.
 */
function erasedMark(key: Pick<AnswerKey, 'schedule' | 'date' | 'person'>): string {
  return createHash('sha256').update(answerId(key)).digest('hex').slice(0, 8)
}

/** To be called while the store still knows what was reported, and whose answers are whose. */
export async function markErasedAnswers(
  transaction: Transaction<unknown>,
  person: string,
): Promise<void> {
  const isTheirs = sql`(own.person = ${person}
    or own.person in (select author from discussion_author where discussion_author.person = ${person}))`
  const { rows } = await sql<{ schedule: string; date: string; class: string; closes_at: number }>`
    select schedule, date, class, closes_at from discussion where exists (
      select 1 from discussion_taken_away as own
      where own.schedule = discussion.schedule and own.date = discussion.date and ${isTheirs})
    or exists (
      select 1 from discussion_answer as own
      where own.schedule = discussion.schedule and own.date = discussion.date and ${isTheirs}
        and (own.state in ('hidden', 'refused')
          or exists (select 1 from discussion_report where discussion_report.answer = own.id)))`.execute(
    transaction,
  )
  for (const { schedule, date, class: className, closes_at: closesAt } of rows) {
    const mark = erasedMark({ schedule, date, person })
    await sql`insert into discussion_erased (schedule, date, class, mark, until)
      values (${schedule}, ${date}, ${className}, ${mark}, ${Number(closesAt) + lateMs})
      on conflict do nothing`.execute(transaction)
  }
}

/** Returns by `answerId` whose answers to be are looked at first, since an earlier one was deleted with all their data. */
export async function readErased(
  transaction: Handle,
  keys: readonly AnswerKey[],
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('discussion_erased')
    .select(['schedule', 'date', 'mark'])
    .where('schedule', 'in', unique(keys.map(({ schedule }) => schedule)))
    .where('date', 'in', unique(keys.map(({ date }) => date)))
    .where('mark', 'in', unique(keys.map((key) => erasedMark(key))))
    .execute()
  const marks = new Set(rows.map(({ mark, ...row }) => answerId({ ...row, person: mark })))
  return new Set(
    keys
      .filter((key) => marks.has(answerId({ ...key, person: erasedMark(key) })))
      .map((key) => answerId(key)),
  )
}
