/** Remembers for a moment whether a class has a question open, since every lookup asks. */
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../core/platform/clock.ts'
import type { QuizStore } from '../../core/quiz/quiz-store.ts'

const cacheMs = 250
const maxClasses = 1_000

export function createOpenQuestions(store: QuizStore, clock: Clock) {
  const cache = new LRUCache<string, Promise<boolean>>({
    max: maxClasses,
    ttl: cacheMs,
    ttlResolution: 0,
    perf: { now: clock.now },
  })

  return {
    isOpen(className: string): Promise<boolean> {
      const cached = cache.get(className)
      if (cached !== undefined) return cached
      // Without the store no quiz can run, and lookups, which need no store, should.
      const answer = store.isQuestionOpen(className).catch(() => false)
      cache.set(className, answer)
      return answer
    },
    /** Asks the store again the next time. */
    forget: (className: string) => void cache.delete(className),
  }
}
