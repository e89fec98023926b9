/** What can go wrong with the store, as sentences for the operator: what happened, then what to do. */
import { OutageError } from '../core/reply/user-error.ts'

export type StoreProblem =
  /** Another program holds the file, or the server takes too long. */
  | 'busy'
  /** DATABASE_URL is wrong or its sign-in is refused. */
  | 'address'
  | 'corrupt'
  | 'full'
  /** Another program made the database. */
  | 'foreign'
  /** A newer version of the bot has changed the database. */
  | 'future'
  | 'in use'
  /** A tool opens a database that is not there, or that the bot has not started with yet. */
  | 'missing'
  /** A tool opens a database that an older version of the bot has made. */
  | 'past'
  /** The database was moved to PostgreSQL. */
  | 'moved'
  /** SECRETS_KEY is malformed or not the key that is needed. */
  | 'key'
  /** The target of a move holds data already. */
  | 'not empty'
  | 'read-only'
  | 'unreachable'
  /** This engine cannot do it; the sentence names the tool that can. */
  | 'unsupported'

export class StoreError extends OutageError {
  override readonly name = 'StoreError'
  readonly problem: StoreProblem

  constructor(problem: StoreProblem, sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.problem = problem
  }

  get text() {
    const passes = this.problem === 'busy' || this.problem === 'unreachable'
    return [
      passes
        ? 'The bot’s database is busy or can’t be reached, so this may not have worked. Please try again in a minute.'
        : 'The bot can’t use its database at the moment. Please tell the person who runs it.',
    ]
  }
}

/** By SQLite’s primary result code (https://sqlite.org/rescode.html), the low byte of an extended code. */
const sqliteProblems: Readonly<Record<number, readonly [StoreProblem, string]>> = {
  5: ['busy', 'Another program is using the database file. Close it and try again.'],
  6: ['busy', 'Another program has locked the database file. Close it and try again.'],
  8: [
    'read-only',
    'The bot can’t write to the database file. Give its user write permission on the file and its folder.',
  ],
  10: [
    'unreachable',
    'The disk that holds the database file reports an error. Check the disk and its mount.',
  ],
  11: [
    'corrupt',
    'The database file is damaged. Stop the bot, keep a copy of the file, and restore the last backup.',
  ],
  13: [
    'full',
    'The disk is full, so nothing more can be saved. Free some space; you don’t need to restart the bot.',
  ],
  14: [
    'read-only',
    'The bot can’t open the database file. Check that its folder exists, and that the bot’s user may write there and to the files beside it (-wal, -shm, .lock).',
  ],
  26: [
    'corrupt',
    'The database file isn’t a SQLite database. Check the path in DATABASE_URL, or restore the last backup.',
  ],
}

/** By PostgreSQL’s error code or class (https://www.postgresql.org/docs/current/errcodes-appendix.html), or Node’s code. */
const postgresProblems: readonly (readonly [RegExp, StoreProblem, string])[] = [
  [
    /^(?:08|57P|ECONN|EPIPE|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENETUNREACH)/,
    'unreachable',
    'The bot can’t reach PostgreSQL. Check that the server is running; the bot reconnects by itself.',
  ],
  [
    /^(?:55P03|57014)/,
    'busy',
    'PostgreSQL takes too long, or another program has locked a table. Look for transactions that have been open for a long time.',
  ],
  [
    /^(?:28|3D000)/,
    'address',
    'PostgreSQL rejected the sign-in. Check the user, password and database name in DATABASE_URL.',
  ],
  [
    /^53300/,
    'busy',
    'PostgreSQL accepts no more connections. Set DATABASE_CONNECTIONS to fewer for each process of the bot, or allow its user more.',
  ],
  [
    /^53/,
    'full',
    'PostgreSQL is out of disk space or memory. Free some; you don’t need to restart the bot.',
  ],
  [
    /^25006/,
    'read-only',
    'DATABASE_URL points to a read-only PostgreSQL standby. Point it to the primary server.',
  ],
  [
    /^XX00[12]/,
    'corrupt',
    'PostgreSQL reports damaged data. Restore the last backup of the database.',
  ],
]

/** Returns the sentence for a result code of SQLite. */
export function sqliteSentence(code: number): string {
  return sqliteProblems[code]?.[1] ?? ''
}

/** Turns an error of node:sqlite about the file into a StoreError; returns any other error unchanged. */
export function fromSqlite(error: unknown): unknown {
  const code = property(error, 'errcode')
  const found = typeof code === 'number' ? sqliteProblems[code & 0xff] : undefined
  return found === undefined ? error : new StoreError(...found, error)
}

/** By Node’s code of an error of the file system, with the path in place of `PATH`. */
const fileProblems: Readonly<Record<string, readonly [StoreProblem, string]>> = {
  EACCES: ['read-only', 'PATH can’t be read or written by this user. Change its permissions.'],
  EPERM: ['read-only', 'PATH can’t be read or written by this user. Change its permissions.'],
  EROFS: ['read-only', 'PATH is on a disk that can only be read. Choose another folder.'],
  ENOTDIR: ['address', 'A part of the path PATH is a file and not a folder. Check the path.'],
  EISDIR: ['address', 'PATH is a folder. Name a file.'],
  ENAMETOOLONG: ['address', 'The path PATH is too long. Choose a shorter one.'],
  ENOENT: ['missing', 'There is no PATH. Check the path.'],
  ENOSPC: ['full', 'The disk is full: PATH can’t be written. Free some space.'],
  EDQUOT: ['full', 'This user may use no more space on the disk: PATH can’t be written.'],
  EFBIG: ['full', 'This user may not make a file as large as PATH. Raise the limit (ulimit -f).'],
  EIO: ['unreachable', 'The disk reports an error for PATH. Check the disk.'],
}

/** Turns an error of the file system into a StoreError; returns any other error unchanged. */
export function fromFileSystem(error: unknown): unknown {
  const [code, path] = [property(error, 'code'), property(error, 'path')]
  const [problem, sentence] = (typeof code === 'string' ? fileProblems[code] : undefined) ?? []
  if (problem === undefined || sentence === undefined || typeof path !== 'string') return error
  return new StoreError(
    problem,
    sentence.replace('PATH', () => path),
    error,
  )
}

/** Turns an error of pg about the server into a StoreError; returns any other error unchanged. */
export function fromPostgres(error: unknown): unknown {
  if (error instanceof StoreError) return error
  const code = property(error, 'code')
  const found = postgresProblems.find(([pattern]) => typeof code === 'string' && pattern.test(code))
  if (found !== undefined) return new StoreError(found[1], found[2], error)
  // For a lost connection, or a timeout while waiting for one, pg has no code but only these messages.
  const message = error instanceof Error ? error.message : ''
  if (
    /connection (?:terminated|ended)|timeout (?:exceeded|expired)|read timeout|not queryable/i.test(
      message,
    )
  ) {
    return new StoreError('unreachable', postgresProblems[0]?.[2] ?? message, error)
  }
  return error
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined
}

export function foreign(): StoreError {
  return new StoreError(
    'foreign',
    'This database belongs to another program: it has tables, but none of the bot’s. Check the path.',
  )
}
