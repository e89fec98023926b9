/** Discord's documented limits, each with where it is documented. */

/**
 * https://docs.discord.com/developers/interactions/application-commands#application-command-object
 * What else is limited, names and the numbers of options and choices, is checked when the commands are loaded.
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
  /** Requests a second of one bot. */
  perSecond: 50,
  /** Ours: what may go out at once; with `refill` it never comes to more than 50 in any second. */
  burst: 10,
  refillPerSecond: 40,
  /** Ours: so many of the burst are kept for those who wait for an answer, and for running quizzes. */
  reserve: 5,
  /** Ours: a longer wait is given back to the caller, who knows better what to do meanwhile (ms). */
  maxWaitMs: 6000,
} as const

/** For daily posts, per second: of the 50 requests that one bot has, a fifth is left for people. */
export const postsPerSecond = 40

/** https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction */
export const interactionLimits = {
  /** Ours: an answer that is not there by then is put off, well within Discord's three seconds (ms). */
  deferAfterMs: 1000,
  /** How long the same interaction may be delivered again and is known by us (ms). */
  dedupeMs: 60_000,
  /** Ours: larger or older requests are refused; Discord's own are a few KiB and seconds old. */
  maxBodyBytes: 1024 * 1024,
  maxSkewSeconds: 300,
} as const

/** Ours: what an attached file may take on its way from Discord's file servers (ms). */
export const attachmentTimeoutMs = 8000

/**
 * Ours: how long a nonce surely holds (ms). Discord says "the past few minutes"
 * (https://docs.discord.com/developers/resources/message#create-message).
 */
export const nonceWindowMs = 60_000

/** https://docs.discord.com/developers/resources/message#get-channel-messages */
export const historyPageSize = 100
