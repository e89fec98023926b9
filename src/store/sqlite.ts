/** The engine for one process: a SQLite file through node:sqlite. */
import { existsSync, statSync } from 'node:fs'
import { DatabaseSync, backup } from 'node:sqlite'
import type { Engine } from './database.ts'
import { assertIsFile, assertMayBeDatabase } from './database-file.ts'
import { clearAway, createPrivately, putInPlace } from './durable-file.ts'
import { createSqliteDialect, withStoreErrors } from './sqlite-driver.ts'
import { createSqliteHealth } from './sqlite-health.ts'
import { StoreError, fromFileSystem, fromSqlite } from './store-error.ts'

/** How long a starting process waits for one that is stopping, or for a tool. It blocks the process. */
const openTimeoutMs = 500

export interface SqliteOptions {
  /** Opens what another process may be serving. */
  readonly shared?: boolean
  /** Creates nothing. */
  readonly mustExist?: boolean
  /** What a database in memory begins with. */
  readonly image?: Uint8Array
  /** Called when the process that had the file before this one did not close it, and when a restore was not finished. */
  readonly onInterrupted?: ((what: 'process' | 'restore') => void) | undefined
  /** How long a write waits for another program that holds the file (4,000). */
  readonly maxWaitMs?: number | undefined
  /** Called when a statement has waited for another program, with for how long (ms). */
  readonly onBusy?: ((ms: number) => void) | undefined
}

/** Opens or creates the file; `:memory:` keeps everything in memory. */
export function openSqlite(
  path: string,
  {
    shared = false,
    mustExist = shared,
    image,
    maxWaitMs = 4_000,
    onBusy,
    onInterrupted,
  }: SqliteOptions = {},
): Engine {
  const isFile = path !== ':memory:'
  if (isFile && mustExist && !existsSync(path)) {
    throw new StoreError(
      'missing',
      `There is no database at ${path} yet. Check DATABASE_URL, or create it with npm start.`,
    )
  }
  if (isFile) assertIsFile(path)
  if (isFile && !mustExist) {
    assertMayBeDatabase(path)
    createPrivately(path)
  }
  const lock = shared || !isFile ? undefined : lockFile(path)
  try {
    if (lock !== undefined) tidyUp(path, onInterrupted)
    const writer = openFile(path, mustExist)
    if (image !== undefined) writer.deserialize(image)
    const reader = isFile
      ? withStoreErrors(() => new DatabaseSync(path, { readOnly: true, timeout: 0 }))
      : writer
    const health = createSqliteHealth(path)
    return {
      name: 'sqlite',
      file: isFile ? path : undefined,
      dialect: createSqliteDialect({
        writer,
        reader,
        maxWaitMs,
        onBusy,
        onDamage: health.reportDamage,
      }),
      healthProblems: () => (isFile ? health.problems() : Promise.resolve([])),
      load: () =>
        isFile ? { walBytes: statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0 } : {},
      isSound: () => (isFile ? health.isSound() : Promise.resolve(true)),
      stopChecking: () => health.stop(),
      async backup(target) {
        await copyDatabaseFile(reader, target)
      },
      release() {
        if (lock?.isOpen === true) lock.close()
      },
    }
  } catch (error) {
    lock?.close()
    throw error
  }
}

/** Where a restore puts the copy before it takes the place of the database. */
export function restoringPath(path: string): string {
  return `${path}.restoring`
}

/** Finds out how whoever had the file before came to an end, and deletes what a restore has left: a whole class may be in it. */
function tidyUp(path: string, onInterrupted: SqliteOptions['onInterrupted']): void {
  // SQLite deletes the log when the last connection closes.
  if (existsSync(`${path}-wal`)) onInterrupted?.('process')
  const left = [restoringPath(path), `${restoringPath(path)}.part`].filter((each) =>
    existsSync(each),
  )
  for (const each of left) clearAway(each)
  if (left.length > 0) onInterrupted?.('restore')
}

/**
 * Ensures that no other process serves this file. The lock is a transaction on an empty database next to it, held until the
 * process ends: the operating system releases it even after kill -9, and tools can still read the database itself.
 */
export function lockFile(path: string): DatabaseSync {
  createPrivately(`${path}.lock`)
  const lock = withStoreErrors(() => new DatabaseSync(`${path}.lock`, { timeout: openTimeoutMs }))
  try {
    withStoreErrors(() => lock.exec('begin exclusive'))
    return lock
  } catch (error) {
    lock.close()
    if (!(error instanceof StoreError) || error.problem !== 'busy') throw error
    throw new StoreError(
      'in use',
      `Another bot process is already using ${path}. Stop it first, or use PostgreSQL for several processes.`,
      error.cause,
    )
  }
}

/** Writes a complete, checked copy to `target`, which is there once it is whole. Throws a StoreError if that fails. */
export async function copyDatabaseFile(from: DatabaseSync, target: string): Promise<void> {
  const unfinished = `${target}.part`
  try {
    clearAway(unfinished)
    createPrivately(unfinished)
    await backup(from, unfinished)
    checkCopy(unfinished, target)
    putInPlace(unfinished, target)
  } catch (error) {
    clearAway(unfinished)
    const found = fromFileSystem(fromSqlite(error))
    // SQLite does not say which file it could not open or write.
    throw found instanceof StoreError && found.problem === 'read-only'
      ? new StoreError(
          'read-only',
          `The copy ${target} can’t be written. Check that its folder exists and that this user may write there.`,
          error,
        )
      : found
  }
}

/** Throws if the copy is damaged, so that the operator does not learn it only when restoring. */
function checkCopy(path: string, name: string): void {
  const copy = new DatabaseSync(path)
  try {
    // So that the copy is one file, without a log beside it.
    copy.exec('pragma journal_mode = delete')
    const result = copy.prepare('pragma integrity_check(1)').get()?.['integrity_check']
    if (result !== 'ok') {
      throw new StoreError(
        'corrupt',
        `The copy ${name} is damaged (${String(result)}) because the database is. Restore an earlier backup.`,
      )
    }
  } finally {
    copy.close()
  }
}

function openFile(path: string, isUnchanged: boolean): DatabaseSync {
  const file = withStoreErrors(() => new DatabaseSync(path, { timeout: openTimeoutMs }))
  try {
    withStoreErrors(() => {
      if (!isUnchanged) file.exec('pragma journal_mode = wal')
      // FULL: an answer that was acknowledged survives a power cut, not only a crash.
      file.exec('pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 0')
      // Overwrites deleted rows, so that what a person deletes cannot be recovered from the file.
      file.exec('pragma secure_delete = on')
    })
    return file
  } catch (error) {
    file.close()
    throw error
  }
}
