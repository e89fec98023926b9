/** Reminds students in private, once and a day before, of homework that they have not handed in. */
import type { Logger } from 'pino'
import { localDate } from '../../core/calendar/local-time.ts'
import { type ClassCalendar, isSchoolDay } from '../../core/calendar/class-calendar.ts'
import { nextReminder } from '../../core/homework/reminder-time.ts'
import { phaseOf } from '../../core/homework/assignment.ts'
import type { DueHomeworkReminder, HomeworkStore } from '../../core/homework/homework-store.ts'
import { homeworkReminderView } from '../../core/homework/views/homework-reminder.ts'
import type { Clock } from '../../core/platform/clock.ts'
import { type Observer, silentObserver } from '../../core/platform/observer.ts'
import type { Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { sendEveryMinute, sendReminder } from '../reminder.ts'

export interface HomeworkReminderParts {
  readonly store: HomeworkStore
  /** Returns the calendar of a class as every process knows it. */
  readonly calendarOf: (classId: string) => Promise<ClassCalendar>
  /** May be filled later, until the first reminder. */
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly clock: Clock
  readonly log: Logger
  readonly observer?: Observer
}

/** A reminder later than this is skipped, since it might come at night. Milliseconds. */
const maxDelayMs = 2 * 3_600_000

const maxBatchSize = 50

export function createHomeworkReminder({
  store,
  calendarOf,
  platforms,
  clock,
  log,
  observer = silentObserver,
}: HomeworkReminderParts) {
  /** Each person is claimed before they are reminded: a kill in between loses a reminder, but never sends two. */
  async function remindAll(reminder: DueHomeworkReminder, now: number): Promise<number> {
    const { assignment, at } = reminder
    const year = await calendarOf(assignment.plan.class)
    // The calendar may have changed since the moment was chosen, such as by a snow day.
    if (!isSchoolDay(year, localDate(assignment.plan.zone, now))) {
      await store.moveReminder(reminder, nextReminder(assignment, year, now))
      return 0
    }
    const platform = platforms.get(assignment.plan.platform)
    const isWanted = now - at <= maxDelayMs && phaseOf(assignment, now) === 'open'
    let sent = 0
    if (platform !== undefined && isWanted) {
      for (const { id } of await store.members(assignment.plan.class)) {
        if (!(await store.claimReminder(assignment, id))) continue
        const reply = homeworkReminderView(assignment)
        if (await sendReminder(platform, id, reply, { log, observer })) sent += 1
      }
    }
    await store.endReminders(reminder)
    return sent
  }

  /** Sends what is due at a time (epoch milliseconds). Returns how many people it reached. */
  async function remindDue(now: number): Promise<number> {
    let sent = 0
    const due = { now, limit: maxBatchSize, platforms: [...platforms.keys()] }
    for (const reminder of await store.listDueReminders(due)) {
      sent += await remindAll(reminder, now)
    }
    return sent
  }

  return sendEveryMinute(remindDue, {
    clock,
    log,
    failure: 'The homework reminders could not be sent',
  })
}
