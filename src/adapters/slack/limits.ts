/** Slack’s limits on calls, with the pages that they come from. */
import type { Rate } from '../../core/platform/rate-limiter.ts'

/** How often a response URL can be used (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses). */
export const maxResponseUses = 5

/** How long Slack may take to answer a call. */
export const callTimeoutMs = 10_000

/**
 * Ours: what a person asks for is acknowledged once it is done, so that nothing acknowledged gets lost, but well within the
 * three seconds that Slack waits (https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response).
 */
export const ackAfterMs = 2_000

/**
 * How long a modal can be opened for what somebody did, slightly below Slack’s three seconds
 * (https://docs.slack.dev/surfaces/modals#opening).
 */
export const triggerMs = 2_600

/** A call that would have to wait longer fails, and can be tried again later. */
export const maxWaitMs = 15_000

/** https://docs.slack.dev/apis/web-api/rate-limits */
type MethodRate = Omit<Rate, 'key'>

/** Daily posts per second in a workspace; Slack allows several hundred a minute (page as above). */
export const postsPerSecond = 3

/** Slightly below one post per second in a channel, with short bursts, so that network delays do no harm. */
export const channelRateLimit = { intervalMs: 1050, burst: 2 } as const satisfies MethodRate

/** Tier 4, of which Slack allows at least a hundred calls a minute, bursts included. */
const tier4: MethodRate = { intervalMs: 620, burst: 80 }

/** By method and workspace, slightly below what Slack allows. */
export const methodRateLimits: Readonly<Record<string, MethodRate>> = {
  'chat.postEphemeral': tier4,
  'chat.postMessage': { intervalMs: 250, burst: 60, reserve: 20 },
  'chat.update': { intervalMs: 1250, burst: 25 },
  'conversations.history': { intervalMs: 1250, burst: 20 },
  'conversations.info': { intervalMs: 1250, burst: 20 },
  'conversations.replies': { intervalMs: 1250, burst: 20 },
  'files.completeUploadExternal': { intervalMs: 650, burst: 20 },
  'files.getUploadURLExternal': { intervalMs: 650, burst: 20 },
  'files.info': { intervalMs: 650, burst: 20 },
  'pins.add': { intervalMs: 3100, burst: 8 },
  'pins.remove': { intervalMs: 3100, burst: 8 },
  'usergroups.list': { intervalMs: 3100, burst: 8 },
  'users.info': tier4,
  'views.open': tier4,
  'views.publish': tier4,
  'views.push': tier4,
  'views.update': tier4,
}

/**
 * Slack repeats an event for about six minutes (https://docs.slack.dev/apis/events-api#retries). The schools of one process
 * cause far fewer events than this in that time.
 */
export const dedupeLimits = { max: 20_000, ttlMs: 10 * 60_000 } as const

/** How long a file may take on its way to or from Slack. */
export const fileTimeoutMs = 10_000

/** Slack cuts longer messages itself (https://docs.slack.dev/reference/methods/chat.postMessage#truncating). */
export const maxMessageLength = 40_000
