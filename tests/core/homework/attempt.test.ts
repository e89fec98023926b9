/** What an attempt promises under any order of presses, from any device, late and repeated. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Attempt,
  answerQuestion,
  attemptClosesAt,
  beginAttempt,
  finishAttempt,
  isOpen,
  nextQuestion,
} from '../../../src/core/homework/attempt.ts'
import type { Assignment } from '../../../src/core/homework/assignment.ts'
import { isValidAnswer } from '../../../src/core/quiz/item.ts'
import type { QuizAnswer } from '../../../src/core/quiz/kinds/kind.ts'
import {
  assignmentWith,
  attemptWith,
  homeworkItems,
  hourMs,
  setAt,
} from '../../fixtures/homework.ts'

const start = { person: 'web:ana', seed: 7, at: setAt }

const responses: readonly QuizAnswer[] = [
  [0],
  [1],
  [2],
  [0, 2],
  [2, 0, 1],
  [1, 2, 0],
  'the lamp',
  'x',
  [9],
]
const event = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      position: fc.integer({ min: -1, max: homeworkItems.length }),
      response: fc.constantFrom(...responses),
      at: fc.integer({ min: setAt, max: setAt + 26 * hourMs }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('finish' as const),
      at: fc.integer({ min: setAt, max: setAt + 26 * hourMs }),
    }),
  },
)

interface Step {
  readonly assignment: Assignment
  readonly before: Attempt
  readonly each: typeof event extends fc.Arbitrary<infer Each> ? Each : never
  readonly attempt: Attempt
  readonly result: string
}

/** Whatever changes was confirmed, came in time, and is an answer; what was shown or handed in stays. */
function checkStep({ assignment, before, each, attempt, result }: Step): void {
  const isConfirmed = ['accepted', 'changed', 'finished'].includes(result)
  expect(attempt === before || isConfirmed).toBe(true)
  expect(attempt === before || isOpen(assignment, before, each.at)).toBe(true)
  const finished = result === 'finished' ? each.at : before.finishedAt
  expect(attempt.finishedAt).toBe(finished)
  const isReplaced = attempt !== before && attempt.answers.length === before.answers.length
  const stays = before.finishedAt !== null || assignment.plan.show === 'at-once'
  expect(isReplaced && each.kind === 'answer' && stays).toBe(false)
  const times = before.answers.flatMap(({ position, at }) =>
    each.kind === 'answer' && position === each.position ? [at] : [],
  )
  expect(attempt === before || times.every((at) => at <= each.at)).toBe(true)
  const item = each.kind === 'answer' ? homeworkItems[each.position] : undefined
  const isAnswer =
    each.kind === 'finish' || (item !== undefined && isValidAnswer(item, each.response))
  expect(attempt === before || isAnswer).toBe(true)
}

test('whatever comes in whatever order, what was confirmed stays, and nothing else is kept', () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 60 }),
      fc.constantFrom('at-once' as const, 'after-attempt' as const, 'after-due' as const),
      (events, show) => {
        const assignment = assignmentWith({ show })
        let attempt: Attempt = attemptWith()
        const confirmed = new Map<number, { response: QuizAnswer; at: number }>()
        for (const each of events) {
          const before = attempt
          const step =
            each.kind === 'finish'
              ? finishAttempt(assignment, before, each.at)
              : answerQuestion(assignment, before, each)
          attempt = step.attempt
          if (each.kind === 'answer' && attempt !== before) {
            const { position, response, at } = each
            confirmed.set(position, { response, at })
          }
          checkStep({ assignment, before, each, ...step })
        }
        const kept = attempt.answers.map(({ position, ...rest }) => [position, rest] as const)
        expect(new Map(kept)).toEqual(confirmed)
        expect(kept).toHaveLength(confirmed.size)
        const next = nextQuestion(attempt)
        expect(next === undefined).toBe(confirmed.size === attempt.order.length)
        expect(next === undefined || !confirmed.has(next)).toBe(true)
      },
    ),
  )
})

