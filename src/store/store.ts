/**
 * Opens the place where everything is kept: a SQLite file or a PostgreSQL database, behind ports in the class's words.
 *
 * To add a feature, say `review`:
 *
 * 1. Write its port, an interface in the class's words, beside what it serves: `src/core/review/review-store.ts`. Nothing
 *    outside this folder knows SQL.
 * 2. Write its tables as `migrations/0004-review.sql`, for both engines: `text`, `bigint` (moments are epoch milliseconds),
 *    `integer` (flags are 0 or 1), `double precision`, JSON as `text`, partial indexes, no triggers; each statement ends
 *    with a semicolon at the end of a line. Where the engines must differ, write `0004-review.sqlite.sql` and
 *    `0004-review.postgres.sql` instead. A file that has been released never changes; add another. Texts sort by the
 *    database's own rules, so where the order of texts matters, sort in code.
 *    A table that belongs to a class has a column `class`, one that holds something of a person a column `person`: export,
 *    deletion and the privacy page go by these names.
 * 3. Write `review.ts`: a type with a row for each table, and `createReviewStore(database): ReviewStore`. Ask for typed
 *    statements with `database.tables<ReviewTables>()`; use `database.now()` for deadlines and leases. Inside a transaction
 *    use only its own handle and never wait for the network. State changes are single statements that say what they expect
 *    (`where version = …`, `on conflict do nothing`), and whether one took hold is read from its result. Bursts of small
 *    writes go through `groupCommit`.
 * 4. Add one line to `Store` and one to `openStore`; where rows grow old, export the rules and add them to `retention`;
 *    where the class needs rows of a person who deletes her data, export a rule and add it to `farewells`.
 * 5. Write `tests/contracts/review-store.ts`, which is given a way to open a store, and `tests/store/review.test.ts`, which
 *    runs it on each of `engines` from `tests/store/engines.ts`.
 */
import { sql } from 'kysely'
import type { PackStore } from '../core/pack/class-packs.ts'
import type { DailyStore } from '../core/daily/daily-store.ts'
import type { Installations } from '../core/platform/installation.ts'
import type { Leases } from '../core/platform/lease.ts'
import type { PersonalDataStore } from '../core/privacy/personal-data.ts'
import type { ReviewStore } from '../core/review/review-store.ts'
import type { SettingsStore } from '../core/settings/settings.ts'
import { createDailyStore, dailyRetention } from './daily/sql-daily-store.ts'
import type { QuizRecords } from '../core/quiz/quiz-records.ts'
import type { QuizStore } from '../core/quiz/quiz-store.ts'
import { type Database, type Engine, createDatabase } from './database.ts'
import { type ClassExport, exportClass, listClasses } from './privacy/class-export.ts'
import { createInstallations, installationRetention } from './platform/sql-installations.ts'
import { createLeases, leaseRetention } from './platform/sql-leases.ts'
import { migrate } from './migrate.ts'
import { createPackStore, packErasureRule } from './pack/sql-pack-store.ts'
import { type ErasureRule, createPersonalDataStore } from './privacy/sql-personal-data.ts'
import { type RetentionRule, purgeExpiredRows } from './privacy/retention.ts'
import { createReviewStore, reviewRetention } from './review/sql-review-store.ts'
import type { Secrets } from './secrets.ts'
import { createSettingsStore, settingErasureRule } from './settings/sql-settings-store.ts'
import { createQuizRecords } from './quiz/sql-quiz-records.ts'
import { createQuizStore, quizErasureRules } from './quiz/sql-quiz-store.ts'
import { openSqlite } from './sqlite.ts'
import { StoreError } from './store-error.ts'

/** What is let go once a day; each feature names its own rules. */
export const retentionRules: readonly RetentionRule[] = [
  ...leaseRetention,
  ...dailyRetention,
  ...installationRetention,
  ...reviewRetention,
]

/** What the class keeps when a person goes; each feature names its own rules. Everything else of hers is deleted. */
export const erasureRules: readonly ErasureRule[] = [
  settingErasureRule,
  packErasureRule,
  ...quizErasureRules,
]

export interface Store {
  readonly engine: Engine['name']
  readonly leases: Leases
  readonly packs: PackStore
  readonly daily: DailyStore
  readonly personalData: PersonalDataStore
  readonly reviews: ReviewStore
  readonly settings: SettingsStore
  /** Slack's installations, whose tokens are sealed with these keys. */
  readonly installations: (secrets: Secrets) => Installations
  /** What stands in the way of work, as a sentence for the operator; nothing when the store answers. */
  healthProblems(): Promise<readonly string[]>
  readonly quizzes: QuizStore
  readonly quizRecords: QuizRecords
  /** The present moment by the store's clock, epoch milliseconds. */
  now(): Promise<number>
  /** Writes a complete copy to a new file while the bot goes on, and checks it; PostgreSQL has tools of its own. */
  backup(file: string): Promise<void>
  /** The classes that anything is kept about. */
  listClasses(): Promise<readonly string[]>
  /** Everything that is kept about a class. */
  exportClass(classId: string): Promise<ClassExport>
  /** Deletes what is past its time; the number of rows by table. */
  purge(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}

export interface StoreOptions {
  /** Replaces the clock of either engine, for tests. */
  readonly clock?: () => number
  /** PostgreSQL connections of this process (10). */
  readonly maxConnections?: number
  /** Told of faults that mend themselves, such as a lost idle connection. */
  readonly onConnectionError?: (error: unknown) => void
  /** Works beside a running bot on the same SQLite file, as the terminal and the backup do. */
  readonly shared?: boolean
}

/** Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…` and brings its tables up to date. */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const engine = await openEngine(url, options)
  const { database, kysely } = createDatabase(engine, options.clock)

  async function close(): Promise<void> {
    await kysely.destroy()
    engine.release()
  }

  try {
    await migrate(kysely, engine.name)
  } catch (error) {
    await close()
    throw error
  }
  return {
    engine: engine.name,
    leases: createLeases(database),
    packs: createPackStore(database),
    daily: createDailyStore(database),
    personalData: createPersonalDataStore(database, erasureRules),
    reviews: createReviewStore(database),
    settings: createSettingsStore(database),
    quizzes: createQuizStore(database),
    quizRecords: createQuizRecords(database),
    installations: (secrets) => createInstallations(database, secrets),
    now: () => now(database),
    async healthProblems() {
      try {
        await now(database)
        return []
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)]
      }
    },
    backup: (file) => engine.backup(file),
    listClasses: () => listClasses(kysely),
    exportClass: (classId) => exportClass(kysely, classId),
    purge: () => purgeExpiredRows(database, retentionRules),
    close,
  }
}

/** The engine that an address names, its tables as they were left. */
export async function openEngine(
  url: string,
  { maxConnections = 10, onConnectionError = ignore, shared = false }: StoreOptions,
): Promise<Engine> {
  if (/^postgres(?:ql)?:\/\//.test(url)) {
    // Read only where it is used: a start on SQLite is shorter without the driver.
    const { openPostgres } = await import('./postgres.ts')
    return openPostgres(url, { maxConnections, onConnectionError })
  }
  const [, path] = /^sqlite:(.+)$/.exec(url) ?? []
  if (path !== undefined) return openSqlite(path, shared)
  throw new StoreError(
    'address',
    'DATABASE_URL must begin with sqlite: or postgres://, for example sqlite:var/commonplace.db.',
  )
}

async function now(database: Database): Promise<number> {
  const { rows } = await sql<{ now: number }>`select ${database.now()} as now`.execute(
    database.tables(),
  )
  return rows[0]?.now ?? Number.NaN
}

function ignore(): void {}
