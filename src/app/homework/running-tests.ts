/** Remembers for a moment which test somebody is taking, since every lookup of theirs asks. */
import type { OpenTest, HomeworkStore } from '../../core/homework/homework-store.ts'
import { attemptClosesAt, isOpen } from '../../core/homework/attempt.ts'
import type { Clock } from '../../core/platform/clock.ts'
import { createStoreCache } from '../store-cache.ts'

/** How long another process may not know that a test has begun here. */
const lifetimeMs = 250
const maxPeople = 5_000

export interface RunningTests {
  /** Returns for how long somebody is taking a test at the most, milliseconds; undefined where they take none. */
  msLeft(person: string): Promise<number | undefined>
  /** Asks the store again the next time. */
  readonly forget: (person: string) => void
}

export function createRunningTests(
  store: Pick<HomeworkStore, 'listTests'>,
  clock: Clock,
): RunningTests {
  const cache = createStoreCache((person) => store.listTests(person), {
    lifetimeMs,
    clock,
    max: maxPeople,
  })
  return {
    async msLeft(person) {
      if (person === '') return undefined
      const now = clock.now()
      // Without the store nobody can take a test, and lookups, which need no store, should work.
      const found: readonly OpenTest[] = await cache.get(person).catch(() => [])
      const running = found.filter(({ assignment, attempt }) => isOpen(assignment, attempt, now))
      if (running.length === 0) return undefined
      const ends = running.map(({ assignment, attempt }) => attemptClosesAt(assignment, attempt))
      return Math.max(...ends) - now
    },
    forget: cache.forget,
  }
}
