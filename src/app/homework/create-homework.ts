/** Assembles homework: its cards, its reminders, who is taking a test, and what the commands work with. */
import type { ClassCalendar } from '../../core/calendar/class-calendar.ts'
import type { HomeworkStore } from '../../core/homework/homework-store.ts'
import type { Clock } from '../../core/platform/clock.ts'
import type { CacheTimes } from '../store-cache.ts'
import type { HomeworkParts } from './create-homework-service.ts'
import { type HomeworkCardParts, createHomeworkCards } from './homework-cards.ts'
import { type HomeworkReminderParts, createHomeworkReminder } from './homework-reminder.ts'
import { createRunningTests } from './running-tests.ts'

interface HomeworkAssembly extends HomeworkCardParts, HomeworkReminderParts {
  readonly store: HomeworkStore
  /** Returns the calendar of a class as every process knows it. */
  readonly calendarOf: (classId: string) => Promise<ClassCalendar>
  readonly clock: Clock
  readonly cache: CacheTimes
  /** Returns a new id of about ten lower-case letters and digits. */
  readonly newId: () => string
  /** Learns that homework of a class has changed. */
  readonly changed: (classId: string) => void
}

export function createHomework({ cache, newId, changed, ...parts }: HomeworkAssembly) {
  const { store } = parts
  const cards = createHomeworkCards(parts)
  const tests = createRunningTests({ store, ...cache })
  const service: HomeworkParts = { store, cards, tests, newId, changed }
  return { cards, reminder: createHomeworkReminder(parts), tests, service }
}
