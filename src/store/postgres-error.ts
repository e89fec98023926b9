/** Says which PostgreSQL server could not be reached and why, and what to do where it refuses the bot. */
import { networkReason } from '../core/platform/network-reason.ts'
import { StoreError, type StoreProblem, fromPostgres } from './store-error.ts'

/** Where DATABASE_URL points to, without user, password and database. */
export function describeServer(url: string): string {
  const parsed = URL.parse(url)
  const socket = parsed?.searchParams.get('host')
  if (socket?.startsWith('/')) return `the socket ${socket}`
  const host = socket ?? parsed?.hostname
  return `${host === undefined || host === '' ? 'localhost' : host}, port ${parsed?.port === undefined || parsed.port === '' ? 5432 : parsed.port}`
}

/** Refusals that need more than the class of their code says, by the code and what the message must contain. */
const refusals: readonly (readonly [RegExp, RegExp, StoreProblem, string])[] = [
  [
    /^28P01$/,
    /(?:)/,
    'address',
    'PostgreSQL rejected the sign-in: the password is wrong. Check it in DATABASE_URL; a character such as @ or # is written with a percent sign there, %40 or %23.',
  ],
  [
    /^28000$/,
    /no encryption|SSL off/,
    'address',
    'PostgreSQL accepts this user only over TLS. Add ?sslmode=verify-full to the end of DATABASE_URL.',
  ],
  [
    /^3D000$/,
    /(?:)/,
    'address',
    'PostgreSQL rejected the sign-in: there is no database with the name in DATABASE_URL. Create it, or correct the name.',
  ],
  [
    /^(?:42501|3F000)$/,
    /(?:)/,
    'address',
    'The user in DATABASE_URL may not create or use tables in this database. Make that user its owner: ALTER DATABASE name OWNER TO user. Or, connected to that database, run: GRANT USAGE, CREATE ON SCHEMA public TO user.',
  ],
  [
    /^(?:)$/,
    /does not support SSL/,
    'address',
    'DATABASE_URL asks for TLS, but the PostgreSQL server doesn’t offer it. Switch TLS on there or, if nobody else can listen in, remove sslmode from DATABASE_URL.',
  ],
  [
    /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_)/,
    /(?:)/,
    'address',
    'The certificate of the PostgreSQL server isn’t trusted here. Add sslrootcert=FILE with the certificate of its authority to DATABASE_URL, and check that the host is the one in the certificate.',
  ],
  [
    /^(?:ENOENT|EACCES|EISDIR)$/,
    /, open /,
    'address',
    'A certificate file that DATABASE_URL names can’t be read. Check sslrootcert, sslcert and sslkey.',
  ],
]

/** Turns an error of pg into a StoreError that names the server; returns any other error unchanged. */
export function fromServer(error: unknown, server: string): unknown {
  if (error instanceof StoreError) return error
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string }
  const refusal = refusals.find(([codes, words]) => codes.test(code) && words.test(message))
  if (refusal !== undefined) return new StoreError(refusal[2], refusal[3], error)
  const known = fromPostgres(error)
  if (!(known instanceof StoreError) || known.problem !== 'unreachable') return known
  return new StoreError(
    'unreachable',
    `The bot can’t reach PostgreSQL at ${server}: ${reasonFor(code, message, error)}. ${adviceFor(code)}`,
    error,
  )
}

function reasonFor(code: string, message: string, error: unknown): string {
  if (code === '57P03') return 'the server is still starting, or stopping'
  if (/timeout/i.test(message)) return 'no answer came in time'
  return networkReason(error) ?? 'the connection was cut'
}

function adviceFor(code: string): string {
  return /^(?:ENOTFOUND|EAI_)/.test(code)
    ? 'Check the name of the host in DATABASE_URL; the bot tries again by itself.'
    : 'Check that the server is running and reachable from here; the bot reconnects by itself.'
}
