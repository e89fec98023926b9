/** Slack’s limits on calls, each with the page it is from. */
import type { Rate } from '../../core/platform/rate-limiter.ts'

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export const maxResponseUses = 5

/** How long Slack is given to answer one call, in milliseconds. */
export const callTimeoutMs = 10_000

/** A call that would have to wait longer for its turn, in milliseconds, is handed back as worth another try later. */
export const maxWaitMs = 15_000

/** https://docs.slack.dev/apis/web-api/rate-limits */
type MethodRate = Omit<Rate, 'key'>

/** For daily posts, per second and workspace; Slack allows several hundred a minute (page as above). */
export const postsPerSecond = 3

/** A little below one post a second in a channel, short bursts excepted, so that delays on the way do no harm. */
export const channelRateLimit: MethodRate = { intervalMs: 1050, burst: 2 }

/** By method and workspace, a little below what Slack allows. Methods that answer a person at once are not held back. */
export const methodRateLimits: Readonly<Record<string, MethodRate>> = {
  'chat.postMessage': { intervalMs: 250, burst: 60 },
  'chat.update': { intervalMs: 1250, burst: 25 },
  'conversations.history': { intervalMs: 1250, burst: 20 },
  'conversations.info': { intervalMs: 1250, burst: 20 },
  'pins.add': { intervalMs: 3100, burst: 8 },
  'pins.remove': { intervalMs: 3100, burst: 8 },
}

/**
 * Slack repeats an event for about six minutes (https://docs.slack.dev/apis/events-api#retries); so many ids are far more
 * than the schools of one process make in that time.
 */
export const dedupeLimits = { max: 20_000, ttlMs: 10 * 60_000 } as const
