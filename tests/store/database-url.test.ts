import { describe, expect, test } from 'vitest'
import { readDatabaseUrl } from '../../src/store/database-url.ts'

const signs =
  'DATABASE_URL can’t be read, because a character in the user name or password means something else in an address. Write @ as %40, : as %3A, / as %2F, ? as %3F, # as %23, % as %25 and a space as %20.'

function problemOf(typed: string): string {
  try {
    return `read as ${readDatabaseUrl(typed)}`
  } catch (error) {
    return (error as Error).message
  }
}

describe('an address that can be read', () => {
  test.each([
    ['sqlite:var/commonplace.db', 'sqlite:var/commonplace.db'],
    ['sqlite:/var/lib/commonplace.db', 'sqlite:/var/lib/commonplace.db'],
    ['sqlite::memory:', 'sqlite::memory:'],
    ['sqlite:C:\\bot\\commonplace.db', 'sqlite:C:\\bot\\commonplace.db'],
    ['sqlite: my folder/bot#1.db ', 'sqlite:my folder/bot#1.db'],
    [' sqlite:x.db\n', 'sqlite:x.db'],
    ['"sqlite:x.db"', 'sqlite:x.db'],
    ["'sqlite:x.db'", 'sqlite:x.db'],
    ['“sqlite:x.db”', 'sqlite:x.db'],
    ['" sqlite:x.db "', 'sqlite:x.db'],
    ['\u00A0sqlite:x.db', 'sqlite:x.db'],
    ['SQLite:x.db', 'sqlite:x.db'],
    ['postgres://host/db', 'postgres://host/db'],
    ['POSTGRES://host/db', 'postgres://host/db'],
    [
      'postgresql://u:p@host:5432/db?sslmode=require',
      'postgresql://u:p@host:5432/db?sslmode=require',
    ],
    ['"postgres://u:p@host/db"', 'postgres://u:p@host/db'],
    ['postgres://u:p%40s%23s%2Fw%3F%25%20@host/db', 'postgres://u:p%40s%23s%2Fw%3F%25%20@host/db'],
    // The last @ ends the password, and the first colon begins it, so these two need no percent sign.
    ['postgres://u:p@ss@host/db', 'postgres://u:p@ss@host/db'],
    ['postgres://u:p:ss@host/db', 'postgres://u:p:ss@host/db'],
    ['postgres://u:pä$s&w=+!@Host.example/db', 'postgres://u:pä$s&w=+!@Host.example/db'],
    ['postgres://u:p@[::1]:5432/db', 'postgres://u:p@[::1]:5432/db'],
    ['postgres://u@%2Fvar%2Frun%2Fpostgresql/db', 'postgres://u@%2Fvar%2Frun%2Fpostgresql/db'],
    ['postgres://u:p@/db?host=/tmp', 'postgres://u:p@/db?host=/tmp'],
    ['postgres:///db', 'postgres:///db'],
  ])('%j', (typed, url) => {
    expect(readDatabaseUrl(typed)).toBe(url)
    expect(readDatabaseUrl(url)).toBe(url)
  })
})

describe('a password with signs', () => {
  test.each([
    'p@ss#w',
    '#w',
    'p#',
    '12#w',
    'p/w',
    '12/w',
    '/w',
    'p?w',
    '?w',
    '12?w=1&x',
    'p@ss/w',
    'p@ss?w',
    'p%w',
    'p%',
    '100%',
    'p%zz%2F',
    'p%E4ss',
    'p w',
    'p\tw',
    'p\\w',
    'p@x:y/z#?',
  ])('%j is told, and never shown', (password) => {
    for (const end of ['host/db', 'host:5432/db?sslmode=require', 'host']) {
      const said = problemOf(`postgres://user:${password}@${end}`)
      expect(said).toBe(signs)
    }
  })

  test('as they are to be written, they are read', () => {
    for (const password of ['p@ss#w', '12/w', '?w', '100%', 'p w', ':', 'p%E4']) {
      const url = `postgres://user:${encodeURIComponent(password)}@host/db`
      expect(decodeURIComponent(new URL(readDatabaseUrl(url)).password)).toBe(password)
    }
  })
})

