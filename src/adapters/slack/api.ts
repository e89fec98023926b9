/** Calls Slack's Web API for a workspace with that workspace's own token, in Slack's rhythm, never twice by accident. */
import { type Logger, webApi } from '@slack/bolt'
import type { z } from 'zod'
import { codeOf, notInstalled, toDeliveryError, rateLimitedError } from './errors.ts'
import { callTimeoutMs, channelRateLimit, maxWaitMs, methodRateLimits } from './limits.ts'
import type { Rate, RateLimiter } from '../../core/platform/rate-limiter.ts'

/** What is known of a workspace that has the app. */
export interface Access {
  readonly token: string
  /** The workspace's web address, with its last slash. */
  readonly url: string
}

/** The token of a workspace and of no other; nothing where the app is not installed. */
export type FindAccess = (team: string) => Promise<Access | undefined>

export interface Api {
  /**
   * Calls a method. Throws a DeliveryError. A call that may have worked is repeated only where `again` says that doing it
   * twice is the same as doing it once.
   */
  call<T>(
    team: string,
    method: string,
    args: Readonly<Record<string, unknown>>,
    answer: z.ZodType<T>,
    options?: { readonly again?: boolean },
  ): Promise<T>
  /** Whether the app is in the workspace, so that its events are to be answered. */
  isInstalled(team: string): Promise<boolean>
  /** A web address of the workspace once something was called there. */
  url(team: string): string | undefined
}

export interface ApiParts {
  readonly apiUrl: string
  readonly access: FindAccess
  readonly rateLimiter: RateLimiter
  readonly logger: Logger
  /** How long Slack is given to answer one call, in milliseconds. */
  readonly timeoutMs: number
  /** Told when Slack refuses a workspace's token. */
  readonly onTokenRevoked: (team: string, code: string) => void
}

const maxAttempts = 3

/** The options of every client of ours: no retries of its own, no waiting without end, and no headers shared with others. */
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
  const clients = new Map<string, Access & { readonly client: webApi.WebClient }>()

  async function open(team: string): Promise<webApi.WebClient | undefined> {
    const found = await access(team)
    if (found === undefined) {
      clients.delete(team)
      return undefined
    }
    const known = clients.get(team)
    if (known?.token === found.token) return known.client
    const client = new webApi.WebClient(found.token, clientOptions(apiUrl, logger, timeoutMs))
    clients.set(team, { ...found, client })
    return client
  }

  return {
    async call(team, method, args, answer, { again = false } = {}) {
      const turns = reservationsFor(team, method, args['channel'])
      for (let attempt = 1; ; attempt += 1) {
        const wait = await rateLimiter.acquire(turns, { maxWaitMs })
        if (wait !== undefined) throw rateLimitedError(wait)
        try {
          const client = await open(team)
          if (client === undefined) throw notInstalled()
          return answer.parse(await client.apiCall(method, { ...args }))
        } catch (error) {
          const fault = toDeliveryError(error)
          const limited = error instanceof webApi.WebAPIRateLimitedError
          const [first] = turns
          if (limited && first !== undefined) rateLimiter.pause(first.key, fault.retryAfterMs)
          const code = codeOf(error)
          if (code !== undefined && signedOutCodes.includes(code)) onTokenRevoked(team, code)
          const worthIt = limited ? first !== undefined : again && fault.outcome !== 'rejected'
          if (!worthIt || attempt === maxAttempts) throw fault
        }
      }
    },
    isInstalled: async (team) => (await open(team)) !== undefined,
    url: (team) => clients.get(team)?.url,
  }
}

const signedOutCodes = ['invalid_auth', 'account_inactive', 'token_revoked', 'token_expired']

/** Posts go by channel and by workspace, other calls by method and workspace; calls that answer a person go at once. */
function reservationsFor(team: string, method: string, channel: unknown): readonly Rate[] {
  const pace = methodRateLimits[method]
  if (pace === undefined) return []
  const whole = { key: `${team} ${method}`, ...pace }
  if (method !== 'chat.postMessage') return [whole]
  return [{ key: `${team} ${String(channel)}`, ...channelRateLimit }, whole]
}
