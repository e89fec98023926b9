/** What the daily service works with. */
import type { DailyStore } from '../../core/daily/daily-store.ts'
import type { OpenLibrary } from '../pack/packs.ts'
import type { DailyTimeouts } from './daily-timeouts.ts'
import type { DeliverPost } from './deliver-post.ts'
import type { Platforms, Preflight } from './preflight.ts'

export interface DailyServiceParts {
  readonly store: DailyStore
  readonly platforms: Platforms
  readonly library: OpenLibrary
  readonly preflight: Preflight
  readonly deliver: DeliverPost
  readonly timeouts: DailyTimeouts
  /** Returns a fresh owner for a claim. */
  readonly newOwner: () => string
  /** Has the worker look for work soon. */
  readonly wakeWorker: () => void
}
