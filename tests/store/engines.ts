/** The two engines for `describe.each`: every contract of the store runs on both. */
import { onTestFinished } from 'vitest'
import { type Store, type StoreOptions, openStore } from '../../src/store/store.ts'
import { freshPostgres } from '../postgres/database.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** Opens an empty store that is closed when the test ends. */
export type OpenStore = (options?: StoreOptions) => Promise<Store>

export interface TestedEngine {
  readonly name: string
  /** The address of an empty database. */
  readonly address: () => Promise<string>
  readonly open: OpenStore
}

export const engines: readonly TestedEngine[] = [
  tested('SQLite', async () => `sqlite:${await temporaryFolder()}/test.db`),
  tested('PostgreSQL', freshPostgres),
]

function tested(name: string, address: () => Promise<string>): TestedEngine {
  return {
    name,
    address,
    async open(options) {
      const store = await openStore(await address(), options)
      onTestFinished(() => store.close())
      return store
    },
  }
}
