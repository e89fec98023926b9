import { describe, expect, test } from 'vitest'
import {
  type LoadParts,
  estimateLoad,
  estimatedDays,
} from '../../../src/core/review/estimate-load.ts'
import {
  type ReviewModel,
  applyGrade,
  createMemoryState,
  schedulerOf,
} from '../../../src/core/review/fsrs.ts'
import { buildQueue } from '../../../src/core/review/review-service.ts'
import { type ReviewCard, cardKey } from '../../../src/core/review/review-store.ts'
import { countStudyDays } from '../../../src/core/review/study-day.ts'
import { createRandom } from '../../../src/core/platform/random.ts'

const day = 86_400_000
const now = Date.UTC(2027, 0, 15, 18)
const zone = 'UTC'

/** Returns a function of numbers from 0 up to 1. */
function fractions(seed: number): () => number {
  const chance = createRandom(seed)
  return () => chance(1_000_000) / 1_000_000
}

/** A deck of cards that have been reviewed for different times, and some new ones. */
function deckOf(known: number, fresh: number, model: ReviewModel): readonly ReviewCard[] {
  const random = fractions(11)
  return Array.from({ length: known + fresh }, (_, index) => {
    const ref = { kind: 'quote', id: `line-${index}` } as const
    const addedAt = now - Math.floor(random() * 60) * day
    let memory = createMemoryState(addedAt)
    if (index >= known) return { ref, addedAt, memory }
    for (let at = addedAt; at <= now - day; at = Math.max(at + day, memory.due)) {
      memory = applyGrade(memory, random() < 0.85 ? 'good' : 'again', at, zone, model)
    }
    return { ref, addedAt, memory }
  })
}

/** Plays the four weeks with the real queue: one session a day, where every card is known as often as FSRS says. */
function playWeeks({ cards, model, limit }: LoadParts, seed: number): number {
  const random = fractions(seed)
  const deck = new Map(cards.map((card) => [cardKey(card.ref), card]))
  let asked = 0
  for (let passed = 0; passed < estimatedDays; passed += 1) {
    let at = now + passed * day
    const gradedToday = new Set<string>()
    for (;;) {
      const { next } = buildQueue({ cards: [...deck.values()], now: at, zone, gradedToday, limit })
      if (next === undefined) break
      const key = cardKey(next.ref)
      const { last, stability } = next.memory
      const elapsed = last === undefined ? 0 : countStudyDays(zone, last, at)
      const chance = schedulerOf(model).forgetting_curve(elapsed, stability)
      const knows = gradedToday.has(key) || last === undefined || random() < chance
      const memory = applyGrade(next.memory, knows ? 'good' : 'again', at, zone, model)
      deck.set(key, { ...next, memory })
      gradedToday.add(key)
      at += 60_000
    }
    asked += gradedToday.size
  }
  return asked / estimatedDays
}

function average(parts: LoadParts): number {
  const runs = [1, 2, 3].map((seed) => playWeeks(parts, seed))
  return runs.reduce((sum, each) => sum + each, 0) / runs.length
}

describe('what to expect of one’s own deck', () => {
  test.each([70, 85, 90, 95])(
    'is near what four weeks of reviews bring at %d in 100',
    (retention) => {
      const model = { retention }
      const parts = { cards: deckOf(60, 15, { retention: 90 }), model, limit: 20, now, zone }
      const { perDay, exceedsLimit } = estimateLoad(parts)
      const played = average(parts)
      expect(exceedsLimit).toBe(false)
      expect(Math.abs(perDay - played) / played).toBeLessThan(0.12)
    },
  )

  test('is more the better the cards shall be known', () => {
    const cards = deckOf(80, 0, { retention: 90 })
    const loads = [70, 80, 90, 95, 97].map(
      (retention) => estimateLoad({ cards, model: { retention }, limit: 200, now, zone }).perDay,
    )
    expect(loads).toEqual(loads.toSorted((a, b) => a - b))
    expect(new Set(loads).size).toBe(loads.length)
  })

  test('never exceeds the limit, and says so', () => {
    const cards = deckOf(100, 100, { retention: 90 })
    const parts = { cards, model: { retention: 90 }, limit: 3, now, zone }
    expect(estimateLoad(parts)).toEqual({ perDay: 3, exceedsLimit: true })
  })

  test('a large deck is estimated from a part of it', () => {
    const model = { retention: 90 }
    const cards = deckOf(150, 0, model)
    const three = [0, 1, 2].flatMap((copy) =>
      cards.map((card) => ({ ...card, ref: { ...card.ref, id: `${card.ref.id}-${copy}` } })),
    )
    const parts = { model, limit: 200, now, zone }
    const once = estimateLoad({ ...parts, cards }).perDay
    expect(estimateLoad({ ...parts, cards: three }).perDay / once).toBeCloseTo(3, 0)
  })

  test('no cards, no work', () => {
    const parts = { cards: [], model: { retention: 90 }, limit: 20, now, zone }
    expect(estimateLoad(parts)).toEqual({ perDay: 0, exceedsLimit: false })
  })
})
