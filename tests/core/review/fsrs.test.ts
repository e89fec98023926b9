import fc from 'fast-check'
import { Rating, createEmptyCard, fsrs } from 'ts-fsrs'
import { expect, test } from 'vitest'
import { createMemoryState, applyGrade, grades, replay } from '../../../src/core/review/fsrs.ts'

const start = Date.UTC(2027, 0, 15, 9, 30)
const day = 86_400_000
const ratings = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
} as const

/** Grades and the minutes before each: from a second look at once to half a year away. */
const history = fc.array(
  fc.record({
    grade: fc.constantFrom(...grades),
    wait: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 180 * 1440 })),
  }),
  { maxLength: 25 },
)

function logOf(
  steps: readonly { readonly grade: (typeof grades)[number]; readonly wait: number }[],
) {
  let at = start
  return steps.map(({ grade, wait }) => ({ grade, at: (at += wait * 60_000) }))
}

test('returns the intervals of ts-fsrs for any log', () => {
  const reference = fsrs()
  fc.assert(
    fc.property(history, (steps) => {
      let card = createEmptyCard(new Date(start))
      let memory = createMemoryState(start)
      for (const { grade, at } of logOf(steps)) {
        card = reference.next(card, new Date(at), ratings[grade]).card
        memory = applyGrade(memory, grade, at)
        expect(memory).toEqual({
          due: card.due.getTime(),
          stability: card.stability,
          difficulty: card.difficulty,
          phase: (['new', 'learning', 'review', 'relearning'] as const)[card.state],
          step: card.learning_steps,
          interval: card.scheduled_days,
          reps: card.reps,
          lapses: card.lapses,
          last: at,
        })
      }
    }),
    { numRuns: 300 },
  )
})

test('a replay of the log gives the same state, also through JSON', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const log = logOf(steps)
      let memory = createMemoryState(start)
      for (const { grade, at } of log) {
        memory = applyGrade(JSON.parse(JSON.stringify(memory)) as typeof memory, grade, at)
      }
      expect(replay(start, log)).toEqual(memory)
    }),
    { numRuns: 300 },
  )
})

test('a card that is known again and again comes ever later', () => {
  let memory = createMemoryState(start)
  const intervals: number[] = []
  for (let time = 0; time < 6; time += 1) {
    memory = applyGrade(memory, 'good', memory.due)
    intervals.push(memory.interval)
  }
  expect(intervals).toEqual(intervals.toSorted((a, b) => a - b))
  expect(intervals.at(-1)).toBeGreaterThan(60)
  expect(applyGrade(memory, 'again', memory.due).due - memory.due).toBeLessThan(day)
})
