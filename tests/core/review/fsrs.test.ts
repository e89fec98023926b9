import fc from 'fast-check'
import { Rating, createEmptyCard, fsrs } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import {
  type MemoryState,
  applyGrade,
  createMemoryState,
  dueAt,
  grades,
  replay,
} from '../../../src/core/review/fsrs.ts'
import { startOfStudyDay, studyDay } from '../../../src/core/review/study-day.ts'

const start = Date.UTC(2027, 0, 15, 9, 30)
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const ratings = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
} as const

/** With clock changes at two and at midnight, far from UTC on both sides, and one whose day turns at midnight in UTC. */
const zones = fc.constantFrom(
  'UTC',
  'America/New_York',
  'America/Los_Angeles',
  'Europe/London',
  'Asia/Tokyo',
  'Asia/Dubai',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'Pacific/Apia',
  'Pacific/Kiritimati',
)

interface Logged {
  readonly grade: (typeof grades)[number]
  readonly at: number
}

/** Grades and the minutes before each: from a second look at once to half a year away. */
const history = fc
  .array(
    fc.record({
      grade: fc.constantFrom(...grades),
      wait: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 180 * 1440 })),
    }),
    { maxLength: 25 },
  )
  .map((steps): readonly Logged[] => {
    let at = start
    return steps.map(({ grade, wait }) => ({ grade, at: (at += wait * minute) }))
  })

/** The same, but on days of which each answer takes place between nine and twenty-one o’clock. */
const daytimeHistory = fc
  .array(
    fc.record({
      grade: fc.constantFrom(...grades),
      days: fc.integer({ min: 0, max: 120 }),
      minutes: fc.integer({ min: 0, max: 720 }),
    }),
    { maxLength: 25 },
  )
  .map((steps): readonly Logged[] => {
    let day0 = Date.UTC(2027, 0, 15, 9)
    return steps
      .map(({ grade, days, minutes }) => ({ grade, at: (day0 += days * day) + minutes * minute }))
      .toSorted((a, b) => a.at - b.at)
  })

function statesOf(log: readonly Logged[], zone: string): readonly MemoryState[] {
  let memory = createMemoryState(start)
  return log.map(({ grade, at }) => (memory = applyGrade(memory, grade, at, zone)))
}

function withoutTimes(log: readonly Logged[], zone: string) {
  return statesOf(log, zone).map((memory) => ({ ...memory, due: 0, last: 0 }))
}

/** The state after grades at these times. */
function after(zone: string, ...log: readonly (readonly [(typeof grades)[number], string])[]) {
  return replay(
    start,
    log.map(([grade, at]) => ({ grade, at: Date.parse(at) })),
    zone,
  )
}

