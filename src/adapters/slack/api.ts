/**
 * Calls Slack's Web API with the token of the workspace, below Slack's rate limits and never twice by accident. The token is
 * the configured one for a single workspace, or the stored one for each of many.
 */
import { type Logger, webApi } from '@slack/bolt'
import { z } from 'zod'
import {
  codeOf,
  notInstalled,
  rateLimitedError,
  retryAfterMsOf,
  toDeliveryError,
} from './errors.ts'
import {
  callTimeoutMs,
  channelRateLimit,
  maxWaitMs as defaultMaxWaitMs,
  methodRateLimits,
} from './limits.ts'
import { createStoreCache } from '../../app/store-cache.ts'
import type { Clock } from '../../core/platform/clock.ts'
import { withoutTables } from '../../render/slack/render-table.ts'
import {
  type CallStatus,
  type Observer,
  callStatusOf,
  silentObserver,
} from '../../core/platform/observer.ts'
import type { Priority, Rate, RateLimiter } from '../../core/platform/rate-limiter.ts'
import type { Installations } from '../../core/platform/installation.ts'
import type { SlackConfig } from './config.ts'
import type { OptionalScope } from './declare.ts'

/** How to call Slack for a workspace that has the app. */
export interface Access {
  readonly token: string
  /** The workspace's web address, with a slash at its end. */
  readonly url: string
  /** What the app was allowed to do when this was asked; every answer of Slack says it anew. */
  readonly scopes: readonly string[]
}

/** Returns the token of that workspace and no other, or undefined if the app is not installed there. */
export type FindAccess = (team: string) => Promise<Access | undefined>

interface CallOptions {
  readonly again?: boolean
  /** `reply` if omitted. */
  readonly priority?: Priority
  /** How long it may wait for its turn, in milliseconds; 15 seconds by default. */
  readonly maxWaitMs?: number
}

export interface Api {
  /**
   * Calls a method. Throws a DeliveryError. A call that may have worked is repeated only if `again` says that doing it twice
   * is the same as doing it once. Answers to people go before what the bot does of its own accord.
   */
  call<T>(
    team: string,
    method: string,
    args: Readonly<Record<string, unknown>>,
    schema: z.ZodType<T>,
    options?: CallOptions,
  ): Promise<T>
  /** Whether the workspace has the app. */
  isInstalled(team: string): Promise<boolean>
  /** Whether the workspace lets the app do something that not every workspace does. */
  mayUse(team: string, scope: OptionalScope): Promise<boolean>
  /** Returns the workspace's web address, once a method has been called there. */
  url(team: string): string | undefined
}

export interface ApiParts {
  readonly apiUrl: string
  readonly access: FindAccess
  readonly rateLimiter: RateLimiter
  readonly observer?: Observer
  readonly logger: Logger
  /** How long Slack may take to answer a call, in milliseconds. */
  readonly timeoutMs: number
  /** Called when Slack rejects a workspace's token. */
  readonly onTokenRevoked: (team: string, code: string) => void
}

const maxAttempts = 3

/** Clients never retry or wait by themselves, and always have a timeout. */
export function clientOptions(
  apiUrl: string,
  logger: Logger,
  timeout: number = callTimeoutMs,
): webApi.WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger,
  }
}

export function createApi(parts: ApiParts): Api {
  const { apiUrl, access, rateLimiter, logger, timeoutMs, onTokenRevoked } = parts
  const observed = observeCalls(parts.observer ?? silentObserver)
  const clients = new Map<string, Access & { readonly client: webApi.WebClient }>()
  /** By workspace, what Slack's last answer said that the app may do. */
  const granted = new Map<string, readonly string[]>()

  function noteScopes(team: string, answer: unknown): void {
    const { data } = Answer.safeParse(answer)
    if (data !== undefined) granted.set(team, data.response_metadata.scopes)
  }

  async function open(team: string): Promise<webApi.WebClient | undefined> {
    const current = await access(team)
    if (current === undefined) {
      clients.delete(team)
      granted.delete(team)
      return undefined
    }
    const cached = clients.get(team)
    if (cached?.token === current.token) return cached.client
    const client = new webApi.WebClient(current.token, clientOptions(apiUrl, logger, timeoutMs))
    clients.set(team, { ...current, client })
    return client
  }

  return {
    async call(team, method, args, schema, options = {}) {
      const { again = false, priority = 'reply', maxWaitMs = defaultMaxWaitMs } = options
      let given = { ...args }
      const rates = ratesFor(team, method, args['channel'])
      for (let attempt = 1; ; attempt += 1) {
        const waitMs = await rateLimiter.acquire(rates, { maxWaitMs, priority })
        if (waitMs !== undefined) throw rateLimitedError(waitMs)
        try {
          const client = await open(team)
          if (client === undefined) throw notInstalled()
          const answer = await observed(method, client.apiCall(method, given))
          noteScopes(team, answer)
          return schema.parse(answer)
        } catch (error) {
          if (error instanceof webApi.WebAPIPlatformError) noteScopes(team, error.data)
          const failure = toDeliveryError(error)
          const isRateLimited = error instanceof webApi.WebAPIRateLimitedError
          const askedMs = retryAfterMsOf(error)
          const [first] = rates
          if (askedMs !== undefined && first !== undefined) rateLimiter.pause(first.key, askedMs)
          const code = codeOf(error)
          const lines = code === 'invalid_blocks' ? linesOf(given) : undefined
          if (lines !== undefined) {
            given = { ...given, blocks: lines }
            continue
          }
          if (code !== undefined && rejectedTokenCodes.includes(code)) onTokenRevoked(team, code)
          // Where nothing counts the calls, nothing would wait as long as Slack asks.
          const canWait = askedMs === undefined || first !== undefined
          const canRetry = canWait && (isRateLimited || (again && failure.outcome !== 'rejected'))
          if (!canRetry || attempt === maxAttempts) throw failure
        }
      }
    },
    isInstalled: async (team) => (await open(team)) !== undefined,
    async mayUse(team, scope) {
      const scopes = granted.get(team) ?? (await access(team))?.scopes
      return scopes?.includes(scope) === true
    },
    url: (team) => clients.get(team)?.url,
  }
}

