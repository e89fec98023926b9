/** Says what a database holds, whatever version of the bot made it, so that a person can tell whether it is the right one. */
import { type Kysely, sql } from 'kysely'
import { isDirectMessageClass } from '../core/platform/room.ts'
import { listClasses } from './privacy/class-export.ts'

export interface DatabaseContents {
  /** How many classes something is stored about. */
  readonly classes: number
  /** When the latest entry was made, epoch milliseconds; undefined if there is none. */
  readonly newestAt: number | undefined
}

export async function describeDatabase(kysely: Kysely<unknown>): Promise<DatabaseContents> {
  const classes = (await listClasses(kysely)).filter((id) => !isDirectMessageClass(id))
  return { classes: classes.length, newestAt: await findNewest(kysely) }
}

/** Columns that end in `_at` are times; some lie in the future, such as when something is due. */
async function findNewest(kysely: Kysely<unknown>): Promise<number | undefined> {
  let newest: number | undefined
  for (const { name, columns } of await kysely.introspection.getTables()) {
    for (const column of columns.filter((each) => each.name.endsWith('_at'))) {
      const { rows } = await sql<{ at: number | null }>`
        select max(${sql.ref(column.name)}) as at from ${sql.table(name)}
        where ${sql.ref(column.name)} <= ${Date.now()}`.execute(kysely)
      const at = rows[0]?.at ?? 0
      if (at > (newest ?? 0)) newest = at
    }
  }
  return newest
}