describe('an address that is none', () => {
  const forms = 'sqlite:PATH or postgres://user:password@host/database.'
  const file =
    'DATABASE_URL must begin with sqlite: to name a file, for example sqlite:var/commonplace.db.'
  const server =
    'DATABASE_URL must begin with just postgres://, without jdbc: or the name of a driver.'
  const twoPlaces =
    'DATABASE_URL begins with sqlite://, which can mean two places. Write sqlite:var/commonplace.db for a file in the bot’s folder, or sqlite:/var/lib/commonplace.db for one anywhere on this computer.'
  const noFile =
    'DATABASE_URL doesn’t name a file. Write it after sqlite:, for example sqlite:var/commonplace.db.'
  const noTls =
    'DATABASE_URL has an option for TLS that PostgreSQL doesn’t know, so the connection would not be encrypted. Write sslmode=verify-full.'
  const placeholder =
    'DATABASE_URL has a placeholder such as ~ or $HOME, which the bot doesn’t fill in. Write the whole path.'
  test.each([
    ['', `DATABASE_URL must be ${forms}`],
    ['   ', `DATABASE_URL must be ${forms}`],
    ['commonplace', `DATABASE_URL must be ${forms}`],
    ['host=localhost user=u password=p', `DATABASE_URL must be ${forms}`],
    ['https://example.org/db', `DATABASE_URL must be ${forms}`],
    ['postgres://', `DATABASE_URL must be ${forms}`],
    ['sqlite:', noFile],
    ['sqlite:   ', noFile],
    ['sqlite://x', twoPlaces],
    ['sqlite:///x', twoPlaces],
    ['sqlite:////x', twoPlaces],
    ['sqlite:///:memory:', twoPlaces],
    ['sqlite:~/x.db', placeholder],
    ['sqlite:$HOME/x.db', placeholder],
    ['sqlite:${DATA}/x.db', placeholder],
    ['sqlite:%APPDATA%\\x.db', placeholder],
    [
      'sqlite:x.db?mode=rwc',
      'DATABASE_URL has options after a question mark, which SQLite would take for part of the file’s name. Remove them.',
    ],
    ['sqlite3:x.db', file],
    ['sqlite3:///x.db', file],
    ['sqlite+aiosqlite:///x.db', file],
    ['file:x.db', file],
    ['file:///x.db', file],
    ['var/commonplace.db', file],
    ['./x', file],
    ['/var/lib/x.db', file],
    ['C:\\bot\\x.db', file],
    ['postgresql+asyncpg://u:p@host/db', server],
    ['postgresql+psycopg2://u:p@host/db', server],
    ['jdbc:postgresql://host/db', server],
    ['pgsql://u:p@host/db', server],
    ['psql postgres://u:p@host/db', server],
    ['postgres//u:p@host/db', server],
    ['postgres:/u:p@host/db', 'DATABASE_URL must begin with postgres://, with both slashes.'],
    ['postgres:u:p@host/db', 'DATABASE_URL must begin with postgres://, with both slashes.'],
    [
      'postgres://host:54x2/db',
      'DATABASE_URL can’t be read. Write it like postgres://user:password@host:5432/database.',
    ],
    [
      'postgres://u:p@host:99999/db',
      'DATABASE_URL has a port that no server can have. Ports go from 1 to 65535, and PostgreSQL’s is usually 5432.',
    ],
    ['postgres://u:p@host/db?ssl_mode=require', noTls],
    ['postgres://u:p@host/db?SSLMODE=require', noTls],
    ['postgres://u:p@host/db?tls=true', noTls],
    ...(
      [
        ['mysql://u:p@host/db', 'MySQL'],
        ['mariadb://u:p@host/db', 'MariaDB'],
        ['mongodb+srv://u:p@host/db', 'MongoDB'],
        ['sqlserver://host;password=p', 'SQL Server'],
        ['libsql://x.turso.io', 'libSQL'],
        ['redis://:p@host', 'Redis'],
      ] as const
    ).map(([url, name]) => [
      url,
      `DATABASE_URL is for ${name}, but the bot keeps its data in SQLite or PostgreSQL. Write ${forms}`,
    ]),
  ])('%j', (typed, sentence) => {
    expect(problemOf(typed!)).toBe(sentence)
  })

  test('is called by the name of where it stands', () => {
    expect(() => readDatabaseUrl('x', 'The new address')).toThrow('The new address must be sqlite:')
  })
})
