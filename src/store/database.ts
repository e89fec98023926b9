/** What the store’s features work with: Kysely over either engine, and the clock for its statements. */
import { type Dialect, type Expression, Kysely, sql } from 'kysely'

export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  readonly dialect: Dialect
  /** Writes a complete copy of the running database to a new file. */
  backup(file: string): Promise<void>
  /** Releases what the dialect does not own, such as the lock of a SQLite file. */
  release(): void
}

export interface Database {
  readonly engine: Engine['name']
  /** Returns Kysely, typed for a feature’s tables. */
  tables<T>(): Kysely<T>
  /**
   * The current time inside a statement, in epoch milliseconds. On PostgreSQL it is the server’s, so that processes with
   * different clocks agree about deadlines and leases. It is constant within a statement, so that an index can be used.
   */
  now(): Expression<number>
}

/** `clock` replaces the engine’s own clock, for tests. */
export function createDatabase(
  { name, dialect }: Engine,
  clock: (() => number) | undefined,
): { readonly database: Database; readonly kysely: Kysely<unknown> } {
  const kysely = new Kysely<unknown>({ dialect })
  const database: Database = {
    engine: name,
    tables: <T>() => kysely as unknown as Kysely<T>,
    now() {
      if (clock === undefined && name === 'postgres') {
        return sql<number>`(extract(epoch from statement_timestamp()) * 1000)::bigint`
      }
      return sql<number>`cast(${(clock ?? Date.now)()} as bigint)`
    },
  }
  return { database, kysely }
}
