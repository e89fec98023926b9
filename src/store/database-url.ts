/** Reads the address of the database as people write it. The sentences of a refusal show nothing of the address but its kind. */
import { StoreError } from './store-error.ts'

const otherDatabases: Readonly<Record<string, string>> = {
  libsql: 'libSQL',
  mariadb: 'MariaDB',
  mongodb: 'MongoDB',
  'mongodb+srv': 'MongoDB',
  mssql: 'SQL Server',
  mysql: 'MySQL',
  mysql2: 'MySQL',
  oracle: 'Oracle',
  redis: 'Redis',
  rediss: 'Redis',
  sqlserver: 'SQL Server',
}

const twoForms = 'sqlite:PATH or postgres://user:password@host/database'

const signs =
  'can’t be read, because a character in the user name or password means something else in an address. Write @ as %40, : as %3A, / as %2F, ? as %3F, # as %23, % as %25 and a space as %20.'

/**
 * Returns `sqlite:PATH` or `postgres://…`, without quotation marks and blanks around it. Throws a StoreError if it is neither or
 * could be misread; its sentence begins with `name`.
 */
export function readDatabaseUrl(typed: string, name = 'DATABASE_URL'): string {
  const url = typed
    .trim()
    .replace(/^(["'`])(.*)\1$|^[“„](.*)[”“]$|^[‘‚](.*)[’‘]$/s, '$2$3$4')
    .trim()
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(url) ?? []
  const kind = scheme.toLowerCase()
  const problem =
    kind === 'sqlite'
      ? findPathProblem(rest)
      : kind === 'postgres' || kind === 'postgresql'
        ? findServerProblem(rest)
        : describeOther(kind, url)
  if (problem !== undefined) throw new StoreError('address', `${name} ${problem}`)
  return `${kind}:${kind === 'sqlite' ? rest.trim() : rest}`
}

function describeOther(kind: string, url: string): string {
  const other = otherDatabases[kind]
  if (other !== undefined) {
    return `is for ${other}, but the bot keeps its data in SQLite or PostgreSQL. Write ${twoForms}.`
  }
  if (/^(?:jdbc:)?(?:postgres(?:ql)?|pgsql|psql|pg|postgis|cockroachdb)\b/i.test(url)) {
    return 'must begin with just postgres://, without jdbc: or the name of a driver.'
  }
  if (/^(?:sqlite|file)|^[./~\\]|^[a-z]:[/\\]|\.(?:db|sqlite3?)$/i.test(url)) {
    return 'must begin with sqlite: to name a file, for example sqlite:var/commonplace.db.'
  }
  return `must be ${twoForms}.`
}

function findPathProblem(path: string): string | undefined {
  const trimmed = path.trim()
  if (trimmed === '') {
    return 'doesn’t name a file. Write it after sqlite:, for example sqlite:var/commonplace.db.'
  }
  // Some programs take sqlite:///x for a file in their folder and others for one at the root; sqlite://x is no better.
  if (trimmed.startsWith('//')) {
    return 'begins with sqlite://, which can mean two places. Write sqlite:var/commonplace.db for a file in the bot’s folder, or sqlite:/var/lib/commonplace.db for one anywhere on this computer.'
  }
  if (trimmed.includes('?')) {
    return 'has options after a question mark, which SQLite would take for part of the file’s name. Remove them.'
  }
  if (/^~|\$\{?\w|%\w+%/.test(trimmed)) {
    return 'has a placeholder such as ~ or $HOME, which the bot doesn’t fill in. Write the whole path.'
  }
  return undefined
}

/** What pg knows of TLS in an address. It ignores any other option, and the connection would not be encrypted. */
const tlsOptions = ['ssl', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'sslnegotiation']

function findServerProblem(afterScheme: string): string | undefined {
  if (!afterScheme.startsWith('//')) return 'must begin with postgres://, with both slashes.'
  // Without a host, PostgreSQL is asked on this computer.
  const rest = afterScheme.slice(2).replace('@/', '@localhost/')
  if (rest === '') return `must be ${twoForms}.`
  if (/[\s#\\]|%(?![0-9a-f]{2})/i.test(rest) || !isDecodable(rest)) return signs
  const parsed = URL.parse(`postgres://${rest}`)
  if (parsed === null) {
    const port = /^[^/?]*:(\d+)(?:[/?]|$)/.exec(rest.slice(rest.lastIndexOf('@') + 1))?.[1]
    if (Number(port) > 65_535) {
      return 'has a port that no server can have. Ports go from 1 to 65535, and PostgreSQL’s is usually 5432.'
    }
    return rest.includes('@')
      ? signs
      : 'can’t be read. Write it like postgres://user:password@host:5432/database.'
  }
  // What stands after the last @ is meant to be the host; if a sign before it ended the address, another name is read.
  const [host = ''] = /^[^/?]*/.exec(rest.slice(rest.lastIndexOf('@') + 1)) ?? []
  const isMeant = host.startsWith('[') || host.toLowerCase() === parsed.host.toLowerCase()
  if (!isMeant) return signs
  const options = [...parsed.searchParams.keys()]
  return options.some((name) => /ssl|tls/i.test(name) && !tlsOptions.includes(name))
    ? 'has an option for TLS that PostgreSQL doesn’t know, so the connection would not be encrypted. Write sslmode=verify-full.'
    : undefined
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== ''
  } catch {
    return false
  }
}
