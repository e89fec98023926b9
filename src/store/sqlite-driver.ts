/** Runs Kysely on a SQLite file: reads never wait for a write, and a write that waits for another program holds nobody else up. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { LRUCache } from 'lru-cache'
import { StoreError, fromSqlite } from './store-error.ts'

/** Limits the cache, since a list of values makes a new statement for each length. */
const maxCachedStatements = 200

/** Between two attempts while another program holds the file, in milliseconds. */
const firstPauseMs = 5
const maxPauseMs = 200

export interface SqliteFiles {
  readonly writer: DatabaseSync
  /** A second connection to the same file; the same one if the database is in memory. */
  readonly reader: DatabaseSync
  /** How long a write waits in all for its turn and for another program. */
  readonly maxWaitMs: number
  /** Called when a statement has waited for another program, with for how long (ms). */
  readonly onBusy?: ((ms: number) => void) | undefined
  /** Called when SQLite finds the file damaged. */
  readonly onDamage: () => void
}

export function createSqliteDialect(files: SqliteFiles): Dialect {
  return {
    createAdapter: () => new Adapter(),
    createDriver: () => createDriver(files),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** The driver has its own queue, in which only writes wait. */
class Adapter extends SqliteAdapter {
  override get supportsMultipleConnections() {
    return true
  }
}

interface Connection extends DatabaseConnection {
  /** Lets the next write have its turn; set while a transaction runs. */
  endTurn?: (() => void) | undefined
}

function createDriver({ writer, reader, maxWaitMs, onBusy, onDamage }: SqliteFiles) {
  const retryWhileBusy = createRetry(maxWaitMs, onBusy)
  const write = createRunner(writer, onDamage)
  const read = createRunner(reader, onDamage)
  let lastTurn = Promise.resolve()

  /** Resolves when every write before this one is done, to a function that ends this turn. */
  async function takeTurn(): Promise<() => void> {
    const before = lastTurn
    const { promise, resolve } = Promise.withResolvers<void>()
    lastTurn = promise
    await before
    return resolve
  }

  function createConnection(): Connection {
    return {
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        if (this.endTurn !== undefined) return write(query) as QueryResult<R>
        const since = performance.now()
        if (writer !== reader && /^\s*select\b/i.test(query.sql)) {
          return (await retryWhileBusy(since, () => read(query))) as QueryResult<R>
        }
        const endTurn = await takeTurn()
        try {
          return (await retryWhileBusy(since, () => write(query))) as QueryResult<R>
        } finally {
          endTurn()
        }
      },
      async *streamQuery<R>({ sql, parameters }: CompiledQuery) {
        const rows = withStoreErrors(() =>
          reader.prepare(sql).iterate(...(parameters as SQLInputValue[])),
        )
        for (const row of rows) yield { rows: [{ ...row } as R] }
      },
    }
  }

  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(createConnection()),
    async beginTransaction(connection: Connection) {
      const since = performance.now()
      const endTurn = await takeTurn()
      try {
        // A deferred transaction would fail half-way if another process writes between its read and its write.
        await retryWhileBusy(since, () => withStoreErrors(() => writer.exec('begin immediate')))
        connection.endTurn = endTurn
      } catch (error) {
        endTurn()
        throw error
      }
    },
    commitTransaction: () => Promise.resolve(withStoreErrors(() => writer.exec('commit'))),
    async rollbackTransaction() {
      // A full disk has rolled it back already.
      if (writer.isTransaction) withStoreErrors(() => writer.exec('rollback'))
    },
    async releaseConnection(connection: Connection) {
      connection.endTurn?.()
      connection.endTurn = undefined
    },
    async destroy() {
      if (reader !== writer) reader.close()
      writer.close()
    },
  }
}

/**
 * Returns what tries again for `maxMs` after `since` while another program holds the file. node:sqlite must not wait itself: it
 * would hold up the whole process.
 */
function createRetry(maxMs: number, onBusy: SqliteFiles['onBusy']) {
  return async function retryWhileBusy<T>(since: number, work: () => T): Promise<T> {
    let busyMs = 0
    try {
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, maxPauseMs)) {
        try {
          return work()
        } catch (error) {
          const isBusy = error instanceof StoreError && error.problem === 'busy'
          if (!isBusy || performance.now() - since >= maxMs) throw error
        }
        const from = performance.now()
        await pause(pauseMs)
        busyMs += performance.now() - from
      }
    } finally {
      if (busyMs > 0) onBusy?.(busyMs)
    }
  }
}

interface Prepared {
  readonly statement: StatementSync
  readonly returnsRows: boolean
}

/** Returns a function that runs a query on this file; its statements stay prepared. */
function createRunner(file: DatabaseSync, onDamage: () => void) {
  const statements = new LRUCache<string, Prepared>({ max: maxCachedStatements })

  function prepare(sql: string): Prepared {
    const statement = file.prepare(sql)
    const prepared = { statement, returnsRows: statement.columns().length > 0 }
    statements.set(sql, prepared)
    return prepared
  }

  function run({ sql, parameters }: CompiledQuery): QueryResult<unknown> {
    const { statement, returnsRows } = statements.get(sql) ?? prepare(sql)
    const values = parameters as SQLInputValue[]
    // Rows of node:sqlite have no prototype; copy them into plain objects, which tests can compare.
    if (returnsRows) {
      return { rows: statement.all(...values).map((row) => ({ ...row })) }
    }
    return { numAffectedRows: BigInt(statement.run(...values).changes), rows: [] }
  }

  return (query: CompiledQuery) => {
    try {
      return withStoreErrors(() => run(query))
    } catch (error) {
      if (error instanceof StoreError && error.problem === 'corrupt') onDamage()
      throw error
    }
  }
}

export function withStoreErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw fromSqlite(error)
  }
}