test('returns the intervals of ts-fsrs for any log', () => {
  const reference = fsrs()
  fc.assert(
    fc.property(daytimeHistory, (log) => {
      let card = createEmptyCard(new Date(start))
      const expected = log.map(({ grade, at }) => {
        card = reference.next(card, new Date(at), ratings[grade]).card
        return {
          due:
            card.scheduled_days === 0
              ? card.due.getTime()
              : Math.floor(card.due.getTime() / day) * day + 4 * hour,
          stability: card.stability,
          difficulty: card.difficulty,
          phase: (['new', 'learning', 'review', 'relearning'] as const)[card.state],
          step: card.learning_steps,
          interval: card.scheduled_days,
          reps: card.reps,
          lapses: card.lapses,
          last: at,
        }
      })
      expect(statesOf(log, 'UTC')).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

describe('the hour of a session', () => {
  test('does not change an interval, wherever the student lives', () => {
    fc.assert(
      fc.property(
        daytimeHistory,
        fc.integer({ min: -5 * 60, max: 7 * 60 - 1 }),
        zones,
        (log, shift, zone) => {
          // Local times of a zone that keeps its clocks, so that the answers stay within their days.
          const shifted = log.map(({ grade, at }) => ({ grade, at: at + shift * minute }))
          expect(withoutTimes(shifted, 'UTC')).toEqual(withoutTimes(log, 'UTC'))
          const local = log.map(({ grade, at }) => ({
            grade,
            at: inZone(at + shift * minute, zone),
          }))
          expect(withoutTimes(local, zone)).toEqual(withoutTimes(log, 'UTC'))
        },
      ),
      { numRuns: 300 },
    )
  })

  test.each([
    ['UTC', '2026-11-28T20:00Z', '2026-11-28T20:10Z'],
    ['UTC', '2026-11-28T23:55Z', '2026-11-29T00:05Z'],
    ['America/Los_Angeles', '2026-11-28T23:55Z', '2026-11-29T00:05Z'],
    ['America/Los_Angeles', '2026-11-29T07:55Z', '2026-11-29T08:05Z'],
    ['Asia/Tokyo', '2026-11-28T23:55Z', '2026-11-29T00:05Z'],
    ['Asia/Dubai', '2026-11-28T23:55Z', '2026-11-29T00:05Z'],
    ['Pacific/Kiritimati', '2026-11-28T09:55Z', '2026-11-28T10:05Z'],
  ])('ten minutes are no day: %s %s and %s', (zone, first, second) => {
    const memory = after(zone, ['good', first], ['good', second])
    expect(memory).toMatchObject({ interval: 2, phase: 'review' })
    expect(memory.stability).toBeCloseTo(2.31, 2)
    const lapsed = after(zone, ['easy', '2026-11-20T20:00Z'], ['again', first], ['good', second])
    expect(lapsed).toMatchObject({ interval: 1, lapses: 1 })
  })
})

describe('when a card is due', () => {
  test('is the start of its day, whenever and wherever it was graded and is looked at', () => {
    fc.assert(
      fc.property(history, zones, zones, (log, zone, later) => {
        const [memory] = statesOf(log, zone).slice(-1)
        if (memory?.last === undefined || memory.interval === 0) return
        const day0 = studyDay(zone, memory.last)
        expect(memory.due).toBe(startOfStudyDay(zone, day0 + memory.interval))
        expect(dueAt(memory, zone, memory.last)).toBe(memory.due)
        const moved = studyDay(later, memory.last) + memory.interval
        expect(dueAt(memory, later, memory.last)).toBe(startOfStudyDay(later, moved))
      }),
      { numRuns: 500 },
    )
  })

  test('is to the minute while a card is being learnt', () => {
    const memory = applyGrade(createMemoryState(start), 'good', start, 'Asia/Tokyo')
    expect(dueAt(memory, 'Asia/Tokyo', start)).toBe(start + 10 * minute)
    expect(dueAt(memory, 'America/New_York', start)).toBe(start + 10 * minute)
  })

  test('holds for cards whose due time was stored to the minute', () => {
    // As the bot wrote it before: two days after a review at 20:10, to the minute.
    const last = Date.parse('2026-11-28T20:10Z')
    const old = { ...after('UTC', ['good', '2026-11-28T20:00Z'], ['good', '2026-11-28T20:10Z']) }
    const memory = { ...old, due: last + 2 * day }
    expect(dueAt(memory, 'UTC', last)).toBe(Date.parse('2026-11-30T04:00Z'))
    expect(dueAt(memory, 'Europe/Berlin', last)).toBe(Date.parse('2026-11-30T03:00Z'))
    expect(applyGrade(memory, 'good', last + 2 * day, 'UTC').interval).toBeGreaterThan(2)
  })

  test('is within a day of the same moment after a move over the date line', () => {
    const memory = after('Pacific/Auckland', ['easy', '2027-06-01T08:00Z'])
    const before = dueAt(memory, 'Pacific/Auckland', memory.last!)
    expect(Math.abs(dueAt(memory, 'Pacific/Honolulu', memory.last!) - before)).toBeLessThan(day)
  })
})

describe('a clock that is put back', () => {
  test('breaks nothing, whatever the stamps', () => {
    const stamps = fc.array(
      fc.record({
        grade: fc.constantFrom(...grades),
        at: fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2200, 0, 1) }),
      }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(stamps, zones, stamps, (log, zone, looks) => {
        for (const memory of statesOf(log, zone)) {
          expect(memory.due).toBeGreaterThanOrEqual(memory.last!)
          for (const { at } of looks) expect(dueAt(memory, zone, at)).toBeTypeOf('number')
        }
      }),
      { numRuns: 300 },
    )
  })

  test.each([1, 1000, minute, hour, day - 1, day])('by %i ms counts as the same moment', (back) => {
    for (const first of ['2026-11-28T20:00Z', '2026-11-28T00:00:30Z', '2026-11-28T04:00:30Z']) {
      const at = Date.parse(first)
      const memory = applyGrade(createMemoryState(at), 'good', at, 'UTC')
      const same = applyGrade(memory, 'good', at, 'UTC')
      const earlier = applyGrade(memory, 'good', at - back, 'UTC')
      expect(earlier).toEqual({ ...same, due: earlier.due, last: at - back })
      // What is shown on the button is what the student waits.
      expect(applyGrade(memory, 'again', at - back, 'UTC').due - (at - back)).toBe(minute)
    }
  })

  test('by years does not hide a card for years', () => {
    const wrong = Date.parse('2037-01-01T12:00Z')
    const memory = after('UTC', ['easy', '2037-01-01T12:00Z'])
    const now = Date.parse('2027-01-01T12:00Z')
    expect(dueAt(memory, 'UTC', wrong)).toBeGreaterThan(wrong)
    expect(dueAt(memory, 'UTC', now)).toBe(now)
    const mended = applyGrade(memory, 'good', now, 'UTC')
    expect(dueAt(mended, 'UTC', now)).toBeLessThan(now + 100 * day)
    // A new card, or one that is being learnt, does not wait until the clock catches up.
    expect(dueAt(createMemoryState(wrong), 'UTC', now)).toBe(now)
    const learning = applyGrade(createMemoryState(start), 'good', start, 'UTC')
    expect(dueAt(learning, 'UTC', start - 2 * hour)).toBe(start - 2 * hour + 10 * minute)
  })
})

test('a replay of the log gives the same state, also through JSON', () => {
  fc.assert(
    fc.property(history, zones, (log, zone) => {
      let memory = createMemoryState(start)
      for (const { grade, at } of log) {
        memory = applyGrade(JSON.parse(JSON.stringify(memory)) as MemoryState, grade, at, zone)
      }
      expect(replay(start, log, zone)).toEqual(memory)
    }),
    { numRuns: 300 },
  )
})

test('a card that is known again and again comes ever later', () => {
  let memory = createMemoryState(start)
  const intervals: number[] = []
  for (let time = 0; time < 6; time += 1) {
    memory = applyGrade(memory, 'good', memory.due, 'UTC')
    intervals.push(memory.interval)
  }
  expect(intervals).toEqual(intervals.toSorted((a, b) => a - b))
  expect(intervals.at(-1)).toBeGreaterThan(60)
  expect(applyGrade(memory, 'again', memory.due, 'UTC').due - memory.due).toBeLessThan(day)
})

/** Returns the moment that has the same date and time in a zone as another has in UTC. */
function inZone(at: number, zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC')
  return local.toPlainDateTime().toZonedDateTime(zone).epochMilliseconds
}
