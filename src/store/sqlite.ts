/** The small engine: one SQLite file through node:sqlite, one process. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync, backup } from 'node:sqlite'
import { SqliteDialect } from 'kysely'
import type { Engine } from './database.ts'
import { StoreError, fromSqlite } from './store-error.ts'

/** Statements kept ready; a list of varying length makes a new one for each length, so there is a bound. */
const maxCachedStatements = 200

/** How long a starting process waits for one that is just stopping, milliseconds. */
const lockTimeoutMs = 500

/** How long a write waits for a tool that writes to the same file, milliseconds; the process stands still meanwhile. */
const busyTimeoutMs = 2000

/** Opens or makes the file; `:memory:` keeps everything in memory. `beside` works without the lock of the serving process. */
export function openSqlite(path: string, beside: boolean): Engine {
  if (path !== ':memory:') makeFolder(path)
  const lock = beside || path === ':memory:' ? undefined : lockFile(path)
  try {
    const file = openFile(path)
    return {
      name: 'sqlite',
      dialect: new SqliteDialect({ database: adapter(file) }),
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

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch (error) {
    throw new StoreError(
      'read-only',
      `The folder for ${path} cannot be made. Check DATABASE_URL and the permissions of the folder above.`,
      error,
    )
  }
}

/**
 * Makes sure that no other process serves this file. The lock is a transaction on an empty database beside it, held until
 * the process ends: the operating system drops it even after kill -9, and tools may still read the database itself.
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
      `Another process of the bot already works with ${path}. Stop it first, or use PostgreSQL for several processes.`,
      error.cause,
    )
  }
}

/** A backup of a damaged file would be a damaged backup; better to know today. */
function checkCopy(path: string): void {
  const copy = new DatabaseSync(path, { readOnly: true })
  try {
    const found = copy.prepare('pragma integrity_check(1)').get()?.['integrity_check']
    if (found !== 'ok') {
      throw new StoreError(
        'corrupt',
        `The copy ${path} is damaged (${String(found)}), and so is the database. Restore an earlier backup.`,
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
      // What a person deletes is overwritten, not only forgotten.
      file.exec('pragma secure_delete = on')
    })
    return file
  } catch (error) {
    file.close()
    throw error
  }
}

/** What Kysely's SQLite dialect asks of a driver, over node:sqlite. */
function adapter(file: DatabaseSync) {
  const statements = new Map<string, StatementSync>()

  function statement(text: string): StatementSync {
    const known = statements.get(text)
    if (known !== undefined) return known
    const [oldest] = statements.keys()
    if (oldest !== undefined && statements.size >= maxCachedStatements) statements.delete(oldest)
    const made = file.prepare(text)
    statements.set(text, made)
    return made
  }

  return {
    prepare(text: string) {
      // Kysely begins deferred transactions; one that reads and then writes beside another writer would fail half-way.
      const prepared = withStoreErrors(() => statement(text === 'begin' ? 'begin immediate' : text))
      return {
        reader: prepared.columns().length > 0,
        // Rows of node:sqlite have no prototype; plain objects compare and spread as people expect.
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
