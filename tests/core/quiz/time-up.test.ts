/** Extra time in a live quiz: what the room sees never depends on whose it is, and what it earns is what anybody would earn. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TimeFactor } from '../../../src/core/accommodations/accommodation.ts'
import type { AnswerResult, QuizEvent } from '../../../src/core/quiz/events.ts'
import type { Quiz } from '../../../src/core/quiz/quiz.ts'
import { type QuizSettings, defaultSettings } from '../../../src/core/quiz/quiz-settings.ts'
import { transition } from '../../../src/core/quiz/transition.ts'
import { projectorView } from '../../../src/core/quiz/views/projector-view.ts'
import { quizMessage } from '../../../src/core/quiz/views/quiz-message.ts'
import { lobbyOf, openedAt } from '../../fixtures/lobby.ts'

const seconds = 1_000
const askedAt = openedAt + 10 * seconds
const closesAt = askedAt + 30 * seconds

interface Student {
  readonly id: string
  readonly timeFactor: TimeFactor
  /** Milliseconds after the question was asked; undefined for somebody who says nothing. */
  readonly answersAfter: number | undefined
  /** The index of the option. */
  readonly option: number
}

function student(id: string, answersAfter?: number, timeFactor: TimeFactor = 1, option = 1) {
  return { id, timeFactor, answersAfter, option }
}

/** Plays the first round. Returns what the channel and the projector showed, from when to when, and what each was told. */
function play(
  students: readonly Student[],
  classTime: TimeFactor,
  given: Partial<QuizSettings> = {},
) {
  const settings = { ...defaultSettings, questions: 3, seconds: 30, ...given }
  let quiz: Quiz = lobbyOf('q', { settings })
  const told = new Map<string, AnswerResult['kind']>()
  const shown: { readonly after: number; readonly words: string }[] = []

  function send(event: QuizEvent, id = ''): void {
    const [next, effects] = transition(quiz, event)
    quiz = next
    const words = JSON.stringify([quizMessage(quiz), projectorView(quiz)])
    if (shown.at(-1)?.words !== words) shown.push({ after: event.now - askedAt, words })
    for (const effect of effects) {
      if (effect.kind === 'answer-result' && event.kind === 'answer') {
        told.set(id, effect.result.kind)
      }
    }
  }

  for (const { id } of students) {
    send({ kind: 'join', by: { id, name: id, isTeacher: false }, now: openedAt })
  }
  const by = { id: 'host', name: 'Host', isTeacher: true }
  send({ kind: 'start', by, now: askedAt })
  send({ kind: 'shown', round: 0, now: askedAt })
  for (let now = askedAt; now <= askedAt + 120 * seconds; now += 500) {
    send({ kind: 'wake', now, seenAt: now, classTime })
    if (quiz.state.phase !== 'asking') break
    for (const { id, timeFactor, answersAfter, option } of students) {
      if (answersAfter === undefined || askedAt + answersAfter !== now) continue
      const actor = { id, name: id, isTeacher: false, timeFactor }
      send({ kind: 'answer', by: actor, round: 0, response: [option], at: now, now }, id)
    }
  }
  return { quiz, told, shown }
}

