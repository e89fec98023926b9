/** How long the daily posts wait for what, in milliseconds. Tests shorten it. */
export interface DailyTimeouts {
  /** A process that stops answering loses its work after this. */
  readonly leaseMs: number
  /** A request that is not answered by then may or may not have arrived. */
  readonly requestMs: number
  /** After a request its message may appear for this long. */
  readonly arrivalWindowMs: number
  /** Which of several processes does the posting is settled anew after this. */
  readonly senderLeaseMs: number
}

export const dailyTimeouts: DailyTimeouts = {
  leaseMs: 60_000,
  requestMs: 10_000,
  arrivalWindowMs: 60_000,
  senderLeaseMs: 20_000,
}

const hour = 60 * 60_000

/** When the channel of a schedule is looked at. */
export const checkIntervalsMs = {
  /** At the latest since the last time. */
  every: 24 * hour,
  /** Ahead of each post, so that a teacher hears of trouble before the class does, and ten thousand can have their turn. */
  ahead: 2 * hour,
  /** A look this recent is enough. */
  recent: 3 * hour,
  /** A post looks itself when the last look is older: nothing ran for a while. */
  stale: 26 * hour,
} as const
