/** Copies the database of a running bot as it is, whatever version of the bot made it, and says what the copy holds. */
import type { Kysely } from 'kysely'
import { type Engine, createDatabase } from './database.ts'
import { type DatabaseContents, describeDatabase } from './describe-database.ts'
import { readApplied } from './migrated-names.ts'
import { StoreError } from './store-error.ts'
import { openEngine } from './store.ts'

/** Throws a StoreError if there is nothing to copy, if the copy is damaged, or on PostgreSQL. */
export async function copyDatabase(url: string, file: string): Promise<DatabaseContents> {
  await withEngine(url, async (kysely, engine) => {
    // PostgreSQL has its own tool, which its sentence names.
    if (engine.name === 'sqlite') await assertFilled(kysely)
    await engine.backup(file)
  })
  return withEngine(`sqlite:${file}`, describeDatabase)
}

/** Opens a database that is there, whatever its version, for `work`. */
export async function withEngine<T>(
  url: string,
  work: (kysely: Kysely<unknown>, engine: Engine) => Promise<T>,
  options: { readonly shared?: boolean } = { shared: true },
): Promise<T> {
  const engine = await openEngine(url, { mustExist: true, ...options })
  const { kysely } = createDatabase(engine, undefined)
  try {
    return await work(kysely, engine)
  } finally {
    await kysely.destroy()
    engine.release()
  }
}

async function assertFilled(kysely: Kysely<unknown>): Promise<void> {
  if ((await readApplied(kysely, 'sqlite')).length > 0) return
  throw new StoreError(
    'missing',
    'There is nothing in this database yet. Check DATABASE_URL, or fill it with npm start.',
  )
}
