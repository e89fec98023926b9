import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerResult, QuizEvent } from '../../../src/core/quiz/events.ts'
import { type Quiz, QuizState } from '../../../src/core/quiz/quiz.ts'
import { QuizSettings, defaultSettings } from '../../../src/core/quiz/quiz-settings.ts'
import { transition } from '../../../src/core/quiz/transition.ts'
import { ownFeedback } from '../../../src/core/quiz/views/feedback.ts'
import { quizMessage } from '../../../src/core/quiz/views/quiz-message.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { lobbyOf, openedAt as now } from '../../fixtures/lobby.ts'

type Untimed<E> = E extends unknown ? Omit<E, 'now'> : never

const people = ['ana', 'ben', 'cleo'].map((id) => ({ id, name: id, isTeacher: false }))
const [ana, ben, cleo] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]

/** Three people are asked the first question, which has a hint; its second option of three is right. */
function asked(given: Partial<QuizSettings> = {}, options = ['Osk', 'Mara', 'The captain']) {
  const settings = { ...defaultSettings, questions: 3, hints: true, retries: 1, ...given }
  const { plan } = lobbyOf('q')
  const items = plan.items.map((item) => ({ ...item, options, hint: 'She lives up there.' }))
  let quiz: Quiz = lobbyOf('q', { settings, items: items as typeof plan.items })
  function send(event: Untimed<QuizEvent>, at = now) {
    const [after, effects] = transition(quiz, { ...event, now: at } as QuizEvent)
    quiz = after
    const result: AnswerResult | undefined = effects.find(
      (effect) => effect.kind === 'answer-result',
    )?.result
    return { result, effects }
  }
  for (const by of people) send({ kind: 'join', by })
  send({ kind: 'start', by: { id: 'host', name: 'Host', isTeacher: true } })
  send({ kind: 'shown', round: 0 })
  return {
    send,
    answer: (by: (typeof people)[0], option: number, at = now) =>
      send({ kind: 'answer', by, round: 0, at, response: [option] }).result,
    hint: (by: (typeof people)[0]) => send({ kind: 'hint', by, round: 0, at: now }).result,
    close: () => send({ kind: 'wake', seenAt: now + 33_000, isOnTime: true }, now + 33_000),
    quiz: () => quiz,
    /** As after a kill: what is stored is read again. */
    reload() {
      quiz = { ...quiz, state: QuizState.parse(JSON.parse(JSON.stringify(quiz.state))) }
    },
    message: () => JSON.stringify(quizMessage(quiz)),
    points: () => Object.fromEntries(quiz.players.map(({ person, points }) => [person, points])),
  }
}

describe('a hint', () => {
  test('costs a quarter once, and only whoever asked for it', () => {
    const { hint, answer, close, points } = asked({ retries: 0 })
    expect(hint(ana)).toEqual({ kind: 'hint', hint: 'She lives up there.', isFree: false })
    hint(ana)
    answer(ana, 1)
    answer(ben, 1)
    answer(cleo, 0)
    close()
    expect(points()).toEqual({ ana: 75, ben: 100, cleo: 0 })
  })

  test('is free after an answer that is final, and counts for one that can be changed', () => {
    const final = asked({ retries: 0 })
    final.answer(ana, 1)
    expect(final.hint(ana)).toMatchObject({ isFree: true })
    const open = asked({ retries: 0, answers: 'changeable' })
    open.answer(ana, 1)
    expect(open.hint(ana)).toMatchObject({ isFree: false })
    open.close()
    expect(open.points()).toMatchObject({ ana: 75 })
  })

  test('is free in a warm-up, and the button says so', () => {
    const { hint, message } = asked({ retries: 0, warmUp: 1 })
    expect(message()).toContain('"Hint"')
    expect(message()).not.toContain('−25%')
    expect(hint(ana)).toMatchObject({ isFree: true })
  })

  test('changes nothing that the channel shows, and needs an open question of a quiz with hints', () => {
    const { send, quiz, message, close, hint } = asked()
    const before = message()
    expect(before).toContain('Hint (−25%)')
    const { effects } = send({ kind: 'hint', by: ana, round: 0, at: now })
    expect(effects.map(({ kind }) => kind)).toEqual(['answer-result'])
    expect(message()).toBe(before)
    expect(send({ kind: 'hint', by: ana, round: 1, at: now }).result).toEqual({ kind: 'closed' })
    close()
    expect(hint(ben)).toEqual({ kind: 'closed' })
    expect(quiz().state.phase).toBe('revealing')
    const plain = asked({ hints: false })
    expect(plain.hint(ana)).toEqual({ kind: 'closed' })
    expect(plain.message()).not.toContain('Hint')
  })
})

