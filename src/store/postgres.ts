/** The engine for many processes: PostgreSQL through pg. */
import { type PostgresPool, type PostgresPoolClient, PostgresDialect } from 'kysely'
import { LRUCache } from 'lru-cache'
import pg from 'pg'
import type { Engine } from './database.ts'
import { describeServer, fromServer } from './postgres-error.ts'
import { StoreError } from './store-error.ts'

interface TimeLimits {
  readonly connectMs: number
  readonly lockMs: number
  readonly statementMs: number
}

/** Somebody is waiting for the answer, which should be a sentence rather than nothing if the database is in trouble. */
function quickLimits(maxWaitMs: number): TimeLimits {
  return { connectMs: maxWaitMs, lockMs: maxWaitMs * 0.75, statementMs: maxWaitMs }
}

/** For migrations, deletions and exports, which may go through all rows. */
const patientLimits: TimeLimits = { connectMs: 10_000, lockMs: 10_000, statementMs: 120_000 }

const patientConnections = 2

export interface PostgresOptions {
  readonly maxConnections: number
  readonly maxWaitMs?: number | undefined
  /** Called when a connection breaks; the next request opens a new one. */
  readonly onConnectionError: (error: unknown) => void
}

export function openPostgres(
  url: string,
  { maxConnections, maxWaitMs = 2_000, onConnectionError }: PostgresOptions,
): Engine {
  const pools: pg.Pool[] = []

  function createDialect(max: number, { connectMs, lockMs, statementMs }: TimeLimits) {
    const pool = new pg.Pool({
      connectionString: withFullTls(url),
      max,
      connectionTimeoutMillis: connectMs,
      lock_timeout: lockMs,
      statement_timeout: statementMs,
      // The server keeps the limits above; this one holds if the server itself has stopped.
      query_timeout: statementMs + 500,
      idle_in_transaction_session_timeout: 10_000,
      application_name: 'commonplace',
      types: { getTypeParser },
    })
    pools.push(pool)
    // An `error` event without a listener ends the process. The pool emits it for idle connections, a client while it works;
    // the client’s statement fails too, and its caller hears of that.
    function onError(error: unknown): void {
      onConnectionError(fromServer(error, describeServer(url)))
    }

    pool.on('error', onError)
    pool.on('connect', (client) => client.on('error', onError))
    return new PostgresDialect({ pool: createPool(pool, describeServer(url)) })
  }

  return {
    name: 'postgres',
    dialect: createDialect(
      Math.max(1, maxConnections - patientConnections),
      quickLimits(maxWaitMs),
    ),
    patientDialect: createDialect(patientConnections, patientLimits),
    backup: () =>
      Promise.reject(
        new StoreError(
          'unsupported',
          'To back up PostgreSQL, use its own tool: pg_dump --format=custom --file=FILE "$DATABASE_URL".',
        ),
      ),
    healthProblems: () => Promise.resolve([]),
    load() {
      const idle = sum(pools, ({ idleCount }) => idleCount)
      const used = sum(pools, ({ totalCount }) => totalCount) - idle
      return { connections: { used, idle, waiting: sum(pools, (pool) => pool.waitingCount) } }
    },
    isSound: () => Promise.resolve(true),
    stopChecking: () => Promise.resolve(),
    release() {},
  }
}

function sum(pools: readonly pg.Pool[], count: (pool: pg.Pool) => number): number {
  return pools.reduce((total, pool) => total + count(pool), 0)
}

/** Reads bigint columns as numbers, which pg would return as strings: our counts and times stay below 2^53. */
function getTypeParser(type: number) {
  return type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type)
}

/** The pool as Kysely needs it; errors about the server become StoreErrors. */
function createPool(pool: pg.Pool, server: string): PostgresPool {
  async function withStoreErrors<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw fromServer(error, server)
    }
  }

  const nameOf = createStatementNames()

  return {
    options: pool.options,
    async connect() {
      const client = await withStoreErrors(() => pool.connect())
      let lost: StoreError | undefined
      let isOutdated = false
      return {
        async query(text: string, values: readonly unknown[]) {
          // A connection on which something was not answered is not used again, not even for a rollback.
          if (lost !== undefined) throw lost
          try {
            return await withStoreErrors(() =>
              client.query({ name: nameOf(text), text, values: [...values] }),
            )
          } catch (error) {
            if (error instanceof StoreError && error.problem === 'unreachable') lost = error
            isOutdated ||= isOutdatedStatement(error)
            throw error
          }
        },
        release: (destroy?: boolean) =>
          client.release(destroy === true || lost !== undefined || isOutdated),
        // `query` also accepts a cursor in Kysely’s type, but only for streaming, which the store never does on PostgreSQL.
      } as unknown as PostgresPoolClient
    },
    end: () => pool.end(),
  }
}

/** pg means `verify-full` by the weaker modes too, but warns about each; `uselibpqcompat` asks for what they mean elsewhere. */
function withFullTls(url: string): string {
  return url.includes('uselibpqcompat=')
    ? url
    : url.replace(/(?<=[?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, 'verify-full')
}

/** More than the bot uses all the time; each takes memory of the server on each connection. */
const maxPrepared = 100

/** How often a statement is used before it stays prepared. */
const minUses = 5

/** Longer statements, such as those that insert hundreds of rows, are seldom the same twice. Characters. */
const maxPreparedLength = 8_000

/**
 * Returns a function that names statements that are used again and again. Those stay prepared on each connection, so that the server
 * reads and plans them once.
 */
function createStatementNames(): (text: string) => string | undefined {
  const statements = new LRUCache<string, { uses: number; name?: string }>({ max: 500 })
  let names = 0
  return (text) => {
    if (text.length > maxPreparedLength) return undefined
    const known = statements.get(text) ?? { uses: 0 }
    known.uses += 1
    if (known.uses === 1) statements.set(text, known)
    const isOften = known.uses >= minUses
    if (known.name === undefined && isOften && names < maxPrepared && mayStayPrepared(text)) {
      known.name = `s${(names += 1)}`
    }
    return known.name
  }
}

/** One that reads all columns may not, since it would fail once a newer version adds a column. */
function mayStayPrepared(text: string): boolean {
  return (
    /^\s*(?:select|insert|update|delete)\b/.test(text) &&
    !/(?:select|returning|[.,])\s*\*/.test(text)
  )
}

/**
 * Whether a newer version has changed the type of a column that a prepared statement returns (`feature_not_supported`). It would fail
 * for as long as the connection lives, so that one is not used again.
 */
function isOutdatedStatement(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '0A000'
}
