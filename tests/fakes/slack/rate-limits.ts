// Slack's rate limits as token buckets: by method and workspace, and for posts by channel.
import type { Slack } from './slack.ts'

export type Tier = 1 | 2 | 3 | 4 | 'post' | 'none'

interface Bucket {
  level: number
  filledAt: number
}

export interface RateGate {
  /** Returns the seconds to wait, or undefined if the call is allowed, in which case it counts. */
  check(tier: Tier, method: string, team: string, channel: string | undefined): number | undefined
}

export function createRateGate(slack: Slack): RateGate {
  const buckets = new Map<string, Bucket>()

  function fill(key: string, capacity: number, perSecond: number): Bucket {
    const now = slack.now()
    const bucket = buckets.get(key) ?? { level: capacity, filledAt: now }
    const gained = ((now - bucket.filledAt) / 1000) * perSecond
    bucket.level = Math.min(capacity, bucket.level + gained)
    bucket.filledAt = now
    buckets.set(key, bucket)
    return bucket
  }

  return {
    check(tier, method, team, channel) {
      const { limits } = slack.settings
      const checked = limitsOf()
        .filter(({ capacity }) => Number.isFinite(capacity))
        .map((limit) => ({ ...limit, bucket: fill(limit.key, limit.capacity, limit.perSecond) }))
      const full = checked.find(({ bucket }) => bucket.level < 1 - 1e-9)
      if (full) return Math.max(1, Math.ceil((1 - full.bucket.level) / full.perSecond))
      for (const { bucket } of checked) bucket.level -= 1
      return undefined

      function limitsOf() {
        if (tier === 'none') return []
        if (tier !== 'post') {
          const capacity = limits[`tier${tier}`]
          return [{ key: `${method} ${team}`, capacity, perSecond: capacity / 60 }]
        }
        const { postsPerSecond, postBurst, postsPerMinute } = limits
        const burst = Number.isFinite(postsPerSecond) ? postBurst : Infinity
        return [
          { key: `post ${team} ${channel}`, capacity: burst, perSecond: postsPerSecond },
          { key: `posts ${team}`, capacity: postsPerMinute, perSecond: postsPerMinute / 60 },
        ]
      }
    },
  }
}
