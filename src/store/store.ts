/**
 * Opens the store: a SQLite file or a PostgreSQL database, behind ports in the bot’s own words.
 *
 * To add a feature, for example `notes`:
 *
 * 1. Write its port, an interface, in core: `src/core/notes/notes-store.ts`. Only this folder knows SQL.
 * 2. Write its tables for both engines as the next migration, `migrations/NNNN-notes.sql`, with `text`, `bigint` (times are
 *    epoch milliseconds), `integer` (flags are 0 or 1), `double precision`, JSON as `text`, partial indexes and no triggers.
 *    End each statement with a semicolon at the end of a line. If the engines must differ, write `NNNN-notes.sqlite.sql` and
 *    `NNNN-notes.postgres.sql`. The comment above a table is its description in `mydata` and docs/data-protection.md. Never change the
 *    statements of a released migration. The engines sort text differently; if order matters, sort in code.
 *    Name the column `class` if rows belong to a class and `person` if they are about a person: export, deletion and the
 *    privacy page rely on these names.
 * 3. Write `notes/sql-notes-store.ts`: a type with a row for each table, and `createNotesStore(database): NotesStore`. Get
 *    typed statements from `database.tables<NotesTables>()`; use `database.now()` for deadlines and leases. Inside a transaction
 *    use only its own handle and never wait for the network. Change state with single statements that say what they expect
 *    (`where version = …`, `on conflict do nothing`), and read from their result whether they applied. Put bursts of small
 *    writes through `groupCommit`.
 * 4. Add a line to `openStore`. If rows expire, add a rule to `retentionRules`; if the class needs rows
 *    of a person who deletes their data, add a rule to `erasureRules`.
 * 5. Write `tests/contracts/notes-store.ts`, which is given a way to open a store, and
 *    `tests/store/notes/sql-notes-store.test.ts`, which runs it on each of `engines`. Run `npm run docs`.
 */
import { createAccommodationStore } from './accommodations/sql-accommodations.ts'
import { createCalendarStore } from './calendar/sql-class-calendars.ts'
import { createBookStore } from './book/sql-book.ts'
import { createDailyStore } from './daily/sql-daily-store.ts'
import { createDigestStore } from './digest/sql-digest-store.ts'
import { everybody } from '../core/platform/changes.ts'
import { type Engine, createDatabase, readNow } from './database.ts'
import { exportClass, listClasses } from './privacy/class-export.ts'
import { forgetClass } from './privacy/forget-class.ts'
import { createEventClaims } from './platform/sql-event-claims.ts'
import { createSharedRates } from './platform/sql-shared-rates.ts'
import { createChanges } from './platform/sql-changes.ts'
import { createInstallations } from './platform/sql-installations.ts'
import { createLeases } from './platform/sql-leases.ts'
import { createSealedTokens } from './platform/sealed-tokens.ts'
import { createWorkload } from './platform/sql-workload.ts'
import { createSharedSecrets } from './platform/sql-shared-secrets.ts'
import { noteChanges } from './platform/note-changes.ts'
import { copyBeforeUpdate } from './copy-before-update.ts'
import { createHealthCheck } from './health.ts'
import { assertCurrent, migrate } from './migrate.ts'
import { assertNotMoved } from './migrated-names.ts'
import { createOverwriter } from './privacy/overwrite-deleted.ts'
import { createAdditionStore } from './pack/sql-additions.ts'
import { createPackStore } from './pack/sql-pack-store.ts'
import { createPersonalDataStore } from './privacy/sql-personal-data.ts'
import { purgeDiscussions } from './privacy/discussion-retention.ts'
import { purgeHomework } from './privacy/homework-retention.ts'
import { purgeQuizzes } from './privacy/quiz-retention.ts'
import { purgeExpiredRows } from './privacy/retention.ts'
import { createDiscussionStore } from './discussion/sql-discussion-store.ts'
import { createModerationStore } from './discussion/sql-moderation-store.ts'
import { createHomeworkStore } from './homework/sql-homework-store.ts'
import { createClassDecks } from './review/sql-class-deck.ts'
import { createReadingStore } from './reading/sql-reading-store.ts'
import { createReviewStore } from './review/sql-review-store.ts'
import type { Secrets } from './secrets.ts'
import { createChangeHistory } from './settings/sql-change-history.ts'
import { createChangeLogStore } from './settings/sql-change-log.ts'
import { createHomeClassStore } from './settings/sql-home-classes.ts'
import { createSettingsStore } from './settings/sql-settings-store.ts'
import { createSubmissionStore } from './submissions/sql-submissions.ts'
import { createQuizRecords } from './quiz/sql-quiz-records.ts'
import { createQuizStore } from './quiz/sql-quiz-store.ts'
import { openSqlite } from './sqlite.ts'
import { StoreError } from './store-error.ts'

