/** Reminds students who asked for it that cards are due, and warns those who have stayed away before their cards are deleted. */
import type { Logger } from 'pino'
import { dayMs, type Clock } from '../../core/platform/clock.ts'
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
import { type OpenReviews, loadQueue } from '../../core/review/review-service.ts'
import { nextReminder } from '../../core/review/reminders.ts'
import type { DueReminder, ReviewStore } from '../../core/review/review-store.ts'
import { cardsPerSitting } from '../../core/review/sitting-views.ts'
import { formatReadyCards, reviewNowButton } from '../../core/review/review-views.ts'
import { type Observer, silentObserver } from '../../core/platform/observer.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { sendEveryMinute, sendReminder } from '../reminder.ts'

export interface ReminderParts {
  readonly reviews: ReviewStore
  /** Opens a person’s flashcards within the limits of their direct messages. */
  readonly openReviewsOf: (person: string, platform: PlatformName) => Promise<OpenReviews>
  /** May be filled later, until the first reminder. */
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly clock: Clock
  readonly log: Logger
  readonly observer?: Observer
}

/** A reminder later than this is skipped, since it would come at another time of day than the person chose. */
const maxDelayMs = 3 * 3_600_000

/** How long somebody may stay away before they are warned that their cards will be deleted. */
const maxIdleMs = 365 * dayMs

/** How long a process waits for one of another platform to warn its people; then that platform has been given up. */
const maxUnreachableMs = 30 * dayMs

const maxBatchSize = 200

export function createReviewReminder(parts: ReminderParts) {
  const { reviews, openReviewsOf, platforms, clock, log, observer = silentObserver } = parts

  function platformOf(person: string): Platform | undefined {
    return [...platforms].find(([name]) => person.startsWith(`${name}:`))?.[1]
  }

  async function send(person: string, reply: Reply): Promise<boolean> {
    const platform = platformOf(person)
    return platform !== undefined && sendReminder(platform, person, reply, { log, observer })
  }

  async function remind(reminder: DueReminder, now: number): Promise<boolean> {
    // Rescheduled before it is sent: a kill in between loses a reminder, but never sends two.
    const remindAt = nextReminder(reminder.settings, now)
    if (!(await reviews.rescheduleReminder(reminder, remindAt))) return false
    const { person, at } = reminder
    const platform = platformOf(person)
    if (at > now || now - at > maxDelayMs || platform === undefined) return false
    const { left } = await loadQueue(await openReviewsOf(person, platform.name), now)
    return left > 0 && send(person, reminderView(left))
  }

  async function warn(person: string, now: number): Promise<boolean> {
    const isMarked = await reviews.markNotified(person, now - maxIdleMs, now)
    return isMarked && send(person, deletionNoticeView())
  }

  /** Sends what is due at a time (epoch milliseconds). Returns how many people it reached. */
  async function remindDue(now: number): Promise<number> {
    let sent = 0

    async function attempt(work: () => Promise<boolean>): Promise<void> {
      try {
        if (await work()) sent += 1
      } catch (error) {
        log.error({ err: error }, 'A reminder failed')
      }
    }

    const due = { now, limit: maxBatchSize, platforms: [...platforms.keys()] }
    for (const reminder of await reviews.dueReminders(due)) {
      await attempt(() => remind(reminder, now))
    }
    const since = now - maxIdleMs
    const idle = { ...due, since, sinceAnywhere: since - maxUnreachableMs }
    for (const person of await reviews.findIdleReaders(idle)) {
      await attempt(() => warn(person, now))
    }
    return sent
  }

  return sendEveryMinute(remindDue, {
    clock,
    log,
    failure: 'The review reminders could not be checked',
  })
}

function reminderView(left: number): Reply {
  return privateReply(
    heading(formatReadyCards(left)),
    text(
      left > cardsPerSitting
        ? 'Ten are a good start. The others can wait.'
        : 'It only takes a few minutes.',
    ),
    buttons(reviewNowButton),
    note(
      'To stop these reminders, use ',
      { command: 'review settings', words: 'reminder:off' },
      '.',
    ),
  )
}

function deletionNoticeView(): Reply {
  return privateReply(
    heading('Would you like to keep your flashcards?'),
    text(
      'You last reviewed a year ago, so they will be deleted in a week. To keep them, review one.',
    ),
    buttons(reviewNowButton, button('Export my cards', componentId('review', 'export'))),
  )
}
