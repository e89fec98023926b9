/**
 * Decides who each browser is on a page that others can reach. A signed cookie says so: a teacher, who knows the key, or one
 * student, whose name nobody else can use meanwhile. Without a key only this computer gets here, so everybody may be anybody.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { getConnInfo } from '@hono/node-server/conninfo'
import { systemClock } from '../../app/system-clock.ts'
import { lruCache } from '../../core/platform/lru-cache.ts'
import { createRateLimiter } from '../../core/platform/rate-limiter.ts'
import { isSameSecret } from '../kit/same-secret.ts'
import { type PersonKey, isTeacherKey, personKeys } from './ids.ts'
import { limits } from './limits.ts'

interface Session {
  /** Of the browser. */
  readonly id: string
  readonly as: PersonKey
  /** Epoch milliseconds. */
  readonly until: number
}

export interface SessionParts {
  /** What teachers sign in with. */
  readonly key: string | undefined
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Whether the page is served over HTTPS. */
  readonly isSecure: boolean
  /** Where others open the page; other pages of the same host get no cookie of ours. */
  readonly at?: { readonly host: string; readonly path: string }
  /** Called when somebody stops being a person, before another may be them. */
  readonly onFreed: (person: PersonKey) => void
}

/** Why somebody could not sign in. */
export type EnterProblem = 'key' | 'taken' | 'tries'

export type Sessions = ReturnType<typeof createSessions>

const cookie = 'commonplace'

export function createSessions({ key, now, isSecure, at, onFreed }: SessionParts) {
  const hasTriesLeft = countTries(now)
  // A new key signs everybody out, and a restart nobody.
  const secret = createHmac('sha256', key ?? '')
    .update('sessions')
    .digest('base64url')
  const claims = createClaims(now, onFreed)

  function isOpen({ id, until }: Session): boolean {
    return until >= now() && !claims.hasEnded(id)
  }

  async function read(c: Context): Promise<Session | undefined> {
    const session = await readCookie(c, secret)
    return session !== undefined && isOpen(session) ? session : undefined
  }

  /** Returns what tells, now and later, whether the browser may act as this person. */
  async function admit(c: Context, person: PersonKey): Promise<() => boolean> {
    if (key === undefined) return () => true
    const session = await read(c)
    if (session === undefined || !(session.as === person || isTeacherKey(session.as))) {
      return () => false
    }
    return () => isOpen(session) && claims.claim(person, session.id)
  }

  return {
    /** Whether others can reach the page, so that people sign in by name or key. */
    isShared: key !== undefined,

    /** Whether the browser may act as this person, and see what only they see. */
    mayBe: async (c: Context, person: PersonKey): Promise<boolean> => (await admit(c, person))(),

    /** The same for what stays open, which asks again before each thing that it shows. */
    admit,

    /** Returns as whom the browser is signed in. */
    async whoIs(c: Context): Promise<PersonKey | undefined> {
      return key === undefined ? undefined : (await read(c))?.as
    },

    /** Whether the browser is a teacher’s. */
    async isTeacher(c: Context): Promise<boolean> {
      const session = key === undefined ? undefined : await read(c)
      return key === undefined || (session !== undefined && isTeacherKey(session.as))
    },

    taken: () => claims.taken(),

    /** Signs a browser in as a person; a teacher needs the key. Returns why not, if it can’t. */
    async enter(c: Context, as: PersonKey, typedKey: string): Promise<EnterProblem | undefined> {
      if (isTeacherKey(as)) {
        if (!(await hasTriesLeft(c))) return 'tries'
        if (!isSameSecret(typedKey, key ?? '')) return 'key'
      }
      const before = await read(c)
      const id = before?.as === as ? before.id : randomBytes(16).toString('hex')
      if (claims.isTaken(as, [id, before?.id])) return 'taken'
      if (before !== undefined && before.id !== id) claims.end(before.id)
      claims.claim(as, id)
      const until = now() + limits.sessionLifetimeMs
      await setSignedCookie(c, cookie, `${id}.${as}.${until}`, secret, {
        path: cookiePath(c, at),
        httpOnly: true,
        sameSite: 'Strict',
        secure: isSecure,
        maxAge: limits.sessionLifetimeMs / 1000,
      })
      return undefined
    },

    /** Signs the browser out. */
    async leave(c: Context): Promise<void> {
      const session = await read(c)
      if (session !== undefined) claims.end(session.id)
      deleteCookie(c, cookie, { path: cookiePath(c, at) })
    },
  }
}

/** Whoever opens the page on this computer itself, past the proxy, does not see the path of PUBLIC_URL. */
function cookiePath(c: Context, at: SessionParts['at']): string {
  return at !== undefined && c.req.header('host') === at.host ? at.path : '/'
}

/** The address of the other end; a test without a connection has none. */
function addressOf(c: Context): string {
  return c.env === undefined || !('incoming' in c.env) ? '' : (getConnInfo(c).remote.address ?? '')
}

async function readCookie(c: Context, secret: string): Promise<Session | undefined> {
  const value = await getSignedCookie(c, secret, cookie)
  const [id, as, until] = typeof value === 'string' ? value.split('.') : []
  const person = personKeys.find((each) => each === as)
  return id === undefined || person === undefined
    ? undefined
    : { id, as: person, until: Number(until) }
}

/** Returns what counts a try of the key, and says whether it was one too many. */
function countTries(now: () => number) {
  const limiter = createRateLimiter({ ...systemClock, now })
  return async (c: Context): Promise<boolean> => {
    const from = { key: addressOf(c), intervalMs: limits.tryEveryMs, burst: limits.maxTries }
    const all = { key: 'all', intervalMs: limits.tryEveryMs / 60, burst: 60 }
    return (await limiter.acquire([from, all], { maxWaitMs: 0 })) === undefined
  }
}

/** Keeps track of which browser is which person. */
function createClaims(now: () => number, onFreed: (person: PersonKey) => void) {
  /** With when it last did anything. */
  const claims = new Map<PersonKey, { readonly id: string; usedAt: number }>()

  /** Browsers that were signed out: another tab, or whoever has copied their cookie, would go on with it. */
  const ended = lruCache<string, true>(limits.maxEndedSessions)

  function isIdle({ usedAt }: { readonly usedAt: number }): boolean {
    return now() - usedAt > limits.maxIdleMs
  }

  /** Whether a browser other than these is the person; never for teachers, since several may share the key. */
  function isTaken(person: PersonKey, own: readonly (string | undefined)[]): boolean {
    const current = claims.get(person)
    return current !== undefined && !own.includes(current.id) && !isIdle(current)
  }

  return {
    isTaken,

    /** Makes a browser a person, unless another browser is them. Returns whether it is now. */
    claim(person: PersonKey, id: string): boolean {
      if (isTeacherKey(person)) return true
      if (isTaken(person, [id])) return false
      const before = claims.get(person)
      if (before !== undefined && before.id !== id) onFreed(person)
      claims.set(person, { id, usedAt: now() })
      return true
    },

    hasEnded: (id: string): boolean => ended.has(id),

    /** Signs a browser out. */
    end(id: string): void {
      ended.set(id, true)
      for (const [person, current] of claims) {
        if (current.id !== id) continue
        claims.delete(person)
        onFreed(person)
      }
    },

    /** The people whom some browser is at the moment. */
    taken(): ReadonlySet<PersonKey> {
      const used = [...claims].filter(([, current]) => !isIdle(current))
      return new Set(used.map(([person]) => person))
    },
  }
}
