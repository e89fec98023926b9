/** The points and the share of a class equal a count that is made another way: from what everyone did, in whole thirds. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goalProgress } from '../../../src/core/quiz/class-goal.ts'
import { type Confidence, confidences } from '../../../src/core/quiz/confidence.ts'
import type { QuizEvent } from '../../../src/core/quiz/events.ts'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import type { Quiz } from '../../../src/core/quiz/quiz.ts'
import { QuizSettings, defaultSettings } from '../../../src/core/quiz/quiz-settings.ts'
import { transition } from '../../../src/core/quiz/transition.ts'
import { lobbyOf, openedAt } from '../../fixtures/lobby.ts'

const fields = { scene: 's', prompt: 'p', explanation: 'e' }
/** Answers of each, with how many of three thirds of them are right, and how many thirds a guess loses. */
const questions: readonly {
  readonly item: PlayItem
  readonly answers: readonly { readonly response: number[] | string; readonly thirds: number }[]
}[] = [
  {
    item: { ...fields, id: 'one', by: 'one', options: ['a', 'b', 'c', 'd'], key: 2 },
    answers: [
      { response: [2], thirds: 3 },
      { response: [0], thirds: -1 },
    ],
  },
  {
    item: { ...fields, id: 'order', by: 'order', options: ['a', 'b', 'c'], key: [2, 0, 1] },
    answers: [
      { response: [2, 0, 1], thirds: 3 },
      { response: [0, 2, 1], thirds: 1 },
      { response: [0, 1, 2], thirds: -1 },
      { response: [1, 0, 2], thirds: -3 },
    ],
  },
  {
    item: { ...fields, id: 'words', by: 'words', accept: ['the lamp'] },
    answers: [
      { response: 'the lamp', thirds: 3 },
      { response: 'a boat', thirds: 0 },
    ],
  },
]
const names = ['ana', 'ben', 'cleo']

/** What each of the three does in a round: nothing, or this answer, said so surely. */
const act = fc.option(
  fc.record({
    choice: fc.nat(3),
    level: fc.option(fc.constantFrom<Confidence>(...confidences)),
    /** Whether they say it with the answer, or after it. */
    isOneAct: fc.boolean(),
  }),
)
const round = fc.record({ acts: fc.tuple(act, act, act), isSkipped: fc.boolean() })
const given = fc.record({
  confidence: fc.constantFrom<QuizSettings['confidence']>('off', 'ask', 'score'),
  penalty: fc.boolean(),
  warmUp: fc.nat(2),
  goal: fc.constantFrom(0, 50, 80),
})

/** Points of an answer by table: the rows of the certainty table are hundredths of a point a third. */
function tablePoints(
  thirds: number,
  level: Confidence | null,
  settings: Pick<QuizSettings, 'confidence' | 'penalty'>,
): number {
  const right = Math.max(0, thirds)
  if (settings.confidence === 'score') {
    const table = {
      sure: [-200, -100, 0, 100],
      think: [-67, -22, 22, 67],
      guess: [0, 11, 22, 33],
    }
    return table[level ?? 'guess'][right] ?? NaN
  }
  const plain = [0, 33, 67, 100]
  return thirds < 0 && settings.penalty ? -(plain[-thirds] ?? NaN) : (plain[right] ?? NaN)
}

interface Round {
  readonly acts: readonly ({
    readonly choice: number
    readonly level: Confidence | null
    readonly isOneAct: boolean
  } | null)[]
  readonly isSkipped: boolean
}

function play(settings: QuizSettings, rounds: readonly Round[]): Quiz {
  let quiz: Quiz = lobbyOf('q', { settings, items: questions.map(({ item }) => item) })
  let now = openedAt
  function send(event: object): void {
    const [after] = transition(quiz, { ...event, now } as QuizEvent)
    quiz = after
  }
  const host = { id: 'host', name: 'Host', isTeacher: true }
  const people = names.map((id) => ({ id, name: id, isTeacher: false }))
  for (const by of people) send({ kind: 'join', by })
  send({ kind: 'start', by: host })
  for (const [number, { acts, isSkipped }] of rounds.entries()) {
    if (quiz.state.phase !== 'asking') break
    // Whoever was silent says that they are still there, so that every question waits for all three.
    for (const by of people) send({ kind: 'join', by })
    send({ kind: 'shown', round: number })
    for (const [index, one] of acts.entries()) {
      const { response } = answerOf(number, one?.choice ?? 0)
      const by = people[index]
      if (one === null) continue
      const with_ = one.isOneAct && one.level !== null ? { confidence: one.level } : {}
      send({ kind: 'answer', by, round: number, response, at: now, ...with_ })
      if (one.level === null || one.isOneAct) continue
      send({ kind: 'confidence', by, round: number, confidence: one.level, at: now })
    }
    if (isSkipped && quiz.state.phase === 'asking') send({ kind: 'skip', by: host })
    now += 200_000
    if (quiz.state.phase === 'asking') send({ kind: 'wake', seenAt: now })
    now += 200_000
    send({ kind: 'wake', seenAt: now })
  }
  return quiz
}

