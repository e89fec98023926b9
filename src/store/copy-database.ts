/** Copies the database of a running bot as it is, whatever version of the bot made it, and says what the copy holds. */
import { type Kysely, sql } from 'kysely'
import { isDirectMessageClass } from '../core/platform/room.ts'
import { createDatabase } from './database.ts'
import { listClasses } from './privacy/class-export.ts'
import { openEngine } from './store.ts'

export interface CopiedDatabase {
  /** How many classes something is stored about. */
  readonly classes: number
  /** When the latest entry was made, epoch milliseconds; undefined if there is none. */
  readonly newestAt: number | undefined
}

/** Throws a StoreError if there is no database, if the copy is damaged, or on PostgreSQL. */
export async function copyDatabase(url: string, file: string): Promise<CopiedDatabase> {
  await withEngine(url, (_, engine) => engine.backup(file))
  return withEngine(`sqlite:${file}`, async (kysely) => {
    const classes = (await listClasses(kysely)).filter((id) => !isDirectMessageClass(id))
    return { classes: classes.length, newestAt: await findNewest(kysely) }
  })
}

type OpenedEngine = Awaited<ReturnType<typeof openEngine>>

async function withEngine<T>(
  url: string,
  work: (kysely: Kysely<unknown>, engine: OpenedEngine) => Promise<T>,
): Promise<T> {
  const engine = await openEngine(url, { shared: true })
  const { kysely } = createDatabase(engine, undefined)
  try {
    return await work(kysely, engine)
  } finally {
    await kysely.destroy()
    engine.release()
  }
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
