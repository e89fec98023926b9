/** The engine for many processes: PostgreSQL through pg. */
import { type PostgresPool, type PostgresPoolClient, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Engine } from './database.ts'
import { StoreError, fromPostgres } from './store-error.ts'

export interface PostgresOptions {
  readonly maxConnections: number
  /** Called when a connection breaks; the next request opens a new one. */
  readonly onConnectionError: (error: unknown) => void
}

export function openPostgres(
  url: string,
  { maxConnections, onConnectionError }: PostgresOptions,
): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'commonplace',
    types: { getTypeParser },
  })
  // An `error` event without a listener ends the process. The pool emits it for idle connections, a client while it works;
  // the client’s statement fails too, and its caller hears of that.
  pool.on('error', onConnectionError)
  pool.on('connect', (client) => client.on('error', onConnectionError))
  return {
    name: 'postgres',
    dialect: new PostgresDialect({ pool: createPool(pool) }),
    backup: () =>
      Promise.reject(
        new StoreError(
          'unsupported',
          'To back up PostgreSQL, use its own tool: pg_dump --format=custom --file=FILE "$DATABASE_URL".',
        ),
      ),
    release() {},
  }
}

/** Reads bigint columns as numbers, which pg would return as strings: our counts and times stay below 2^53. */
function getTypeParser(type: number) {
  return type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type)
}

/** The pool as Kysely needs it; errors about the server become StoreErrors. */
function createPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    async connect() {
      const client = await withStoreErrors(pool.connect())
      return {
        query: (text: string, values: readonly unknown[]) =>
          withStoreErrors(client.query(text, [...values])),
        release: (destroy?: boolean) => client.release(destroy),
        // `query` also accepts a cursor in Kysely’s type, but only for streaming, which the store never does on PostgreSQL.
      } as unknown as PostgresPoolClient
    },
    end: () => pool.end(),
  }
}

async function withStoreErrors<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw fromPostgres(error)
  }
}
