/** Opens a SQLite file from outside in memory. It may only be read, row by row, and nothing in it is run. */
import { DatabaseSync, type SQLOutputValue, constants } from 'node:sqlite'
import { UserError } from '../../../core/reply/user-error.ts'

/** No text in a collection is longer; a damaged file may claim any length. */
const maxValueBytes = 8 * 1024 * 1024

export type Row = Readonly<Record<string, SQLOutputValue>>

export interface ReadableTables {
  has(table: string): boolean
  /** Returns the first rows. Integers are bigints, since ids may be larger than numbers can be. */
  rows(table: string, columns: readonly string[], maxRows: number, orderBy?: string): Iterable<Row>
}

/** Throws a UserError if the file is damaged, also while it is read by `use`. */
export function withDatabase<Result>(
  bytes: Uint8Array,
  use: (tables: ReadableTables) => Result,
): Result {
  if (bytes.length === 0) throw damaged()
  const database = new DatabaseSync(':memory:', {
    allowExtension: false,
    defensive: false,
    enableDoubleQuotedStringLiterals: false,
    limits: { length: maxValueBytes, attach: 0, sqlLength: maxValueBytes, triggerDepth: 1 },
  })
  try {
    database.exec('pragma trusted_schema = off')
    database.deserialize(withoutLog(bytes))
    removeCollation(database)
    database.enableDefensive(true)
    database.exec('pragma query_only = on')
    allowReading(database)
    return use(tablesOf(database))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR') {
      throw damaged()
    }
    throw error
  } finally {
    database.close()
  }
}

export function damaged(): UserError {
  return new UserError(
    'The package is damaged, so its cards can’t be read. Export it from Anki again.',
  )
}

/** A database that was written with a log beside it says so in its header, and could not be opened without one. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes)
  if (copy[18] === 2) copy.set([1, 1], 18)
  return copy
}

/** Names have a collation that only Anki has; SQLite opens some of its tables no more without it, although nothing is sorted by it. */
function removeCollation(database: DatabaseSync): void {
  const rows = database.prepare('select rowid, sql from sqlite_schema limit 1000').all()
  database.exec('pragma writable_schema = on')
  const update = database.prepare('update sqlite_schema set sql = ? where ? = rowid')
  for (const { rowid, sql } of rows) {
    if (typeof sql !== 'string' || !/\bcollate\s+unicase\b/i.test(sql)) continue
    update.run(sql.replaceAll(/\bcollate\s+unicase\b/gi, ''), Number(rowid))
  }
  database.exec('pragma writable_schema = reset')
}

/** Views, triggers and columns that are computed could run without end. */
function allowReading(database: DatabaseSync): void {
  const allowed: readonly number[] = [constants.SQLITE_SELECT, constants.SQLITE_READ]
  database.setAuthorizer((action, _first, _second, _database, source) =>
    allowed.includes(action) && source === null ? constants.SQLITE_OK : constants.SQLITE_DENY,
  )
}

function tablesOf(database: DatabaseSync): ReadableTables {
  const names = new Set<string>()
  for (const row of database
    .prepare('select type, name, sql from sqlite_schema limit 1000')
    .iterate()) {
    const { type, name, sql } = row
    // A computed column is written as `name AS (…)`.
    const isPlain =
      type === 'table' && typeof sql === 'string' && /^\s*CREATE\s+TABLE\b(?![^]*\bAS\b)/i.test(sql)
    if (isPlain && typeof name === 'string') names.add(name.toLowerCase())
  }
  return {
    has: (table) => names.has(table),
    *rows(table, columns, maxRows, orderBy) {
      if (!names.has(table)) throw damaged()
      const order = orderBy === undefined ? '' : ` order by ${orderBy}`
      // Indexes of Anki need a collation of its own, and others may compute.
      const statement = database.prepare(
        `select ${columns.join(', ')} from ${table} not indexed${order} limit ${maxRows}`,
      )
      statement.setReadBigInts(true)
      yield* statement.iterate()
    },
  }
}
