/** Tells students who asked for it that cards are due, and those who stay away before their cards go. Once, and quietly. */
import { type ScheduledTask, schedule as cron } from 'node-cron'
import type { Logger } from 'pino'
import type { Platform } from '../../core/platform/platform.ts'
import { componentId } from '../../core/command/component-id.ts'
import {
  type Reply,
  button,
  buttons,
  heading,
  note,
  text,
  privateReply,
} from '../../core/reply/reply.ts'
import { loadQueue } from '../../core/review/review-service.ts'
import { nextReminder } from '../../core/review/reminders.ts'
import type { DueReminder, ReviewStore } from '../../core/review/review-store.ts'
import { formatCount } from '../../core/reply/format.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { openReviews } from './open-reviews.ts'
import type { OpenLibrary } from '../pack/packs.ts'

export interface ReminderParts {
  readonly reviews: ReviewStore
  readonly library: OpenLibrary
  /** May be filled after this, until the first reminder. */
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly log: Logger
}

export interface ReviewReminder {
  /** Sends what is due at a moment (epoch ms); gives how many were told. */
  remindDue(now: number): Promise<number>
  /** Begins to look every minute. */
  start(): void
  stop(): Promise<void>
}

const dayMs = 86_400_000

/** A reminder this late would come at another time of day than she chose; it is left out. */
const maxDelayMs = 3 * 3_600_000

/** So long a reader may stay away before she is told that her cards will go. */
const maxIdleMs = 365 * dayMs

const maxBatchSize = 200

export function createReviewReminder(parts: ReminderParts): ReviewReminder {
  const { reviews, platforms, log } = parts
  let task: ScheduledTask | undefined

  /** Whether it was delivered. A reminder is no reason to try again and again. */
  async function tell(person: string, reply: Reply): Promise<boolean> {
    const platform = [...platforms].find(([name]) => person.startsWith(`${name}:`))?.[1]
    if (platform === undefined) return false
    try {
      await platform.sendDirectMessage(person, reply)
      return true
    } catch (error) {
      log.warn(
        { platform: platform.name, cause: errorName(error) },
        'A reminder could not be delivered',
      )
      return false
    }
  }

  async function remind(reminder: DueReminder, now: number): Promise<boolean> {
    // Moved on before she is told: a kill in between costs a reminder, and never sends two.
    const next = nextReminder(reminder.settings, now)
    if (!(await reviews.rescheduleReminder(reminder, next))) return false
    if (now - reminder.at > maxDelayMs) return false
    const open = await openReviews(parts, reminder.room, { id: reminder.person })
    const { left } = await loadQueue(open, now)
    return left > 0 && tell(reminder.person, reminderView(left))
  }

  async function notice(person: string, now: number): Promise<boolean> {
    const noticed = await reviews.markNotified(person, now - maxIdleMs, now)
    return noticed && tell(person, deletionNoticeView())
  }

  async function remindDue(now: number): Promise<number> {
    let told = 0

    async function attempt(work: () => Promise<boolean>): Promise<void> {
      try {
        if (await work()) told += 1
      } catch (error) {
        log.error({ cause: errorName(error) }, 'A reminder failed')
      }
    }

    for (const reminder of await reviews.dueReminders(now, maxBatchSize)) {
      await attempt(() => remind(reminder, now))
    }
    for (const person of await reviews.findIdleReaders(now - maxIdleMs, maxBatchSize)) {
      await attempt(() => notice(person, now))
    }
    return told
  }

  async function beat(): Promise<void> {
    try {
      await remindDue(Date.now())
    } catch (error) {
      log.error({ err: error }, 'The review reminders could not be looked through')
    }
  }

  return {
    remindDue,
    start() {
      task = cron('* * * * *', beat, { timezone: 'UTC', noOverlap: true, name: 'review reminders' })
    },
    async stop() {
      await task?.destroy()
    },
  }
}

/** Errors of a platform may name the person, so only their kind is logged. */
function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}

function reminderView(left: number): Reply {
  return privateReply(
    heading(left === 1 ? '1 card waits for you' : `${formatCount(left, 'card')} wait for you`),
    text('A few minutes are enough. Whenever you like.'),
    buttons(button('Review now', componentId('review', 'next'), 'primary')),
    note('No more reminders: ', { code: 'review settings reminder:off' }, '.'),
  )
}

function deletionNoticeView(): Reply {
  return privateReply(
    heading('Your review cards have rested for a year'),
    text('In a week they will be deleted, unless you come back and review one.'),
    buttons(
      button('Review now', componentId('review', 'next'), 'primary'),
      button('Take them along', componentId('review', 'export')),
    ),
  )
}
