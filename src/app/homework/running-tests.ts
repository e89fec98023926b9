/** Which test somebody is taking, cached between changes, since every lookup of theirs asks. */
import type { OpenTest, HomeworkStore } from '../../core/homework/homework-store.ts'
import { attemptClosesAt, isOpen } from '../../core/homework/attempt.ts'
import type { Subject } from '../../core/platform/changes.ts'
import { type CacheTimes, createStoreCache } from '../store-cache.ts'

const maxPeople = 5_000

/** A teacher who closes or moves a test changes it for many students, and counts it for none of them. Milliseconds. */
const sharedLifetimeMs = 5_000

export interface RunningTests {
  /** Returns for how long somebody is taking a test at the most, milliseconds; undefined where they take none. */
  msLeft(person: string): Promise<number | undefined>
  readonly changed: (subject: Subject) => void
  /** Asks the store again the next time. */
  readonly forget: (person: string) => void
  /** The same for everybody. */
  readonly refresh: () => void
}

export function createRunningTests({
  store,
  clock,
  ...given
}: CacheTimes & { readonly store: Pick<HomeworkStore, 'listTests'> }): RunningTests {
  // Where no other process shares the store, nobody else can close one.
  const lifetimeMs = given.lifetimeMs === Infinity ? Infinity : sharedLifetimeMs
  const times = { lifetimeMs, clock, max: maxPeople }
  const cache = createStoreCache((person) => store.listTests(person), times)
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
    changed({ kind, id }) {
      if (kind === 'everybody') cache.expire()
      if (kind === 'person') cache.forget(id)
    },
    forget: cache.forget,
    refresh: () => cache.expire(),
  }
}