export type Store = Awaited<ReturnType<typeof openStore>>

export interface StoreOptions {
  /** Replaces the clock of either engine, for tests. */
  readonly clock?: () => number
  /** How many PostgreSQL connections this process may open (10). */
  readonly maxConnections?: number
  /** Whether a tool writes, which it may not once the data is in PostgreSQL. */
  readonly writes?: boolean
  /** Called on errors that the store recovers from, such as a lost idle connection. */
  readonly onConnectionError?: (error: unknown) => void
  /** Called when a statement has waited for another program that holds the SQLite file, with for how long (ms). */
  readonly onBusy?: (ms: number) => void
  /** Called when the process that had the SQLite file before this one was killed or the power failed, and so for a restore. */
  readonly onInterrupted?: (what: 'process' | 'restore') => void
  /** Where the copy before an update of a SQLite file goes (`backups` beside it). */
  readonly backupsDir?: string | undefined
  /** Called before the tables of an older version are brought up to date. `copy` is a copy of them as they were, on SQLite. */
  readonly onUpdate?: (update: { readonly from: string; readonly copy: string | undefined }) => void
  /**
   * How long a request waits, in milliseconds, for a SQLite file that another program holds (4,000), or for a PostgreSQL server
   * that is away or slow (2,000; for a lock, three quarters of it). Migrations, exports and deletions on PostgreSQL wait longer.
   */
  readonly maxWaitMs?: number
  /** Opens what a running bot may be using, as the tools do. */
  readonly shared?: boolean
  /** What a database in memory begins with, for tests: a whole file that `backup` wrote. */
  readonly image?: Uint8Array
  /** Neither creates a database nor changes its tables; what tools open must be there and up to date. */
  readonly mustExist?: boolean
}

/** Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…` and brings its tables up to date. Throws a StoreError if it cannot. */
export async function openStore(url: string, options: StoreOptions = {}) {
  const { engine, database, patient, kysely, close } = await openDatabase(url, options)
  const overwriteDeleted = createOverwriter(database)
  const changes = createChanges(database)
  return {
    engine: engine.name,
    leases: createLeases(database),
    sharedSecrets: createSharedSecrets(database),
    changes,
    ...createEventClaims(database),
    /** What all processes may ask of a platform together; a SQLite file has one process. */
    sharedRates: engine.name === 'sqlite' ? undefined : createSharedRates(database),
    ...noteChanges(changes, {
      settings: createSettingsStore(database),
      packs: createPackStore(database),
      additions: createAdditionStore(database),
      calendars: createCalendarStore(database),
      accommodations: createAccommodationStore(database),
      homeClasses: createHomeClassStore(database),
      homework: createHomeworkStore(database),
      reading: createReadingStore(database),
      personalData: createPersonalDataStore(patient, overwriteDeleted),
    }),
    history: { ...createChangeHistory(database), ...createChangeLogStore(database) },
    daily: createDailyStore(database),
    discussion: createDiscussionStore(database),
    digests: createDigestStore(database),
    /** What is held and reported, the lists of words, groups, and what the class is shown at the end. */
    moderation: createModerationStore(database),
    reviews: createReviewStore(database),
    classDecks: createClassDecks(database),
    quizzes: createQuizStore(database),
    quizRecords: createQuizRecords(database),
    submissions: createSubmissionStore(database),
    /** The class’s book and the list of its students. */
    book: createBookStore(database),
    /** Slack installations, whose tokens are encrypted with these keys. */
    installations: (secrets: Secrets) => createInstallations(database, secrets),
    /** Which keys the stored tokens are encrypted with. */
    sealedTokens: (secrets: Secrets) => createSealedTokens(database, secrets),
    /** Returns the store’s current time, epoch milliseconds. */
    now: () => readNow(database),
    /** Returns a sentence for the operator about each problem, such as a full disk. */
    healthProblems: createHealthCheck(database, engine),
    /** Returns what the engine has in use at this moment, without asking the database. */
    load: () => engine.load(),
    ...createWorkload(database),
    /** Goes through the whole SQLite file, in the background. Returns false, and is not healthy any more, if it is damaged. */
    isSound: () => engine.isSound(),
    /** Writes a complete copy to a new file while the bot runs, and checks it. Throws a StoreError on PostgreSQL. */
    backup: (file: string) => engine.backup(file),
    /** Returns the ids of all classes that anything is stored about. */
    listClasses: () => listClasses(kysely),
    /** Returns everything that is stored about a class. */
    exportClass: (classId: string) => exportClass(kysely, classId),
    /** Deletes everything that is stored about a class. Returns false if another program keeps it from being overwritten. */
    async forgetClass(classId: string): Promise<boolean> {
      await forgetClass(patient, classId)
      await changes.note(everybody)
      return overwriteDeleted()
    },
    /** Deletes expired rows. Returns their number by table. */
    purge: async (): Promise<Readonly<Record<string, number>>> => {
      const rows = await purgeExpiredRows(patient)
      const forgotten = (rows['home_class'] ?? 0) + (rows['accommodation'] ?? 0)
      if (forgotten > 0) await changes.note(everybody)
      return {
        ...rows,
        quiz: await purgeQuizzes(patient),
        assignment: await purgeHomework(patient),
        discussion: await purgeDiscussions(patient),
      }
    },
    /** Overwrites what was deleted. Returns false if it must be tried again, because another program is reading the file. */
    overwriteDeleted,
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Opens the database behind a store, and brings its tables up to date unless a tool opens it. */
export async function openDatabase(url: string, options: StoreOptions = {}) {
  const { shared = false, mustExist = shared, writes = false } = options
  const engine = await openEngine(url, options)
  const { dialect, patientDialect = dialect } = engine
  const { database, kysely: quick } = createDatabase(engine, options.clock)
  const { database: patient, kysely } =
    dialect === patientDialect
      ? { database, kysely: quick }
      : createDatabase({ ...engine, dialect: patientDialect }, options.clock)

  async function close(): Promise<void> {
    await engine.stopChecking()
    await Promise.all(new Set([quick, kysely]).values().map((each) => each.destroy()))
    engine.release()
  }

  try {
    if (mustExist) {
      await assertCurrent(kysely, engine.name)
      if (writes) await assertNotMoved(kysely, engine.name)
    } else {
      await migrate(kysely, engine.name, async (from) => {
        const copy = await copyBeforeUpdate(engine, from, options.backupsDir)
        options.onUpdate?.({ from, copy })
      })
    }
  } catch (error) {
    await close()
    throw error
  }
  return { engine, database, patient, kysely, close, [Symbol.asyncDispose]: close }
}

/** Opens the engine for an address without changing its tables. */
export async function openEngine(
  url: string,
  { maxConnections = 10, onConnectionError = ignore, ...options }: StoreOptions,
): Promise<Engine> {
  if (/^postgres(?:ql)?:\/\//.test(url)) {
    // Loaded only if needed, since SQLite starts faster without the driver.
    const { openPostgres } = await import('./postgres.ts')
    return openPostgres(url, { maxConnections, onConnectionError, maxWaitMs: options.maxWaitMs })
  }
  const [, path] = /^sqlite:(.+)$/.exec(url) ?? []
  if (path !== undefined) return openSqlite(path, options)
  throw new StoreError(
    'address',
    'DATABASE_URL must begin with sqlite: or postgres://, for example sqlite:var/commonplace.db.',
  )
}

function ignore(): void {}
