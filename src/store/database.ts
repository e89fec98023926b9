/** What the store’s features work with: Kysely over either engine, and the clock for its statements. */
import {
  type DeleteResult,
  type Dialect,
  type Expression,
  type InsertResult,
  Kysely,
  type SelectQueryBuilder,
  type UpdateResult,
  sql,
} from 'kysely'

/** Absent where an engine has no such thing. */
export interface EngineLoad {
  readonly connections?: {
    readonly used: number
    readonly idle: number
    /** Statements that wait for a connection. */
    readonly waiting: number
  }
  /** Size of SQLite’s write-ahead log. */
  readonly walBytes?: number
}

export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  /** The path of the database, if it is a file. */
  readonly file?: string | undefined
  readonly dialect: Dialect
  /** For work that may take a minute, if the other one is cut short earlier. */
  readonly patientDialect?: Dialect
  /** Writes a complete copy of the running database to a new file. */
  backup(file: string): Promise<void>
  /** Returns a sentence for the operator about each problem with the file and the disk, if there is a file. */
  healthProblems(): Promise<readonly string[]>
  /** Returns what the engine has in use at this moment, without asking the database. */
  load(): EngineLoad
  /** Goes through the whole file, in the background. Returns false if it is damaged. */
  isSound(): Promise<boolean>
  /** Ends going through the file. Call it before the connections close: SQLite tidies up with the last that has the file open. */
  stopChecking(): Promise<void>
  /** Releases what the dialect does not own, such as the lock of a SQLite file. */
  release(): void
}

export interface Database {
  readonly engine: Engine['name']
  /** Returns Kysely, typed for a feature’s tables. */
  tables<T>(): Kysely<T>
  /**
   * The current time inside a statement, in epoch milliseconds. On PostgreSQL it is the server’s, so that processes with
   * different clocks agree about deadlines and leases. It is constant within a statement, so that an index can be used.
   */
  now(): Expression<number>
}

/** `clock` replaces the engine’s own clock, for tests. */
export function createDatabase(
  { name, dialect }: Engine,
  clock: (() => number) | undefined,
): { readonly database: Database; readonly kysely: Kysely<unknown> } {
  const kysely = new Kysely<unknown>({ dialect })
  const database: Database = {
    engine: name,
    tables: <T>() => kysely as unknown as Kysely<T>,
    now() {
      if (clock === undefined && name === 'postgres') {
        return sql<number>`(extract(epoch from statement_timestamp()) * 1000)::bigint`
      }
      return sql<number>`cast(${(clock ?? Date.now)()} as bigint)`
    },
  }
  return { database, kysely }
}

/** Returns the store’s current time, epoch milliseconds. */
export async function readNow(database: Database): Promise<number> {
  const { rows } = await sql<{ now: number }>`select ${database.now()} as now`.execute(
    database.tables(),
  )
  return rows[0]?.now ?? Number.NaN
}

/** Both engines accept one statement with this many rows of any of our tables. */
const maxRowsPerStatement = 500

type RowValues<Row> = { readonly [Column in keyof Row]: Row[Column] | Expression<Row[Column]> }

/** Inserts rows; where one with the same `key` exists, overwrites its other columns. */
export async function saveRows<Tables, Name extends keyof Tables & string>(
  tables: Kysely<Tables>,
  table: Name,
  key: readonly (keyof Tables[Name] & string)[],
  rows: readonly RowValues<Tables[Name]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !key.some((one) => one === column))
  const given = Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)]))
  for (let from = 0; from < rows.length; from += maxRowsPerStatement) {
    await (tables as unknown as Kysely<Record<string, RowValues<Tables[Name]>>>)
      .insertInto(table)
      .values(rows.slice(from, from + maxRowsPerStatement) as never)
      .onConflict((conflict) => conflict.columns(key as never).doUpdateSet(given as never))
      .execute()
  }
}

/** Runs a statement. Returns whether it changed any row. */
export async function hasChanged(statement: {
  executeTakeFirst(): Promise<Partial<InsertResult & UpdateResult & DeleteResult>>
}): Promise<boolean> {
  const result = await statement.executeTakeFirst()
  const { numInsertedOrUpdatedRows, numUpdatedRows, numDeletedRows } = result
  return (numInsertedOrUpdatedRows ?? numUpdatedRows ?? numDeletedRows ?? 0n) > 0n
}

/**
 * Returns the query so that it holds the rows that it finds until its transaction ends, and waits for those that another one holds or
 * skips them. SQLite has one writer at a time, and its transactions begin as that writer.
 */
export function holdRows<Tables, Name extends keyof Tables, Row>(
  engine: Engine['name'],
  query: SelectQueryBuilder<Tables, Name, Row>,
  others: 'wait' | 'skip' = 'wait',
): SelectQueryBuilder<Tables, Name, Row> {
  if (engine !== 'postgres') return query
  return others === 'skip' ? query.forUpdate().skipLocked() : query.forUpdate()
}
