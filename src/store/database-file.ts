/** What the path of a SQLite database may not be, found out before anything there is written or its permissions are changed. */
import { type Stats, closeSync, openSync, readSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { StoreError, foreign, sqliteSentence } from './store-error.ts'

/** Throws a StoreError if a folder, a device or something else that is no file is there. */
export function assertIsFile(path: string): void {
  const found = readKind(path)
  if (found === undefined || found.isFile()) return
  throw new StoreError(
    'address',
    found.isDirectory()
      ? `${path} is a folder. Write the name of a file in it, such as ${path}/commonplace.db.`
      : `${path} isn’t a file. Check the path in DATABASE_URL.`,
  )
}

/** Returns undefined if there is nothing, or the bot’s user may not look. */
function readKind(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** Throws a StoreError if the file is there, has something in it, and is no SQLite database or one of another program. */
export function assertMayBeDatabase(path: string): void {
  const beginning = readBeginning(path)
  if (beginning === undefined || beginning === '') return
  if (beginning !== sqliteBeginning) throw new StoreError('corrupt', sqliteSentence(26))
  const names = readTableNames(path)
  if (names.length > 0 && !names.includes('migration')) throw foreign()
}

/** Leaves no trace: SQLite takes the file as it lies there. Returns none if that says nothing; opening it will. */
function readTableNames(path: string): readonly unknown[] {
  const url = pathToFileURL(path)
  url.search = 'immutable=1'
  try {
    const file = new DatabaseSync(url, { readOnly: true })
    try {
      return file
        .prepare('select name from sqlite_master')
        .all()
        .map(({ name }) => name)
    } finally {
      file.close()
    }
  } catch {
    return []
  }
}

/** https://sqlite.org/fileformat.html#magic_header_string */
const sqliteBeginning = 'SQLite format 3\0'

/** Returns undefined if there is no file or it can’t be read; SQLite says why when it opens it. */
function readBeginning(path: string): string | undefined {
  try {
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(sqliteBeginning.length)
      return bytes.toString('latin1', 0, readSync(file, bytes))
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}
