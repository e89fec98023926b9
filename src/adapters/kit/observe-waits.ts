/** Measures how long requests wait for their turn below a platform’s limits. */
import type { Clock } from '../../core/platform/clock.ts'
import type { Observer } from '../../core/platform/observer.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { RateLimiter } from '../../core/platform/rate-limiter.ts'

export function observeWaits(
  limiter: RateLimiter,
  {
    platform,
    observer,
    clock,
  }: {
    readonly platform: PlatformName
    readonly observer: Observer
    readonly clock: Pick<Clock, 'now'>
  },
): RateLimiter {
  return {
    ...limiter,
    async acquire(rates, options) {
      const from = clock.now()
      const refusedMs = await limiter.acquire(rates, options)
      const seconds = (clock.now() - from) / 1000
      const { priority = 'reply' } = options ?? {}
      observer.report('platformWait', { platform, priority, seconds })
      return refusedMs
    },
  }
}