describe('a question in a class where somebody has extra time', () => {
  test('is open for them alone after the close, and their answer counts', () => {
    const { quiz, told } = play([student('emi', 40_000, 1.5), student('finn', 40_000)], 1.5)
    expect(told).toEqual(
      new Map([
        ['emi', 'accepted'],
        ['finn', 'closed'],
      ]),
    )
    expect(quiz.answers.map(({ person }) => person)).toEqual(['emi'])
    expect(quiz.players.find(({ person }) => person === 'emi')?.points).toBe(100)
  })

  test('shows the same, for as long, whoever has the time and whether or not they use it', () => {
    const plays = [
      play([student('emi', undefined, 1.5), student('finn', 9_000)], 1.5),
      play([student('emi', undefined), student('finn', 9_000, 1.5)], 1.5),
      play([student('emi', undefined), student('finn', 9_000)], 1.5),
    ]
    for (const { shown } of plays) expect(shown).toEqual(plays[0]!.shown)
    const used = play([student('emi', 40_000, 1.5), student('finn', 9_000)], 1.5)
    const lastSecond = play([student('emi', 29_500), student('finn', 9_000), student('kim')], 1.5)
    const ends = [...plays, used, lastSecond].map(({ shown }) => shown.at(-1)!.after)
    expect(new Set(ends)).toEqual(new Set([47_000]))
    // Nothing happens in the channel between the close and the answer.
    expect(used.shown.filter(({ after }) => after > 30_000)).toHaveLength(1)
  })

  test('shows what it would show without, as soon as everybody has answered in time', () => {
    const students = [student('emi', 20_000, 2), student('finn', 9_000)]
    const without = [student('emi', 20_000), student('finn', 9_000)]
    expect(play(students, 2).shown).toEqual(play(without, 1).shown)
  })

  test('tells nothing by the count: an answer after the close looks like one just before it', () => {
    const late = play([student('emi', 40_000, 2), student('finn', 9_000), student('kim')], 2)
    const early = play([student('emi', 29_500), student('finn', 9_000), student('kim')], 2)
    expect(late.shown.at(-1)).toEqual(early.shown.at(-1))
    expect(late.shown.find(({ after }) => after === 30_000)).toEqual(
      early.shown.find(({ after }) => after === 30_000),
    )
  })

  test('keeps nothing that tells who has it: times are brought to the usual time', () => {
    const { quiz } = play([student('emi', 42_000, 1.5), student('kim')], 1.5)
    expect(quiz.answers).toMatchObject([{ took: 28_000, at: askedAt + 28_000 }])
    expect(JSON.stringify(quiz)).not.toMatch(/1\.5|timeFactor|classTime/)
  })

  test('cannot be skipped while it waits, and more time opens it again', () => {
    const { quiz } = play([student('emi', undefined, 2), student('finn', 9_000)], 1)
    expect(quiz.state.phase).toBe('revealing')
    const by = { id: 'host', name: 'Host', isTeacher: true }
    let waiting: Quiz = lobbyOf('q', { settings: { ...defaultSettings, questions: 3 } })
    const events: QuizEvent[] = [
      { kind: 'join', by: { id: 'emi', name: 'Emi', isTeacher: false }, now: openedAt },
      { kind: 'start', by, now: askedAt },
      { kind: 'shown', round: 0, now: askedAt },
      { kind: 'wake', now: closesAt, seenAt: closesAt, classTime: 2 },
      { kind: 'skip', by, now: closesAt + 5_000 },
    ]
    for (const event of events) [waiting] = transition(waiting, event)
    expect(waiting.state).toMatchObject({ phase: 'asking', heldUntil: closesAt + 30_000 })
    const [longer] = transition(waiting, { kind: 'extend', by, now: closesAt + 5_000 })
    expect(longer.state).toMatchObject({ phase: 'asking', closesAt: closesAt + 35_000 })
    expect(longer.state).not.toHaveProperty('heldUntil')
  })
})

const factor = fc.constantFrom<TimeFactor>(1, 1.25, 1.5, 2, 'none')
const anyStudent = fc.record({
  timeFactor: factor,
  answersAfter: fc.option(fc.integer({ min: 0, max: 140 }), { nil: undefined }),
  option: fc.nat(2),
})

/** As the rules say it, worked out without them. */
function expectedPoints(
  { timeFactor, answersAfter, option }: Omit<Student, 'id'>,
  scoring: string,
): number | undefined {
  const share = timeFactor === 'none' ? 2 : timeFactor
  if (answersAfter === undefined || answersAfter > 30_000 * share + 1_000) return undefined
  if (option !== 1) return 0
  if (scoring === 'calm') return 100
  const usual = Math.round(answersAfter / share)
  const halfSeconds = Math.floor(Math.max(0, usual - 1_000) / 500)
  return Math.round(50 + 50 * Math.max(0, 1 - halfSeconds / 60))
}

test('whoever has more time, points are what an independent calculation says', () => {
  fc.assert(
    fc.property(
      fc.array(anyStudent, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('calm' as const, 'speed' as const),
      (given, scoring) => {
        const students = given.map((each, index) => ({
          ...each,
          id: `s${index}`,
          answersAfter: each.answersAfter === undefined ? undefined : each.answersAfter * 500,
        }))
        // Somebody who never answers, so that the question stays open as long as it may.
        const { quiz } = play([...students, student('kim')], 'none', { scoring })
        for (const each of students) {
          const points = expectedPoints(each, scoring)
          const answer = quiz.answers.find(({ person }) => person === each.id)
          expect(answer?.score?.points).toBe(points)
          const player = quiz.players.find(({ person }) => person === each.id)
          expect(player?.points).toBe(points ?? 0)
          expect(answer?.took ?? 0).toBeLessThanOrEqual(31_000)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('what the room sees depends on what it may know alone', () => {
  fc.assert(
    fc.property(
      fc.array(anyStudent, { minLength: 1, maxLength: 4 }),
      factor,
      fc.array(factor, { minLength: 4, maxLength: 4 }),
      (given, classTime, others) => {
        // All answer in the usual time or never, so that the same answers count whoever has more time.
        const students = given.map(({ answersAfter, option, timeFactor }, index) => ({
          id: `s${index}`,
          timeFactor,
          option,
          answersAfter: answersAfter === undefined ? undefined : (answersAfter % 60) * 500,
        }))
        const redealt = students.map((each, index) => ({ ...each, timeFactor: others[index]! }))
        const one = play(students, classTime)
        expect(play(redealt, classTime).shown).toEqual(one.shown)
      },
    ),
    { numRuns: 100 },
  )
})
