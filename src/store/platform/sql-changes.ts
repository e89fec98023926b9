/** Counts changes, so that processes that share the database know when to read again what they keep in memory. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Changes, Subject } from '../../core/platform/changes.ts'
import type { Database } from '../database.ts'

interface ChangeTables {
  readonly change_count: { readonly bucket: number; readonly number: number }
}

/** Two subjects that share a bucket are read again together, which harms nobody; rows that name people or classes would. */
const buckets = 2 ** 16

/** What no subject has: the row that holds the time. */
const timeBucket = -1

function bucketOf({ kind, id }: Subject): number {
  return createHash('sha256').update(`${kind} ${id}`).digest().readUInt32BE() % buckets
}

export function createChanges(database: Database): Changes {
  const tables = database.tables<ChangeTables>()

  return {
    async note(subject) {
      // A SQLite file has one process.
      if (database.engine === 'sqlite') return
      await tables
        .insertInto('change_count')
        .values({ bucket: bucketOf(subject), number: 1 })
        .onConflict((conflict) =>
          conflict.column('bucket').doUpdateSet({ number: sql<number>`change_count.number + 1` }),
        )
        .execute()
    },
    async read(subjects) {
      const wanted = subjects.map(bucketOf)
      const rows = await tables
        .selectFrom('change_count')
        .select(['bucket', 'number'])
        .where('bucket', 'in', [...new Set(wanted)])
        // Asked for together, since every invocation waits for it.
        .unionAll(
          tables.selectNoFrom([
            sql<number>`${sql.lit(timeBucket)}`.as('bucket'),
            sql<number>`${database.now()}`.as('number'),
          ]),
        )
        .execute()
      const numbers = new Map(rows.map(({ bucket, number }) => [bucket, number]))
      return {
        numbers: wanted.map((bucket) => numbers.get(bucket) ?? 0),
        now: numbers.get(timeBucket) ?? -Infinity,
      }
    },
  }
}
