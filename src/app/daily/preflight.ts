/** Checks whether a daily post can go out. If it can’t, tells the teacher once what to do. */
import type { Logger } from 'pino'
import type { DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import { buildPool } from '../../core/daily/pool.ts'
import { formatTimes } from '../../core/calendar/format-calendar.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { flatten } from '../../core/reply/plain-text.ts'
import type { Clock } from '../../core/platform/clock.ts'
import { type Observer, silentObserver } from '../../core/platform/observer.ts'
import type { Platform } from '../../core/platform/platform.ts'
import { type RichText, note, heading, text, privateReply } from '../../core/reply/reply.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { Room } from '../../core/platform/room.ts'
import type { LetAnswer } from '../discussion/answered-posts.ts'
import type { ChangeClassYear } from '../calendar/change-calendar.ts'
import type { Library, OpenLibrary } from '../../core/pack/library.ts'

export type Platforms = ReadonlyMap<PlatformName, Platform>

export interface Preflight {
  /** Returns the problems, each with what to do about it. Throws a DeliveryError if the platform cannot say. */
  check(schedule: Schedule): Promise<readonly RichText[]>
  /** Pauses the schedule and tells its teacher. Does nothing if it is already paused. */
  pause(schedule: Schedule, problem: string): Promise<void>
}

export const emptyPoolProblem: RichText = [
  'There’s nothing to post yet: no line that your class may see has a discussion question. Move the class on with ',
  { command: 'progress set' },
  ', or choose another pack with ',
  { command: 'pack use' },
  '.',
]

/** What a class may see in the days to come. */
export interface ClassAhead {
  /** Returns it for a moment, in epoch milliseconds, by the reading plan; the same library each time. */
  readonly libraryAt: (at: number) => Library
}

type OpenAhead = (room: Room) => Promise<ClassAhead>

/** What the daily posts reach the world through. */
export interface DailyPorts {
  readonly store: DailyStore
  readonly platforms: Platforms
  readonly library: OpenLibrary
  readonly ahead: OpenAhead
  /** Adds what the class needs to answer a post. */
  readonly letAnswer?: LetAnswer
  /** Monotonic; for deadlines and rates. The store has its own clock for what is due. */
  readonly clock: Clock
  readonly changeCalendar: ChangeClassYear
  readonly log: Logger
  readonly observer?: Observer
}

export function createPreflight({
  store,
  platforms,
  library,
  log,
  observer = silentObserver,
}: Omit<DailyPorts, 'clock' | 'ahead'>): Preflight {
  async function poolProblems(room: Room): Promise<readonly RichText[]> {
    try {
      return buildPool(await library(room)).size === 0 ? [emptyPoolProblem] : []
    } catch (error) {
      if (error instanceof UserError) return [error.text]
      throw error
    }
  }

  return {
    async check({ room }) {
      const platform = platforms.get(room.platform)
      const problems = (await platform?.checkPermissions(room)) ?? [
        [
          'Nothing can be posted to this channel at the moment. Ask whoever runs the bot, or choose another channel.',
        ],
      ]
      return [...problems, ...(await poolProblems(room))]
    },

    async pause(schedule, problem) {
      if (!(await store.pause(schedule, problem))) return
      observer.report('dailyPause', { platform: schedule.room.platform })
      log.warn({ schedule: schedule.id, class: schedule.room.class }, 'Daily post paused')
      const platform = platforms.get(schedule.room.platform)
      if (platform === undefined || schedule.teacher === undefined) return
      try {
        await platform.sendDirectMessage(
          schedule.teacher,
          privateReply(
            heading('Your daily post is paused'),
            text(problem),
            text(
              'Once that’s fixed, run ',
              { command: 'daily resume' },
              ' in your class. Nothing is lost.',
            ),
            note(formatTimes(schedule.calendar)),
          ),
        )
      } catch (error) {
        log.warn(
          { err: error, schedule: schedule.id },
          'Could not tell the teacher about the pause',
        )
      }
    },
  }
}

/** Returns several problems as one text. */
export function joinProblems(problems: readonly RichText[]): string {
  return problems.map((problem) => flatten(problem)).join(' ')
}