function answerOf(number: number, choice: number) {
  const { answers } = questions[number]!
  return answers[choice % answers.length]!
}

test('points and the share of the class equal a count by table, whatever was asked, skipped and said', () => {
  fc.assert(
    fc.property(given, fc.tuple(round, round, round), (options, rounds) => {
      const settings = { ...defaultSettings, questions: 3, ...options }
      const quiz = play(settings, rounds)
      const points = new Map(names.map((name) => [name, 0]))
      let [right, asked] = [0, 0]
      for (const [number, { acts, isSkipped }] of rounds.entries()) {
        const here = acts.flatMap((one, index) =>
          one === null ? [] : [{ name: names[index]!, ...one, ...answerOf(number, one.choice) }],
        )
        const stated = here.every(({ level }) => settings.confidence === 'off' || level !== null)
        // A question that all have answered, and said how sure they are, closes before it can be skipped.
        const isClosed = here.length === names.length && stated
        if (isSkipped && !isClosed) continue
        if (number < settings.warmUp || here.length === 0) continue
        asked += names.length
        for (const { name, thirds, level } of here) {
          points.set(name, points.get(name)! + tablePoints(thirds, level, settings))
          right += Math.max(0, thirds)
        }
      }
      expect(Object.fromEntries(quiz.players.map((one) => [one.person, one.points]))).toEqual(
        Object.fromEntries(points),
      )
      const progress = goalProgress(settings.goal, quiz.state.together)
      if (settings.goal === 0 || asked === 0) return progress === undefined
      expect(progress).toEqual({
        percent: Math.floor((100 * right) / (3 * asked)),
        isReached: 100 * right >= settings.goal * 3 * asked,
        missing: Math.max(0, Math.ceil((settings.goal * 3 * asked - 100 * right) / 300)),
      })
      return true
    }),
    { numRuns: 300 },
  )
})

test('late joiners owe nothing for what was before them, nor leavers for what comes after', () => {
  const settings = { ...defaultSettings, goal: 80 }
  let quiz: Quiz = lobbyOf('q', { settings })
  let now = openedAt
  function send(event: object): void {
    const [after] = transition(quiz, { ...event, now } as QuizEvent)
    quiz = after
  }
  const [ana, ben, cleo] = names.map((id) => ({ id, name: id, isTeacher: false }))
  const right = { kind: 'answer', response: [1] }
  for (const by of [ana, ben]) send({ kind: 'join', by })
  send({ kind: 'start', by: { id: 'host', name: 'Host', isTeacher: true } })
  for (const number of [0, 1, 2]) {
    send({ kind: 'shown', round: number })
    // Cleo is there from the second question on, and Ben leaves before the third.
    if (number === 1) send({ kind: 'join', by: cleo })
    if (number === 2) send({ kind: 'leave', by: ben })
    send({ ...right, by: ana, round: number, at: now })
    if (number < 2) send({ ...right, by: ben, round: number, at: now })
    now += 200_000
    for (let wakes = 0; wakes < 2; wakes += 1) {
      if (quiz.state.phase === 'asking' || wakes === 1) send({ kind: 'wake', seenAt: now })
      now += 200_000
    }
  }
  expect(quiz.state.together).toEqual({ earned: 5, possible: 2 + 3 + 2 })
})

test('the share is never said to be the goal before it is', () => {
  expect(goalProgress(80, undefined)).toBeUndefined()
  expect(goalProgress(80, { earned: 7.999_999_999_9, possible: 10 })).toMatchObject({
    percent: 80,
    isReached: true,
    missing: 0,
  })
  expect(goalProgress(80, { earned: 7.99, possible: 10 })).toEqual({
    percent: 79,
    isReached: false,
    missing: 1,
  })
})

test('settings and states that were stored before goals, boards and warm-ups can be read', () => {
  const { board: _, goal: __, warmUp: ___, smallClass: ____, ...stored } = defaultSettings
  expect(QuizSettings.parse(stored)).toEqual(defaultSettings)
})
