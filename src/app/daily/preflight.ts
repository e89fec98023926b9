/** Checks whether a daily post can go out. If it can’t, tells the teacher once what to do. */
import type { Schedule } from '../../core/daily/daily-store.ts'
import { nextDue } from '../../core/calendar/due-days.ts'
import { localDate } from '../../core/calendar/local-time.ts'
import { emptyPoolProblem } from '../../core/daily/delivery-state.ts'
import { isNothingOpen } from '../../core/daily/day-pool.ts'
import { hasOwnWordsFrom } from '../../core/daily/rotation.ts'
import { formatTimes } from '../../core/calendar/format-calendar.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { flatten } from '../../core/reply/plain-text.ts'
import { silentObserver } from '../../core/platform/observer.ts'
import { type RichText, note, heading, text, privateReply } from '../../core/reply/reply.ts'
import type { DailyPorts } from './daily-ports.ts'
import { openPools } from './open-pools.ts'

export interface Preflight {
  /** Returns the problems, each with what to do about it. Throws a DeliveryError if the platform cannot say. */
  check(schedule: Schedule): Promise<readonly RichText[]>
  /** Pauses the schedule and tells its teacher. Does nothing if it is already paused. */
  pause(schedule: Schedule, problem: string): Promise<void>
}

export function createPreflight({
  store,
  platforms,
  ahead,
  log,
  observer = silentObserver,
}: Omit<DailyPorts, 'clock' | 'library' | 'schedulesBy'>): Preflight {
  /** What counts is what will be open when the next post comes. */
  async function poolProblems(schedule: Schedule): Promise<readonly RichText[]> {
    const { calendar, next } = schedule
    try {
      const { poolOn } = await openPools({ store, ahead }, schedule)
      const due = next ?? nextDue(calendar, await store.now())
      const date = due?.date ?? localDate(calendar.zone, await store.now())
      const pool = poolOn(date)
      const isEmpty = [...pool.items.values()].every(({ own }) => own === true)
      if (!isEmpty || isNothingOpen(pool)) return []
      const changes = await store.changes(schedule, date)
      return hasOwnWordsFrom(date, poolOn, changes) ? [] : [emptyPoolProblem]
    } catch (error) {
      if (error instanceof UserError) return [error.text]
      throw error
    }
  }

  return {
    async check(schedule) {
      const { room } = schedule
      const platform = platforms.get(room.platform)
      const problems = (await platform?.checkPermissions(room)) ?? [
        [
          'Nothing can be posted to this channel at the moment. Ask whoever runs the bot, or choose another channel.',
        ],
      ]
      return [...problems, ...(await poolProblems(schedule))]
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
