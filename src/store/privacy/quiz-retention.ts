/** Deletes quizzes that are older than their class keeps them, two weeks after announcing it to the teachers. */
import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely'
import { readDate } from '../../core/calendar/parse-date.ts'
import { Retention, defaultRetention, keptSince, noticeMs } from '../../core/quiz/retention.ts'
import { readTermStarts } from '../calendar/term-starts.ts'
import { type Database, readNow } from '../database.ts'
import { inDeletionOrder } from './deletion-order.ts'
import { listStoredTables } from '../schema.ts'

interface RetentionTables {
  readonly quiz: {
    readonly id: string
    readonly class: string
    readonly opened_at: number
    readonly ended_at: number | null
    readonly delete_at: number | null
  }
  readonly setting: {
    readonly class: string
    readonly room: string
    readonly name: string
    readonly value: string
  }
}

/** Quizzes that are deleted in one transaction, so that nobody’s answer has to wait long. */
const maxPerTransaction = 50

/** Announces what will be deleted, and deletes what was announced two weeks ago. Returns how many quizzes were deleted. */
export async function purgeQuizzes(database: Database): Promise<number> {
  const tables = database.tables<RetentionTables>()
  const now = await readNow(database)
  const sinceOf = await readKeptSince(database, now)
  const classes = await tables
    .selectFrom('quiz')
    .select((row) => [
      'class',
      row.fn.min('opened_at').as('oldest'),
      row.fn.max('delete_at').as('announced'),
    ])
    .where('ended_at', 'is not', null)
    .groupBy('class')
    .execute()
  for (const { class: classId, oldest, announced } of classes) {
    const since = sinceOf(classId)
    if (oldest < since || announced !== null) await announce(tables, classId, since, now)
  }
  return deleteAnnounced(database, now)
}

/** Returns a function that says since when a class keeps its quizzes and homework, epoch milliseconds. */
export async function readKeptSince(
  database: Database,
  now: number,
): Promise<(classId: string) => number> {
  const settings = await database
    .tables<RetentionTables>()
    .selectFrom('setting')
    .select(['class', 'name', 'value'])
    .where('room', '=', '')
    .where('name', 'in', ['keep-quizzes', 'term'])
    .execute()
  const termOf = await readTermStarts(database, now)
  const byClass = Map.groupBy(settings, (setting) => setting.class)
  return (classId) => {
    const own = new Map(byClass.get(classId)?.map(({ name, value }) => [name, value]))
    const retention = Retention.safeParse(own.get('keep-quizzes')).data ?? defaultRetention
    return keptSince(retention, termOf(classId, readDate(own.get('term') ?? '')), now)
  }
}

/** What the class keeps after all, since a teacher has changed the setting, is not deleted. */
async function announce(
  tables: Kysely<RetentionTables>,
  classId: string,
  since: number,
  now: number,
): Promise<void> {
  const quizzes = tables.updateTable('quiz').where('class', '=', classId)
  await quizzes
    .set({ delete_at: null })
    .where('opened_at', '>=', since)
    .where('delete_at', 'is not', null)
    .execute()
  await quizzes
    .set({ delete_at: now + noticeMs })
    .where('opened_at', '<', since)
    .where('ended_at', 'is not', null)
    .where('delete_at', 'is', null)
    .execute()
}

async function deleteAnnounced(database: Database, now: number): Promise<number> {
  const tables = database.tables<RetentionTables>()
  const parts = (await listStoredTables(database.tables<unknown>(), database.engine)).filter(
    ({ columns }) => columns.includes('quiz'),
  )
  let deleted = 0
  for (;;) {
    const due = await tables
      .selectFrom('quiz')
      .select('id')
      .where('delete_at', '<=', now)
      .limit(maxPerTransaction)
      .execute()
    if (due.length === 0) return deleted
    const ids = due.map(({ id }) => id)
    await tables.transaction().execute(async (transaction) => {
      await holdQuizzes(database, transaction, sql`id in (${sql.join(ids)})`)
      for (const { name } of inDeletionOrder(parts)) {
        await sql`delete from ${sql.table(name)} where quiz in (${sql.join(ids)})`.execute(
          transaction,
        )
      }
      await transaction.deleteFrom('quiz').where('id', 'in', ids).execute()
    })
    deleted += ids.length
  }
}

/**
 * Lets nobody save or add up these quizzes until the deletion is over: what they have read before would come back or stay behind.
 * Whoever writes what belongs to a quiz holds it first, and of several the one with the smaller id, so that no two wait for each
 * other. SQLite has one writer anyway.
 */
export async function holdQuizzes<T>(
  { engine }: Database,
  transaction: Transaction<T>,
  which: RawBuilder<unknown>,
): Promise<void> {
  if (engine === 'sqlite') return
  await sql`select id from quiz where ${which} order by id for update`.execute(transaction)
}