describe('a second try', () => {
  test('follows a wrong answer, for half of the points', () => {
    const { answer, close, points } = asked()
    expect(answer(ana, 0)).toEqual({ kind: 'try-again', response: [0] })
    // The same again, or something older that comes late, is not another try.
    expect(answer(ana, 0)).toMatchObject({ kind: 'try-again' })
    expect(answer(ana, 1, now - 1)).toMatchObject({ kind: 'try-again', response: [0] })
    expect(answer(ana, 1)).toMatchObject({ kind: 'accepted', response: [1] })
    expect(answer(ana, 2)).toMatchObject({ kind: 'unchanged', response: [1] })
    expect(answer(ben, 1)).toMatchObject({ kind: 'accepted' })
    expect(answer(ben, 0)).toMatchObject({ kind: 'unchanged', response: [1] })
    expect(answer(cleo, 2)).toMatchObject({ kind: 'try-again' })
    close()
    expect(points()).toEqual({ ana: 50, ben: 100, cleo: 0 })
  })

  test('tells the others nothing: the message and the moment of the close are those of right answers', () => {
    const wrong = asked()
    const right = asked()
    for (const by of people) {
      wrong.answer(by, 0)
      right.answer(by, 1)
      expect(wrong.message()).toBe(right.message())
    }
    const before = wrong.quiz().state
    const { effects } = wrong.send({ kind: 'answer', by: ana, round: 0, at: now, response: [1] })
    expect(effects.map(({ kind }) => kind)).toEqual(['answer-result'])
    for (const { quiz } of [wrong, right]) expect(quiz().state.phase).toBe('asking')
    expect(wrong.quiz().state).toMatchObject({ closesAt: 'closesAt' in before && before.closesAt })
  })

  test('is not given where only one option is left', () => {
    const { answer, quiz } = asked({}, ['True', 'False'])
    expect(answer(ana, 0)).toMatchObject({ kind: 'accepted' })
    answer(ben, 1)
    answer(cleo, 1)
    expect(quiz().state.phase).toBe('revealing')
  })

  test('is offered again on a page that was reloaded', () => {
    const { answer, quiz } = asked()
    answer(ana, 0)
    expect(toPlainText(ownFeedback(quiz(), 'ana')!.reply)).toContain('You can answer once more')
    answer(ana, 1)
    expect(toPlainText(ownFeedback(quiz(), 'ana')!.reply)).toContain('It’s final.')
  })
})

test('points equal an independent calculation, whatever order things happen in', () => {
  const act = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('hint', 'answer', 'kill'),
    option: fc.nat(2),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), fc.boolean(), (acts, penalty) => {
      const room = asked({ penalty })
      const model = people.map(() => ({ hinted: false, given: [] as number[] }))
      for (const { who, what, option } of acts) {
        const own = model[who]!
        const by = people[who]!
        const isDone = own.given.includes(1) || new Set(own.given).size === 2
        if (what === 'hint') {
          room.hint(by)
          own.hinted ||= !isDone
        }
        if (what === 'answer') {
          room.answer(by, option)
          if (!isDone && !own.given.includes(option)) own.given.push(option)
        }
        if (what === 'kill') room.reload()
      }
      room.close()
      const expected = model.map(({ hinted, given }) => {
        if (given.length === 0) return 0
        if (given.at(-1) !== 1) return penalty ? -50 : 0
        return Math.round(100 * (hinted ? 0.75 : 1) * (given.length === 2 ? 0.5 : 1))
      })
      const points = room.points()
      expect(people.map(({ id }) => points[id])).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})

test('settings and rounds that were stored before there was help have none', () => {
  const { hints: _, retries: __, ...stored } = defaultSettings
  expect(QuizSettings.parse(stored)).toMatchObject({ hints: false, retries: 0 })
})
