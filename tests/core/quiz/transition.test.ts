/** The invariants of a quiz under any order of events: late, early, repeated, from strangers. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leaderboard } from '../../../src/core/quiz/leaderboard.ts'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import {
  type GivenAnswer,
  type Quiz,
  isOver,
  lateGraceMs,
  wakesAt,
} from '../../../src/core/quiz/quiz.ts'
import { type QuizSettings, defaultSettings } from '../../../src/core/quiz/quiz-settings.ts'
import { pointsFor } from '../../../src/core/quiz/score.ts'
import { quizMessage } from '../../../src/core/quiz/views/quiz-message.ts'
import { type QuizEvent, hostActions } from '../../../src/core/quiz/events.ts'
import { transition } from '../../../src/core/quiz/transition.ts'

const start = Date.UTC(2027, 0, 15)
const shared = { scene: 'the-letter', prompt: 'Which?', explanation: 'Because.' }
const items: readonly PlayItem[] = [
  { ...shared, id: 'a', by: 'one', options: ['x', 'y', 'z'], key: 1 },
  { ...shared, id: 'b', by: 'several', options: ['x', 'y', 'z'], key: [0, 2] },
  { ...shared, id: 'c', by: 'words', accept: ['the lamp'] },
]

export const settings: QuizSettings = { ...defaultSettings, questions: 3, seconds: 20 }

function opened(given: Partial<QuizSettings>): Quiz {
  return {
    plan: {
      id: 'q',
      room: 'room',
      class: 'class',
      platform: 'web',
      seed: 1,
      openedAt: start,
      about: 'everything',
      pack: 'lantern',
      settings: { ...settings, ...given },
      items: [...items],
    },
    state: {
      phase: 'lobby',
      startsAt: start + 60_000,
      extensions: 0,
      message: { room: 'room', id: 'm' },
      hostSeenAt: start,
      posts: 0,
      quiet: 0,
    },
    host: { id: 'p0', name: 'P0', isTeacher: false },
    players: [],
    answers: [],
    firstVotes: [],
  }
}

const by = fc.nat(5).map((n) => ({ id: `p${n}`, name: `P${n}`, isTeacher: n === 5 }))
const response = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom([0], [1], [0, 2], 'the lamp', 'teh lamp', 'a boat') },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 4 }) },
)

/** Steps of time that make some answers early, some in the grace, some late. */
const gap = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(0, 10, 400) },
  { weight: 4, arbitrary: fc.constantFrom(3_000, 9_000) },
  { weight: 1, arbitrary: fc.constantFrom(19_000, 25_000, 70_000) },
)

/** Stopping ends a quiz, so it comes seldom, and starting often. */
const gentle = ['start', ...hostActions.filter((control) => control !== 'stop')] as const

type Untimed<E> = E extends unknown ? Omit<E, 'now'> : never

const happening: fc.Arbitrary<
  Untimed<QuizEvent> & { readonly gap: number; readonly lag?: number }
> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({ kind: fc.constant('join' as const), by, gap, team: fc.nat(3) }),
  },
  {
    weight: 80,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      by,
      gap,
      round: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
      response,
      at: fc.constant(0),
      lag: fc.constantFrom(0, 100, 1_500, 4_000, -300),
      isSecond: fc.constantFrom(false, false, true),
    }),
  },
  {
    weight: 15,
    arbitrary: fc.record({ kind: fc.constantFrom(...gentle), by, gap }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stop' as const), by, gap }) },
  {
    weight: 40,
    arbitrary: fc.record({
      kind: fc.constant('shown' as const),
      round: fc.nat(2),
      isSecond: fc.boolean(),
      gap,
    }),
  },
  {
    weight: 40,
    arbitrary: fc.record({ kind: fc.constant('wake' as const), seenAt: fc.constant(0), gap }),
  },
)

interface Seen {
  readonly quiz: Quiz
  readonly now: number
  /** Every answer that was scored, by round and person. */
  readonly scored: ReadonlyMap<string, GivenAnswer>
}

function play(
  from: Quiz,
  events: readonly (Untimed<QuizEvent> & { gap: number; lag?: number })[],
): Seen {
  let quiz = from
  let now = start
  const scored = new Map<string, GivenAnswer>()
  for (const { gap: passed, lag = 0, ...event } of events) {
    now += passed
    const timed = {
      ...event,
      now,
      ...(event.kind === 'answer' ? { at: now - lag } : {}),
      ...(event.kind === 'wake' ? { seenAt: now - passed } : {}),
    } as QuizEvent
    const before = quiz
    const [after] = transition(quiz, timed)
    quiz = after
    check(before, after, timed)
    // The last answers of a question are counted in the very step that receives them.
    for (const answer of after.answers) {
      if (answer.score === null) continue
      const key = `${answer.round}/${answer.person}`
      expect(answer).toEqual(scored.get(key) ?? answer)
      scored.set(key, answer)
    }
  }
  return { quiz, now, scored }
}

/** What must hold of every single step. */
function check(before: Quiz, after: Quiz, event: QuizEvent): void {
  expect(after.plan).toBe(before.plan)
  expect(JSON.parse(JSON.stringify(after))).toEqual(after)
  expect(quizMessage(after).blocks.length).toBeGreaterThan(0)
  const people = after.answers.map((answer) => answer.person)
  expect(new Set(people).size).toBe(people.length)
  for (const answer of after.answers) {
    expect(after.players.some((player) => player.person === answer.person)).toBe(true)
  }
  if (isOver(before.state)) expect(after.state).toEqual(before.state)

  const gained = after.players.some(
    (player) =>
      player.points !== (before.players.find((one) => one.person === player.person)?.points ?? 0),
  )
  // Points come from a round that was open until this moment, and from nothing else.
  if (gained) {
    expect(before.state.phase).toBe('asking')
    expect(after.state.phase).toBe('revealing')
    expect(event.kind === 'wake' || event.kind === 'answer').toBe(true)
  }
  if (event.kind === 'answer' && after.answers.length > before.answers.length) {
    expect(before.state).toMatchObject({ phase: 'asking', round: event.round })
    if (before.state.phase === 'asking') {
      expect(event.at).toBeLessThanOrEqual(before.state.closesAt + lateGraceMs)
    }
  }
}

const anySettings = fc.record({
  scoring: fc.constantFrom('calm' as const, 'speed' as const),
  answers: fc.constantFrom('final' as const, 'changeable' as const),
  teams: fc.constantFrom(0, 2, 3),
  teamsBy: fc.constantFrom('draw' as const, 'choice' as const),
  anonymous: fc.boolean(),
  penalty: fc.boolean(),
  mode: fc.constantFrom('plain' as const, 'peer' as const),
})

test('whatever happens, points are the sum of one counted answer a student a round', () => {
  fc.assert(
    fc.property(anySettings, fc.array(happening, { maxLength: 120 }), (given, events) => {
      const { quiz, scored } = play(opened(given), events)
      for (const player of quiz.players) {
        const own = [...scored.values()].filter((answer) => answer.person === player.person)
        const sum = own.reduce(
          (total, { round, response: chosen, took }) =>
            total + pointsFor(quiz.plan.settings, items[round]!, chosen, took),
          0,
        )
        expect(player.points).toBe(sum)
      }
    }),
    { numRuns: 400 },
  )
})

test('whatever happened, ranks are competition ranks and equal points share one', () => {
  fc.assert(
    fc.property(anySettings, fc.array(happening, { maxLength: 80 }), (given, events) => {
      const { quiz } = play(opened(given), events)
      const rows = leaderboard(quiz)
      for (const row of rows) {
        const better = rows.filter((other) => other.points > row.points).length
        expect(row.rank).toBe(better + 1)
      }
    }),
    { numRuns: 200 },
  )
})

test('whatever happened, a quiz that is only woken when it wants to be ends', () => {
  fc.assert(
    fc.property(anySettings, fc.array(happening, { maxLength: 60 }), (given, events) => {
      let { quiz, now } = play(opened(given), events)
      for (let wakes = 0; wakes < 60 && !isOver(quiz.state); wakes += 1) {
        const due = wakesAt(quiz.state)
        now = Math.max(now, due ?? now)
        quiz = transition(quiz, { kind: 'wake', now, seenAt: now })[0]
      }
      expect(isOver(quiz.state)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('the random quizzes are real ones: many of them count answers', () => {
  const plays = fc
    .sample(fc.tuple(anySettings, fc.array(happening, { minLength: 100, maxLength: 120 })), {
      numRuns: 200,
      seed: 1,
    })
    .map(([given, events]) => play(opened(given), events).scored.size)
  expect(plays.filter((scored) => scored > 0).length).toBeGreaterThan(50)
})

test('events that come twice change nothing the second time', () => {
  fc.assert(
    fc.property(
      anySettings,
      fc.array(happening, { maxLength: 60 }),
      happening,
      (given, events, last) => {
        const { quiz, now } = play(opened(given), events)
        const { gap: _gap, lag: _lag, ...event } = last
        fc.pre(event.kind !== 'extend' && !event.kind.startsWith('skip'))
        const timed = Object.assign(event, { now, seenAt: now, at: now }) as QuizEvent
        const [once] = transition(quiz, timed)
        const [twice] = transition(once, timed)
        expect(twice.players.map((player) => player.points)).toEqual(
          once.players.map((player) => player.points),
        )
        expect(twice.state.phase).toBe(once.state.phase)
        expect(twice.answers).toEqual(once.answers)
      },
    ),
    { numRuns: 300 },
  )
})

test('a message that two processes are given does not send anyone elsewhere', () => {
  const message = { room: 'room', id: 'm1' }
  const quiz = opened({})
  const replaces = quiz.state.message
  const event = { kind: 'posted', message, replaces, missingMs: 0, now: start } as const
  const [first] = transition(quiz, event)
  expect(first.state.message).toEqual(message)
  expect(transition(first, event)).toEqual([first, []])
})