test('an answer that a platform delivers again changes nothing, even after handing in', () => {
  const assignment = assignmentWith()
  const given = { position: 0, response: [1], at: setAt + 1 }
  const { attempt } = answerQuestion(assignment, attemptWith(), given)
  expect(answerQuestion(assignment, attempt, given)).toEqual({ attempt, result: 'accepted' })
  const { attempt: handedIn } = finishAttempt(assignment, attempt, setAt + 2)
  expect(answerQuestion(assignment, handedIn, given).result).toBe('accepted')
  const other = { ...given, response: [2] }
  expect(answerQuestion(assignment, handedIn, other)).toEqual({
    attempt: handedIn,
    result: 'closed',
  })
})

test('of two devices the later press counts, whichever arrives first', () => {
  const assignment = assignmentWith()
  const phone = { position: 0, response: [0], at: setAt + 5 }
  const laptop = { position: 0, response: [2], at: setAt + 9 }
  for (const order of [
    [phone, laptop],
    [laptop, phone],
  ]) {
    let attempt: Attempt = attemptWith()
    for (const each of order) attempt = answerQuestion(assignment, attempt, each).attempt
    expect(attempt.answers).toEqual([laptop])
  }
})

test('a skipped question comes again after the others', () => {
  const attempt = attemptWith({ order: [2, 0, 1] })
  expect(nextQuestion(attempt)).toBe(2)
  expect(nextQuestion(attempt, 2)).toBe(0)
  const after = { ...attempt, answers: [{ position: 0, response: [1], at: setAt }] }
  expect(nextQuestion(after, 0)).toBe(1)
  expect(nextQuestion(after, 1)).toBe(2)
  const last = { ...after, answers: [...after.answers, { position: 1, response: [0], at: setAt }] }
  expect(nextQuestion(last, 2)).toBe(2)
})

describe('beginning', () => {
  test('asks every question once, in an order that the seed decides', () => {
    const begun = beginAttempt(assignmentWith(), [], start)
    expect(begun).toEqual(beginAttempt(assignmentWith(), [], start))
    if (begun.kind === 'refused') throw new Error('It should have begun.')
    expect(new Set(begun.attempt.order)).toEqual(new Set([0, 1, 2, 3, 4, 5]))
    expect(begun.attempt.order).toHaveLength(6)
  })

  test('goes on with what is open, and begins anew only where another attempt is left', () => {
    const open = attemptWith()
    expect(beginAttempt(assignmentWith(), [open], start)).toEqual({
      kind: 'going-on',
      attempt: open,
    })
    const done = attemptWith({ finishedAt: setAt + 1 })
    expect(beginAttempt(assignmentWith(), [done], start)).toMatchObject({ why: 'used-up' })
    expect(beginAttempt(assignmentWith({ attempts: 2 }), [done], start)).toMatchObject({
      kind: 'begun',
      attempt: { number: 2 },
    })
  })

  test.each([
    ['planned', { opensAt: setAt + 1 }],
    ['closed', { dueAt: setAt - 1 }],
    ['closed', { closedAt: setAt - 1 }],
    ['cancelled', { cancelled: true }],
  ] as const)('is refused while it is %s', (why, state) => {
    expect(beginAttempt(assignmentWith({}, state), [], start)).toEqual({ kind: 'refused', why })
  })

  test('has its own time limit, by the factor that the person has', () => {
    const timed = assignmentWith({ timeMs: hourMs })
    function deadline(timeFactor: number | 'none') {
      const begun = beginAttempt(timed, [], { ...start, timeFactor })
      return begun.kind === 'refused' ? undefined : begun.attempt.deadlineAt
    }
    expect(deadline(1)).toBe(setAt + hourMs)
    expect(deadline(1.5)).toBe(setAt + 1.5 * hourMs)
    expect(deadline('none')).toBeNull()
    const slow = attemptWith({ deadlineAt: setAt + 48 * hourMs })
    expect(attemptClosesAt(timed, slow)).toBe(setAt + 24 * hourMs)
  })
})

test('handing in needs an answer, and happens once', () => {
  const assignment = assignmentWith()
  expect(finishAttempt(assignment, attemptWith(), setAt).result).toBe('empty')
  const one = attemptWith({ answers: [{ position: 0, response: [1], at: setAt }] })
  expect(finishAttempt(assignment, one, setAt + 24 * hourMs + 1).result).toBe('closed')
  const { attempt, result } = finishAttempt(assignment, one, setAt + 24 * hourMs)
  expect(result).toBe('finished')
  expect(finishAttempt(assignment, attempt, setAt + 25 * hourMs)).toEqual({
    attempt,
    result: 'already',
  })
})
