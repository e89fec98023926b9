/** The timeouts of the daily posts, in milliseconds. Tests shorten them. */
export interface DailyTimeouts {
  /** After this, other processes take over the work of one that has stopped responding. */
  readonly leaseMs: number
  /** A request that isn’t answered in this time may or may not have arrived. */
  readonly requestMs: number
  /** For how long after a request its message may still appear. */
  readonly arrivalWindowMs: number
  /** After this, another process may become the one that posts. */
  readonly senderLeaseMs: number
}

export const dailyTimeouts: DailyTimeouts = {
  leaseMs: 60_000,
  requestMs: 10_000,
  arrivalWindowMs: 60_000,
  senderLeaseMs: 20_000,
}

const hour = 60 * 60_000

/** When a schedule’s channel is checked. */
export const checkIntervalsMs = {
  /** The longest time between two checks. */
  every: 24 * hour,
  /** How long before each post, so that a teacher hears of a problem in time, and ten thousand checks fit in. */
  ahead: 2 * hour,
  /** A check this recent is enough before a post. */
  recent: 3 * hour,
  /** If the last check is older than this, the bot was down, and the post checks again before it is sent. */
  stale: 26 * hour,
} as const
