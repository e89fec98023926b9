/** The large engine: PostgreSQL through pg, any number of processes. */
import { type PostgresPool, type PostgresPoolClient, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Engine } from './database.ts'
import { StoreError, fromPostgres } from './store-error.ts'

export interface PostgresOptions {
  readonly maxConnections: number
  /** Told when a connection breaks; the next request opens a new one. */
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
  // A connection that breaks says so by an event, which ends the process where nobody listens: the pool speaks for those
  // that are idle, each client for itself while it works; the statement in hand fails as well and is told to its caller.
  pool.on('error', onConnectionError)
  pool.on('connect', (client) => client.on('error', onConnectionError))
  return {
    name: 'postgres',
    dialect: new PostgresDialect({ pool: createPool(pool) }),
    backup: () =>
      Promise.reject(
        new StoreError(
          'address',
          'PostgreSQL is backed up with its own tool: pg_dump --format=custom --file=FILE "$DATABASE_URL".',
        ),
      ),
    release() {},
  }
}

/** Counts and moments are bigint columns, which pg would give as strings; ours stay below 2^53. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  if (type === pg.types.builtins.INT8 && format !== 'binary') return Number
  return format === 'binary'
    ? pg.types.getTypeParser(type, format)
    : pg.types.getTypeParser(type, format)
}

/** The pool as Kysely needs it, with lost connections told as sentences. */
function createPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    async connect() {
      const client = await withStoreErrors(pool.connect())
      return {
        query: (text: string, values: readonly unknown[]) =>
          withStoreErrors(client.query(text, [...values])),
        release: (destroy?: boolean) => client.release(destroy),
        // Kysely's cursors, the other form of `query`, are for streaming, which nothing here does.
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
