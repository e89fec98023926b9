/** What the daily posts work with: the store, the platforms, the clock, and what a class may see. */
import type { Logger } from 'pino'
import type { DailyStore } from '../../core/daily/daily-store.ts'
import type { OpenLibrary } from '../../core/pack/library.ts'
import type { Clock } from '../../core/platform/clock.ts'
import type { Observer } from '../../core/platform/observer.ts'
import type { Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { ClassCalendars } from '../calendar/class-calendars.ts'
import type { LetAnswer } from '../discussion/answered-posts.ts'
import type { DiscussionEnds } from '../discussion/discussion-ends.ts'
import type { ChangeClassYear } from '../calendar/change-calendar.ts'
import type { OpenAhead } from '../reading/class-ahead.ts'

export type Platforms = ReadonlyMap<PlatformName, Platform>

/** What the daily posts reach the world through. */
export interface DailyPorts {
  readonly store: DailyStore
  readonly platforms: Platforms
  readonly library: OpenLibrary
  readonly ahead: OpenAhead
  /** Returns the daily posts of a class as another calendar would have them. */
  readonly schedulesBy: ClassCalendars['schedulesBy']
  /** Adds what the class needs to answer a post. */
  readonly letAnswer?: LetAnswer
  /** What the class is shown at the end of a discussion. */
  readonly ends?: Pick<DiscussionEnds, 'read' | 'postpone' | 'retry'>
  /** Monotonic; for deadlines and rates. The store has its own clock for what is due. */
  readonly clock: Clock
  readonly changeCalendar: ChangeClassYear
  /** Learns that a class has been posted to. */
  readonly posted?: (classId: string) => void
  readonly log: Logger
  readonly observer?: Observer
}
