/** Slack’s limits on calls, each with the page it is from. */

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export const maxResponseUses = 5

/** How long Slack is given to answer one call, in milliseconds. */
export const callTimeoutMs = 10_000

/** A call that would have to wait longer for its turn, in milliseconds, is handed back as worth another try later. */
export const maxWaitMs = 15_000

/**
 * How often a thing may be done: `burst` at once, then one every `interval` milliseconds.
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
export interface RateLimit {
  readonly intervalMs: number
  readonly burst: number
}

/** For daily posts, per second and workspace; Slack allows several hundred a minute (page as above). */
export const postsPerSecond = 3

/** A little below one post a second in a channel, short bursts excepted, so that delays on the way do no harm. */
export const channelRateLimit: RateLimit = { intervalMs: 1050, burst: 2 }

/** By method and workspace, a little below what Slack allows. Methods that answer a person at once are not held back. */
export const methodRateLimits: Readonly<Record<string, RateLimit>> = {
  'chat.postMessage': { intervalMs: 250, burst: 60 },
  'chat.update': { intervalMs: 1250, burst: 25 },
  'conversations.history': { intervalMs: 1250, burst: 20 },
  'conversations.info': { intervalMs: 1250, burst: 20 },
  'pins.add': { intervalMs: 3100, burst: 8 },
  'pins.remove': { intervalMs: 3100, burst: 8 },
}