/** Returns what reports how long a call took and how Slack answered. */
function observeCalls(observer: Observer) {
  return async function observed<T>(method: string, call: Promise<T>): Promise<T> {
    const from = performance.now()
    function report(status: CallStatus): void {
      const seconds = (performance.now() - from) / 1000
      observer.report('platformCall', { platform: 'slack', route: method, status, seconds })
    }
    try {
      const answer = await call
      report('ok')
      return answer
    } catch (error) {
      report(statusOf(error))
      throw error
    }
  }
}

function statusOf(error: unknown): CallStatus {
  if (error instanceof webApi.WebAPIRateLimitedError) return 'rate_limited'
  if (error instanceof webApi.WebAPIPlatformError) return 'refused'
  return error instanceof webApi.WebAPIHTTPError ? callStatusOf(error.statusCode) : 'unreachable'
}

/** Slack brings tables to workspaces one by one, so one that it refuses goes out as text. */
function linesOf({ blocks }: Readonly<Record<string, unknown>>) {
  return withoutTables(Blocks.parse(blocks))
}

const Blocks = z.array(z.looseObject({ type: z.string() })).default([])

const rejectedTokenCodes = ['invalid_auth', 'account_inactive', 'token_revoked', 'token_expired']

/** Posts count by channel and by workspace, other calls by workspace and method. */
function ratesFor(team: string, method: string, channel: unknown): readonly Rate[] {
  const methodRate = methodRateLimits[method]
  if (methodRate === undefined) return []
  const byWorkspace = { key: `${team} ${method}`, ...methodRate }
  if (method !== 'chat.postMessage') return [byWorkspace]
  return [{ key: `${team} ${String(channel)}`, ...channelRateLimit }, byWorkspace]
}

/** Slack names the scopes in a header, from which the client copies them. */
const Answer = z.object({ response_metadata: z.object({ scopes: z.array(z.string()) }) })

const Identity = Answer.extend({ team_id: z.string(), url: z.url() })

/** For a single workspace; asks Slack once which one the configured token belongs to. */
export function ownAccess(
  config: Extract<SlackConfig, { kind: 'socket' | 'http' }>,
  logger: Logger,
): { readonly find: FindAccess; check(): Promise<unknown> } {
  const client = new webApi.WebClient(config.botToken, clientOptions(config.apiUrl, logger))
  let cached: Promise<z.infer<typeof Identity>> | undefined

  function check() {
    cached ??= client.apiCall('auth.test').then((answer) => Identity.parse(answer))
    cached.catch(() => (cached = undefined))
    return cached
  }

  return {
    check,
    async find(team) {
      const { team_id: ownTeam, url, response_metadata: metadata } = await check()
      const { scopes } = metadata
      return team === ownTeam ? { url, token: config.botToken, scopes } : undefined
    },
  }
}

/** For many workspaces. While the database is late or away, the token that was read last is used. */
export function installedAccess(
  installations: Installations | undefined,
  clock: Clock,
): FindAccess {
  const cache = createStoreCache(async (team) => installations?.find(team), {
    lifetimeMs: 0,
    clock,
  })
  return async (team) => {
    const installation = await cache.get(team)
    // Never use a token for a workspace other than its own.
    return installation?.team === team
      ? {
          token: installation.botToken,
          url: installation.url,
          scopes: installation.scopes,
        }
      : undefined
  }
}
