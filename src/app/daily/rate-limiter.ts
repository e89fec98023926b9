/** Keeps the daily posts below the platforms' limits, so that answers to people always have room. */
import type { Room } from '../../core/platform/room.ts'

export interface RateLimiter {
  /** Resolves when it is this key's turn; the turns of a key are spread evenly. */
  acquire(key: string, perSecond: number): Promise<void>
}

export interface RateLimit {
  readonly key: string
  readonly perSecond: number
}

export interface RateLimiterClock {
  /** Milliseconds that never go back. */
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
}

/** Turns of so long ago (ms) that nobody took are made up for, so that a moment's standstill does not slow the whole. */
const burstMs = 250

/** Keys whose turn has passed are forgotten when there are this many. */
const maxKeys = 10_000

/**
 * What counts together and how fast it may go. Discord allows a bot 50 requests a second
 * (https://docs.discord.com/developers/topics/rate-limits); 40 leave a fifth for people. Slack counts each workspace by
 * itself, several hundred messages a minute (https://docs.slack.dev/apis/web-api/rate-limits).
 */
export function postRateLimit(room: Room): RateLimit {
  switch (room.platform) {
    case 'discord':
      return { key: 'discord', perSecond: 40 }
    case 'slack':
      return { key: room.class, perSecond: 3 }
    case 'web':
    case 'terminal':
      return { key: room.platform, perSecond: 500 }
    default:
      return room.platform satisfies never
  }
}

/** How fast channels may be looked at; a look takes up to three requests, and there is no hurry. */
export function checkRateLimit(room: Room): RateLimit {
  const { key, perSecond } = postRateLimit(room)
  return { key: `${key} checks`, perSecond: perSecond / 16 }
}

export function createRateLimiter({ now, wait }: RateLimiterClock): RateLimiter {
  const free = new Map<string, number>()

  return {
    async acquire(key, perSecond) {
      const at = now()
      const turn = Math.max(at - burstMs, free.get(key) ?? -Infinity)
      free.set(key, turn + 1000 / perSecond)
      if (free.size > maxKeys) {
        for (const [other, until] of free) if (until <= at) free.delete(other)
      }
      if (turn > at) await wait(turn - at)
    },
  }
}
