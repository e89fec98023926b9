/** Random secrets that every process on this database has in common, made by whichever needs one first. */
import { randomBytes } from 'node:crypto'
import type { Database } from '../database.ts'

interface SharedSecretTables {
  readonly shared_secret: { readonly name: string; readonly value: string }
}

export function createSharedSecrets(database: Database) {
  const tables = database.tables<SharedSecretTables>()
  return {
    /** Returns 32 random bytes in base64, the same for every process and after every restart. */
    async read(name: string): Promise<string> {
      await tables
        .insertInto('shared_secret')
        .values({ name, value: randomBytes(32).toString('base64') })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const { value } = await tables
        .selectFrom('shared_secret')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
      return value
    },
  }
}
