/** What can go wrong with the place where state is kept, as sentences for whoever runs the bot. */

export type StoreProblem =
  | 'address'
  | 'corrupt'
  | 'full'
  | 'future'
  | 'in use'
  | 'read-only'
  | 'unreachable'

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly problem: StoreProblem

  constructor(problem: StoreProblem, sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.problem = problem
  }
}

/** SQLite's primary result codes (https://sqlite.org/rescode.html); an extended code keeps them in its low byte. */
const sqliteProblems: ReadonlyMap<number, readonly [StoreProblem, string]> = new Map([
  [5, ['in use', 'The database file is busy with another program. Close it and try again.']],
  [6, ['in use', 'The database file is locked by another program. Close it and try again.']],
  [
    8,
    [
      'read-only',
      'The database file cannot be written. Give the user that runs the bot write permission on the file and its folder.',
    ],
  ],
  [
    10,
    [
      'unreachable',
      'The disk under the database file reports an error. Check the disk and its mount.',
    ],
  ],
  [
    11,
    [
      'corrupt',
      'The database file is damaged. Stop the bot, keep a copy of the file, and restore the last backup.',
    ],
  ],
  [
    13,
    [
      'full',
      'The disk is full, so nothing more can be saved. Free some space; no restart is needed.',
    ],
  ],
  [
    14,
    [
      'read-only',
      'The database file cannot be opened. Check that its folder exists and that the bot may write there.',
    ],
  ],
  [
    26,
    [
      'corrupt',
      'The database file is no SQLite database. Check the path in DATABASE_URL, or restore the last backup.',
    ],
  ],
])

/** PostgreSQL's classes and codes (https://www.postgresql.org/docs/current/errcodes-appendix.html), and Node's own. */
const postgresProblems: readonly (readonly [RegExp, StoreProblem, string])[] = [
  [
    /^(?:08|57P|ECONN|EPIPE|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENETUNREACH)/,
    'unreachable',
    'PostgreSQL cannot be reached. The bot tries again with the next request; check that the server runs.',
  ],
  [
    /^(?:28|3D000)/,
    'address',
    'PostgreSQL refuses the sign-in. Check the user, the password and the database name in DATABASE_URL.',
  ],
  [
    /^53/,
    'full',
    'PostgreSQL is out of disk space, memory or connections. Free some; no restart of the bot is needed.',
  ],
  [
    /^25006/,
    'read-only',
    'PostgreSQL accepts no writes: DATABASE_URL leads to a standby. Point it at the primary server.',
  ],
  [
    /^XX00[12]/,
    'corrupt',
    'PostgreSQL reports damaged data. Restore the last backup of the database.',
  ],
]

/** An error of node:sqlite as a sentence where it is about the file; an error about a statement stays as it is. */
export function fromSqlite(error: unknown): unknown {
  const code = property(error, 'errcode')
  const found = typeof code === 'number' ? sqliteProblems.get(code & 0xff) : undefined
  return found === undefined ? error : new StoreError(...found, error)
}

/** An error of pg as a sentence where it is about the server; an error about a statement stays as it is. */
export function fromPostgres(error: unknown): unknown {
  if (error instanceof StoreError) return error
  const code = property(error, 'code')
  const found = postgresProblems.find(([pattern]) => typeof code === 'string' && pattern.test(code))
  if (found !== undefined) return new StoreError(found[1], found[2], error)
  // pg gives a lost connection and an exhausted wait for one no code, only these words.
  const words = error instanceof Error ? error.message : ''
  if (/connection (?:terminated|ended)|timeout (?:exceeded|expired)|not queryable/i.test(words)) {
    return new StoreError('unreachable', postgresProblems[0]?.[2] ?? words, error)
  }
  return error
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined
}
