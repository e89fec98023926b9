/** How much the playground takes and keeps. Nothing here is a platform's rule; these keep one process calm. */
export const limits = {
  /** Messages kept in each channel; older ones are forgotten. */
  maxMessages: 500,
  /** Posts per second; the playground itself has no limit, so this only keeps one process calm. */
  postsPerSecond: 500,
  /** Answers remembered by their request, so that a repeated submission does one thing. */
  maxRequests: 500,
  /** Open event streams. */
  maxStreams: 200,
  /** Milliseconds between signs of life on a quiet stream; proxies drop a silent one after a minute. */
  heartbeatMs: 20_000,
  /** Bytes of a request's body; attached files travel inside it. */
  maxBodyBytes: 2 * 1024 * 1024,
  /** Characters of a command line as sent; the grammar has a lower limit of its own and says so in a sentence. */
  maxLineLength: 20_000,
  /** Characters of any other value. */
  maxValueLength: 4000,
  /** Values in one list. */
  maxValues: 100,
  /** Characters that a screen reader is told of a new message. */
  maxSpokenLength: 240,
  /** Offers under the command line. */
  maxSuggestions: 12,
} as const
