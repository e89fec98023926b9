/** The engine for one process: a SQLite file through node:sqlite. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync, backup } from 'node:sqlite'
import { SqliteDialect } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { Engine } from './database.ts'
import { StoreError, fromSqlite } from './store-error.ts'

/** Limits the cache, since a list of values makes a new statement for each length. */
const maxCachedStatements = 200

/** How long a starting process waits for one that is stopping. */
const lockTimeoutMs = 500

/** How long a write waits for a tool that writes to the same file; it blocks the process meanwhile. */
const busyTimeoutMs = 2000

/** Opens or creates the file; `:memory:` keeps everything in memory. `shared` opens it while another process serves it. */
export function openSqlite(path: string, shared: boolean): Engine {
  if (path !== ':memory:') createFolder(path)
  const lock = shared || path === ':memory:' ? undefined : lockFile(path)
  try {
    const file = openFile(path)
    return {
      name: 'sqlite',
      dialect: new SqliteDialect({ database: createAdapter(file) }),
      async backup(target) {
        try {
          await backup(file, target)
          checkCopy(target)
        } catch (error) {
          throw fromSqlite(error)
        }
      },
      release: () => lock?.close(),
    }
  } catch (error) {
    lock?.close()
    throw error
  }
}

function createFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch (error) {
    throw new StoreError(
      'read-only',
      `Can’t create the folder for ${path}. Check DATABASE_URL and the permissions of the folder above it.`,
      error,
    )
  }
}

/**
 * Ensures that no other process serves this file. The lock is a transaction on an empty database next to it, held until the
 * process ends: the operating system releases it even after kill -9, and tools can still read the database itself.
 */
function lockFile(path: string): DatabaseSync {
  const lock = withStoreErrors(() => new DatabaseSync(`${path}.lock`, { timeout: lockTimeoutMs }))
  try {
    withStoreErrors(() => lock.exec('begin exclusive'))
    return lock
  } catch (error) {
    lock.close()
    if (!(error instanceof StoreError) || error.problem !== 'in use') throw error
    throw new StoreError(
      'in use',
      `Another bot process is already using ${path}. Stop it first, or use PostgreSQL for several processes.`,
      error.cause,
    )
  }
}

/** Throws if the copy is damaged, so that the operator does not learn it only when restoring. */
function checkCopy(path: string): void {
  const copy = new DatabaseSync(path, { readOnly: true })
  try {
    const result = copy.prepare('pragma integrity_check(1)').get()?.['integrity_check']
    if (result !== 'ok') {
      throw new StoreError(
        'corrupt',
        `The copy ${path} is damaged (${String(result)}) because the database is. Restore an earlier backup.`,
      )
    }
  } finally {
    copy.close()
  }
}

function openFile(path: string): DatabaseSync {
  const file = withStoreErrors(() => new DatabaseSync(path, { timeout: busyTimeoutMs }))
  try {
    withStoreErrors(() => {
      // FULL: an answer that was acknowledged survives a power cut, not only a crash.
      file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
      // Overwrites deleted rows, so that what a person deletes cannot be recovered from the file.
      file.exec('pragma secure_delete = on')
    })
    return file
  } catch (error) {
    file.close()
    throw error
  }
}

/** Adapts node:sqlite to the driver that Kysely’s SQLite dialect expects. */
function createAdapter(file: DatabaseSync) {
  const statements = new LRUCache<string, StatementSync>({ max: maxCachedStatements })

  function statement(text: string): StatementSync {
    const cached = statements.get(text)
    if (cached !== undefined) return cached
    const prepared = file.prepare(text)
    statements.set(text, prepared)
    return prepared
  }

  return {
    prepare(text: string) {
      // A deferred transaction, Kysely’s default, would fail half-way if another process writes between its read and its write.
      const prepared = withStoreErrors(() => statement(text === 'begin' ? 'begin immediate' : text))
      return {
        reader: prepared.columns().length > 0,
        // Rows of node:sqlite have no prototype; copy them into plain objects, which tests can compare.
        all: (values: readonly unknown[]) =>
          withStoreErrors(() =>
            prepared.all(...(values as SqliteValue[])).map((row) => ({ ...row })),
          ),
        run: (values: readonly unknown[]) =>
          withStoreErrors(() => prepared.run(...(values as SqliteValue[]))),
        iterate: (values: readonly unknown[]) =>
          withStoreErrors(() => prepared.iterate(...(values as SqliteValue[]))),
      }
    },
    close() {
      file.close()
    },
  }
}

type SqliteValue = string | number | bigint | null | Uint8Array

function withStoreErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw fromSqlite(error)
  }
}
