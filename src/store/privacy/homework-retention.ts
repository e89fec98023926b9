/** Deletes homework that closed before the time from which its class keeps quizzes, with everything that belongs to it. */
import { sql } from 'kysely'
import { type Database, readNow } from '../database.ts'
import { listStoredTables } from '../schema.ts'
import { readKeptSince } from './quiz-retention.ts'

interface AssignmentTimes {
  readonly assignment: {
    readonly id: string
    readonly class: string
    readonly set_at: number
    readonly ends_at: number | null
  }
}

/** Deleted in one transaction, so that nobody’s answer has to wait long. */
const maxPerTransaction = 50

/** Returns how many assignments were deleted. What has no end is as old as its setting. */
export async function purgeHomework(database: Database): Promise<number> {
  const tables = database.tables<AssignmentTimes>()
  const sinceOf = await readKeptSince(database, await readNow(database))
  const classes = await tables.selectFrom('assignment').select('class').distinct().execute()
  let deleted = 0
  for (const { class: classId } of classes) {
    for (;;) {
      const old = await tables
        .selectFrom('assignment')
        .select('id')
        .where('class', '=', classId)
        .where(sql<number>`coalesce(ends_at, set_at)`, '<', sinceOf(classId))
        .limit(maxPerTransaction)
        .execute()
      if (old.length === 0) break
      await deleteAssignments(
        database,
        old.map(({ id }) => id),
      )
      deleted += old.length
    }
  }
  return deleted
}

async function deleteAssignments(database: Database, ids: readonly string[]): Promise<void> {
  const parts = (await listStoredTables(database.tables<unknown>(), database.engine)).filter(
    ({ columns }) => columns.includes('assignment'),
  )
  const tables = database.tables<AssignmentTimes>()
  await tables.transaction().execute(async (transaction) => {
    for (const { name } of parts) {
      await sql`delete from ${sql.table(name)} where assignment in (${sql.join(ids)})`.execute(
        transaction,
      )
    }
    await transaction.deleteFrom('assignment').where('id', 'in', ids).execute()
  })
}
