/** Puts a copy of a SQLite database in place of the present one, which stays under another name. */
import { copyFileSync, existsSync, realpathSync, rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { withEngine } from './copy-database.ts'
import { assertIsFile } from './database-file.ts'
import { type DatabaseContents, describeDatabase } from './describe-database.ts'
import {
  createPrivately,
  clearAway,
  keepUnder,
  partsOf,
  putInPlace,
  syncFile,
  syncFolderOf,
} from './durable-file.ts'
import { assertKnown } from './migrate.ts'
import { assertNotMoved } from './migrated-names.ts'
import { copyDatabaseFile, lockFile, restoringPath } from './sqlite.ts'
import { StoreError, fromSqlite } from './store-error.ts'

export interface RestoreQuestion {
  readonly copy: DatabaseContents
  /** What is there now; a sentence if it cannot be read, undefined if there is no database. */
  readonly present: DatabaseContents | string | undefined
}

export interface Restored {
  /** Where the database that was there is now. */
  readonly aside: string | undefined
}

/**
 * Checks the copy, asks `confirm`, and puts it in place. Returns undefined if the answer was no. Whenever it is interrupted, the
 * database is the old or the new one. Throws a StoreError if the copy cannot be used or a bot uses the database.
 */
export async function restoreDatabase(
  url: string,
  copy: string,
  confirm: (question: RestoreQuestion) => Promise<boolean>,
): Promise<Restored | undefined> {
  const path = pathOf(url, copy)
  assertIsCopy(copy)
  createPrivately(`${path}.lock`)
  const lock = lockFile(path)
  const next = restoringPath(path)
  try {
    await takeCopy(copy, next)
    const question = {
      copy: await readCopy(copy, next),
      present: existsSync(path) ? await readPresent(path) : undefined,
    }
    if (!(await confirm(question))) return undefined
    const aside = existsSync(path) ? nameAside(path) : undefined
    if (aside !== undefined) setAside(path, aside)
    putInPlace(next, path)
    return { aside }
  } finally {
    clearAway(next)
    lock.close()
  }
}

function pathOf(url: string, copy: string): string {
  const [, path] = /^sqlite:(.+)$/.exec(url) ?? []
  if (path === undefined) {
    throw new StoreError(
      'unsupported',
      'DATABASE_URL names a PostgreSQL database. Stop the bot and restore it with PostgreSQL’s own tool: pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE',
    )
  }
  if (isSameFile(path, copy)) {
    throw new StoreError('address', `${copy} is the database itself. Name the copy to restore.`)
  }
  assertIsFile(path)
  return path
}

function isSameFile(one: string, other: string): boolean {
  if (!existsSync(one) || !existsSync(other)) return false
  return realpathSync(one) === realpathSync(other)
}

function assertIsCopy(copy: string): void {
  if (!existsSync(copy)) {
    throw new StoreError('missing', `There is no file ${copy}. Check the path.`)
  }
  if (!statSync(copy).isFile()) {
    throw new StoreError('address', `${copy} isn’t a file. Name the copy to restore.`)
  }
}

/** A copy of the copy, so that what is checked is what is used, and the copy itself stays as it is. */
async function takeCopy(copy: string, next: string): Promise<void> {
  let from: DatabaseSync | undefined
  try {
    from = new DatabaseSync(addressOf(copy), { readOnly: true })
    await copyDatabaseFile(from, next)
  } catch (error) {
    const found = fromSqlite(error)
    if (!(found instanceof StoreError)) throw found
    throw found.problem === 'corrupt'
      ? new StoreError(
          'corrupt',
          `${copy} is damaged or isn’t a SQLite database. Restore another copy.`,
          error,
        )
      : found
  } finally {
    from?.close()
  }
}

/** Without a log beside it, a file is read as it is: SQLite leaves nothing beside it and asks for no right to write there. */
function addressOf(copy: string): string | URL {
  if (existsSync(`${copy}-wal`)) return copy
  const address = pathToFileURL(copy)
  address.searchParams.set('immutable', '1')
  return address
}

/** Throws a StoreError if this version of the bot could not start with it. */
function readCopy(copy: string, next: string): Promise<DatabaseContents> {
  return withEngine(`sqlite:${next}`, async (kysely) => {
    await assertNotMoved(kysely, 'sqlite')
    if (!(await assertKnown(kysely, 'sqlite'))) {
      throw new StoreError('missing', `There is nothing in ${copy}. Restore another copy.`)
    }
    return describeDatabase(kysely)
  })
}

/** What is there may be damaged: that is no reason not to put a copy in its place. */
async function readPresent(path: string): Promise<DatabaseContents | string> {
  try {
    return await withEngine(`sqlite:${path}`, async (kysely) => {
      await assertKnown(kysely, 'sqlite')
      return describeDatabase(kysely)
    })
  } catch (error) {
    if (!(error instanceof StoreError)) return 'It can’t be read.'
    if (error.problem === 'foreign') throw error
    return error.message
  }
}

function nameAside(path: string): string {
  return `${path}.before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`
}

/** Afterwards everything that was there has a second name, and the file alone is the whole database. */
function setAside(path: string, aside: string): void {
  foldLog(path)
  for (const part of partsOf(path).filter((each) => each !== '')) {
    // The log of a damaged database, which SQLite must not take for one of the new file’s.
    copyFileSync(path + part, aside + part)
    syncFile(aside + part)
  }
  keepUnder(path, aside)
  for (const part of ['-wal', '-shm', '-journal']) rmSync(path + part, { force: true })
  syncFolderOf(path)
}

/** Writes what is only in the log into the file, which ends the log. Throws a StoreError while another program reads the file. */
function foldLog(path: string): void {
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(path, { timeout: 1_000 })
    file.exec('pragma journal_mode = delete')
  } catch (error) {
    const found = fromSqlite(error)
    if (found instanceof StoreError && found.problem === 'busy') throw found
    // It is damaged, or no database: all of it is kept as it is.
  } finally {
    file?.close()
  }
}
