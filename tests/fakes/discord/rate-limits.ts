/**
 * Rate limits as Discord keeps them: a bucket for each route and main resource, and one for the bot.
 * https://docs.discord.com/developers/topics/rate-limits
 */

import type { Clock } from './clock.ts'
import { Refusal } from './errors.ts'

interface Quota {
  readonly limit: number
  readonly perMs: number
}

export interface RateLimits {
  /** Requests a second for the whole bot; interaction endpoints do not count. */
  globalPerSecond: number
  /** By operation, such as `POST /channels/{channel_id}/messages`; `default` is for all others. */
  readonly routes: Record<string, Quota>
}

/** Discord publishes no figures for routes; these are what bots commonly see in the headers. */
export function defaultRateLimits(): RateLimits {
  return {
    globalPerSecond: 50,
    routes: {
      default: { limit: 50, perMs: 1000 },
      'POST /channels/{channel_id}/messages': { limit: 5, perMs: 5000 },
      'PATCH /channels/{channel_id}/messages/{message_id}': { limit: 5, perMs: 5000 },
      'POST /webhooks/{webhook_id}/{webhook_token}': { limit: 5, perMs: 2000 },
    },
  }
}

export interface Limiter {
  /** Counts a request and returns the headers for its answer; throws 429 when there is no room. */
  take: (operation: string, resource: string, exempt: boolean) => Record<string, string>
}

interface Window {
  used: number
  readonly endsAt: number
}

export function createLimiter(clock: Clock, limits: RateLimits | undefined): Limiter {
  const windows = new Map<string, Window>()
  return {
    take(operation, resource, exempt) {
      if (limits === undefined) return {}
      if (!exempt) {
        const all = use('global', limits.globalPerSecond, 1000)
        if (all.used > limits.globalPerSecond) throw tooMany(all.endsAt - clock.now(), 'global', {})
      }
      const quota = limits.routes[operation] ?? limits.routes['default']
      if (quota === undefined) return {}
      const window = use(`${operation} ${resource}`, quota.limit, quota.perMs)
      const headers = {
        'x-ratelimit-limit': String(quota.limit),
        'x-ratelimit-remaining': String(Math.max(0, quota.limit - window.used)),
        'x-ratelimit-reset': String(window.endsAt / 1000),
        'x-ratelimit-reset-after': String(Math.max(0, window.endsAt - clock.now()) / 1000),
        'x-ratelimit-bucket': Buffer.from(operation).toString('hex').slice(0, 64),
      }
      if (window.used > quota.limit) throw tooMany(window.endsAt - clock.now(), 'user', headers)
      return headers
    },
  }

  function use(key: string, limit: number, perMs: number): Window {
    const now = clock.now()
    let window = windows.get(key)
    if (window === undefined || window.endsAt <= now) {
      window = { used: 0, endsAt: now + perMs }
      windows.set(key, window)
    }
    // A refused request does not make the wait longer.
    window.used = Math.min(window.used + 1, limit + 1)
    return window
  }
}

export function tooMany(
  waitMs: number,
  scope: 'user' | 'global',
  headers: Readonly<Record<string, string>>,
): Refusal {
  const seconds = Math.max(0.001, waitMs / 1000)
  const isGlobal = scope === 'global'
  return new Refusal(
    429,
    { message: 'You are being rate limited.', retry_after: seconds, global: isGlobal },
    {
      ...headers,
      'retry-after': String(seconds),
      'x-ratelimit-scope': scope,
      ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
    },
  )
}
