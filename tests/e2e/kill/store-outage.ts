/** Takes a store away for a while, as other programs and administrators do. */
import { DatabaseSync } from 'node:sqlite'
import type { PostgresServer } from '../../postgres/server.ts'

/** Takes the store away, calls `meanwhile` and brings the store back. */
export type StoreOutage = (meanwhile: () => Promise<void>) => Promise<void>

/** Another program holds the SQLite file as its writer. */
export function lockedFile(path: string): StoreOutage {
  return async (meanwhile) => {
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    await meanwhile()
    other.exec('rollback')
    other.close()
  }
}

/** The server is stopped, without a word to its clients, and started again. */
export function haltedServer(server: PostgresServer): StoreOutage {
  return async (meanwhile) => {
    await server.halt()
    await meanwhile()
    await server.resume()
  }
}
