/** How fast daily posts go out, from what the platform allows. */
import type { RateLimit } from '../../core/platform/platform.ts'
import type { Rate } from '../../core/platform/rate-limiter.ts'

/** Posts are spread evenly; a quarter of a second's worth may catch up after a pause. */
export function postRate({ key, perSecond }: RateLimit): Rate {
  return { key, intervalMs: 1000 / perSecond, burst: 1 + perSecond / 4 }
}

/** Checks take up to three requests each and are not urgent, so they run at a sixteenth of the rate for posts. */
export function checkRate({ key, perSecond }: RateLimit): Rate {
  return postRate({ key: `${key} checks`, perSecond: perSecond / 16 })
}
