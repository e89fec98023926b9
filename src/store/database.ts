/** What a feature of the store works with: Kysely over either engine, and the clock that its statements go by. */
import { type Dialect, type Expression, Kysely, sql } from 'kysely'

export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  readonly dialect: Dialect
  /** Writes a complete copy of the running database to a new file. */
  backup(file: string): Promise<void>
  /** Gives up what the dialect does not hold itself. */
  release(): void
}

export interface Database {
  readonly engine: Engine['name']
  /** The statements, typed for the tables that a feature names. */
  tables<T>(): Kysely<T>
  /**
   * The present moment inside a statement, epoch milliseconds. On PostgreSQL it is the server's, so that replicas with
   * different clocks agree about deadlines and leases; it is fixed for one statement, so an index can serve it.
   */
  now(): Expression<number>
}

/** A clock that is given holds on both engines, so that tests can turn it; left out, each engine has its own. */
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
