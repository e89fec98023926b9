/** Remembers for a moment which questions a class has open, since every lookup asks. */
import type { Clock } from '../../core/platform/clock.ts'
import { arrivalGraceMs } from '../../core/quiz/quiz.ts'
import type { QuizStore } from '../../core/quiz/quiz-store.ts'
import { createStoreCache } from '../store-cache.ts'

const lifetimeMs = 250

export function createOpenQuestions(store: QuizStore, clock: Clock) {
  const cache = createStoreCache(
    async (className) => {
      const open = await store.listOpenQuestions(className)
      // A question is scored a moment after it closes.
      return open.map((each) => ({ ...each, closesInMs: each.closesInMs + arrivalGraceMs }))
    },
    { lifetimeMs, clock },
  )

  return {
    // Without the store no quiz can run, and lookups, which need no store, should.
    list: (className: string) => cache.get(className).catch(() => []),
    /** Asks the store again the next time. */
    forget: cache.forget,
  }
}
