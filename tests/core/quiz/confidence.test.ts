import { describe, expect, test } from 'vitest'
import { certaintyPoints, confidences } from '../../../src/core/quiz/confidence.ts'
import type { AnswerResult, QuizEvent } from '../../../src/core/quiz/events.ts'
import type { Quiz } from '../../../src/core/quiz/quiz.ts'
import { QuizSettings, defaultSettings } from '../../../src/core/quiz/quiz-settings.ts'
import { transition } from '../../../src/core/quiz/transition.ts'
import { lobbyOf, openedAt as now } from '../../fixtures/lobby.ts'

describe('points for being sure', () => {
  test('are Moodle’s 1, 2, 3 and 0, −2, −6, of which 3 are a right answer', () => {
    const table = confidences.map((level) => [1, 0].map((credit) => certaintyPoints(credit, level)))
    expect(table).toEqual([
      [100, -200],
      [67, -67],
      [33, 0],
    ])
    expect(certaintyPoints(1, undefined)).toBe(33)
    expect(certaintyPoints(0.25, 'sure')).toBe(-125)
  })

  test.each([
    [0.6, 'guess'],
    [0.7, 'think'],
    [0.75, 'think'],
    [0.85, 'sure'],
  ] as const)(
    'pay best at a share right of %d for “%s”, however the answer has parts',
    (share, best) => {
      const paid = confidences.toSorted(
        (a, b) => certaintyPoints(share, b) - certaintyPoints(share, a),
      )
      expect(paid[0]).toBe(best)
    },
  )
})

type Untimed<E> = E extends unknown ? Omit<E, 'now'> : never

/** Ana and Ben are asked the first question. */
function asked(given: Partial<QuizSettings> = {}) {
  const settings = { ...defaultSettings, questions: 3, confidence: 'ask' as const, ...given }
  let quiz: Quiz = lobbyOf('q', { settings })
  function send(event: Untimed<QuizEvent>): AnswerResult | undefined {
    const [after, effects] = transition(quiz, { ...event, now } as QuizEvent)
    quiz = after
    return effects.find((effect) => effect.kind === 'answer-result')?.result
  }
  const [ana, ben] = ['ana', 'ben'].map((id) => ({ id, name: id, isTeacher: false }))
  for (const by of [ana!, ben!]) send({ kind: 'join', by })
  send({ kind: 'start', by: { id: 'host', name: 'Host', isTeacher: true } })
  send({ kind: 'shown', round: 0 })
  return {
    ana: ana!,
    ben: ben!,
    send,
    quiz: () => quiz,
    points: () => Object.fromEntries(quiz.players.map(({ person, points }) => [person, points])),
  }
}

describe('saying how sure one is', () => {
  const first = { round: 0, at: now } as const
  const right = { kind: 'answer' as const, ...first, response: [1] }

  test('is kept with the answer, by one act or by a press after it, until the question closes', () => {
    const { ana, ben, send, quiz } = asked()
    expect(send({ ...right, by: ana, confidence: 'think' })).toMatchObject({ confidence: 'think' })
    expect(send({ kind: 'confidence', by: ana, ...first, confidence: 'sure' })).toEqual({
      kind: 'accepted',
      response: [1],
      confidence: 'sure',
    })
    // The same answer, sent twice, takes nothing back.
    expect(send({ ...right, by: ana })).toMatchObject({ kind: 'accepted', confidence: 'sure' })
    send({ ...right, by: ben, response: [0], confidence: 'guess' })
    expect(quiz().state.phase).toBe('revealing')
    expect(quiz().answers.map(({ confidence }) => confidence)).toEqual(['sure', 'guess'])
    expect(send({ kind: 'confidence', by: ana, ...first, confidence: 'guess' })).toEqual({
      kind: 'closed',
    })
    expect(quiz().answers.map(({ confidence }) => confidence)).toEqual(['sure', 'guess'])
  })

  test('takes an answer, and a quiz that asks for it', () => {
    const { ana, send } = asked()
    const sure = { kind: 'confidence', ...first, confidence: 'sure' } as const
    expect(send({ ...sure, by: ana })).toEqual({ kind: 'invalid' })
    const plain = asked({ confidence: 'off' })
    plain.send({ ...right, by: plain.ana })
    expect(plain.send({ ...sure, by: plain.ana })).toEqual({ kind: 'closed' })
  })

  test('has a moment after the last answer, and nobody waits once all have said it', () => {
    const { ana, ben, send, quiz } = asked()
    send({ ...right, by: ana, confidence: 'sure' })
    send({ ...right, by: ben })
    expect(quiz().state).toMatchObject({ phase: 'asking', closesAt: now + 5_000 })
    send({ kind: 'confidence', by: ben, ...first, confidence: 'think' })
    expect(quiz().state.phase).toBe('revealing')
  })

  test('is of one answer: another one starts without it', () => {
    const { ana, send } = asked({ answers: 'changeable' })
    send({ ...right, by: ana, confidence: 'sure' })
    expect(send({ ...right, by: ana, response: [2] })).toEqual({ kind: 'changed', response: [2] })
  })

  test('decides the points only where that was asked for', () => {
    for (const [confidence, points] of [
      ['ask', { ana: 100, ben: 0 }],
      ['score', { ana: 67, ben: -200 }],
    ] as const) {
      const quiz = asked({ confidence })
      quiz.send({ ...right, by: quiz.ana, confidence: 'think' })
      quiz.send({ ...right, by: quiz.ben, response: [0], confidence: 'sure' })
      expect(quiz.points()).toEqual(points)
    }
  })

  test('changes nothing that the channel shows', () => {
    const { ana, send, quiz } = asked()
    send({ ...right, by: ana })
    const before = quiz()
    const [, effects] = transition(before, {
      kind: 'confidence',
      by: ana,
      ...first,
      confidence: 'sure',
      now,
    })
    expect(effects.map(({ kind }) => kind)).toEqual(['answer-result'])
  })
})

test('settings that were stored before there was confidence ask for none', () => {
  const { confidence: _, ...stored } = defaultSettings
  expect(QuizSettings.parse(stored).confidence).toBe('off')
})
