/** Discord’s documented limits, each with the page it comes from. */
import type { Rate } from '../../core/platform/rate-limiter.ts'

/**
 * https://docs.discord.com/developers/interactions/application-commands#application-command-object
 * The other limits, on names and on the numbers of options and choices, are checked when the commands are loaded.
 */
export const commandLimits = {
  description: 100,
  choiceName: 100,
  /** `max_length` of a string option. */
  stringLength: 6000,
} as const

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-autocomplete */
export const autocompleteLimits = { choices: 25, name: 100, value: 100 } as const

/** https://docs.discord.com/developers/resources/channel#start-thread-from-message */
export const threadLimits = { name: 100 } as const

/** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
export const rateLimits = {
  /** Requests per second for one bot. */
  perSecond: 50,
  /** Ours: a longer wait is left to the caller, who knows what to do meanwhile (ms). */
  maxWaitMs: 6000,
  /** Ours: nobody waits longer for an answer (ms). */
  maxAnswerWaitMs: 20_000,
  /** Ours: the wait after a 429 that names none, which no answer waits for: what stands before Discord often keeps it up (ms). */
  unsaidWaitMs: 30_000,
} as const

/**
 * Ours: the rate of the bot’s own requests, at most 46 in any second, so that some may be late on their way. Replies to
 * interactions do not count.
 */
export const botRate = {
  key: 'bot',
  intervalMs: 1000 / 40,
  burst: 6,
  reserve: 3,
} as const satisfies Rate

/** Ours: daily posts per second, which leaves a fifth of the bot’s 50 requests for people. */
export const postsPerSecond = 40

/** https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction */
export const interactionLimits = {
  /** Ours: a reply that takes longer is deferred, well within Discord’s three seconds (ms). */
  deferAfterMs: 1000,
  /** Ours: larger or older requests are refused; Discord’s have a few KiB and are seconds old. */
  maxBodyBytes: 1024 * 1024,
  maxSkewSeconds: 300,
} as const

/** How long Discord may take to respond to a request, in milliseconds. Tests lengthen it. */
export interface RestTimeouts {
  readonly answerMs: number
  readonly followUpMs: number
  readonly botMs: number
}

/**
 * Ours: the library’s default of 15 s is longer than an interaction waits. With this one, a first response that got lost
 * still arrives on its second try.
 */
export const restTimeouts: RestTimeouts = { answerMs: 1200, followUpMs: 5000, botMs: 8000 }

/** Ours: how long the download of an attached file may take (ms). */
export const attachmentTimeoutMs = 8000

/**
 * Ours: how long a nonce certainly prevents a duplicate (ms). Discord says “the past few minutes”
 * (https://docs.discord.com/developers/resources/message#create-message).
 */
export const nonceWindowMs = 60_000

/** https://docs.discord.com/developers/resources/message#get-channel-messages */
export const historyPageSize = 100

/** Ours: how many interactions are remembered, and for how long, to recognise a repeated one. */
export const dedupeLimits = { max: 20_000, ttlMs: 60_000 } as const

/** Ours: more than a message with its embeds and components holds (characters). */
export const maxMessageTextLength = 20_000
