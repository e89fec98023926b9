import { expect, test } from 'vitest'
import {
  countedAttempt,
  handedInAt,
  maySeeSolutions,
  scoreAttempt,
} from '../../../src/core/homework/attempt-result.ts'
import { phaseEndsAt, phaseOf } from '../../../src/core/homework/assignment.ts'
import { assignmentWith, attemptWith, hourMs, setAt } from '../../fixtures/homework.ts'

const due = setAt + 24 * hourMs
const right = { position: 0, response: [1], at: setAt + hourMs }
const wrong = { position: 0, response: [2], at: setAt + hourMs }

test('work that nobody handed in counts from its last answer once it is closed', () => {
  const attempt = attemptWith({ answers: [right] })
  expect(handedInAt(assignmentWith(), attempt, due)).toBeUndefined()
  expect(handedInAt(assignmentWith(), attempt, due + 1)).toBe(right.at)
  expect(handedInAt(assignmentWith(), attemptWith(), due + 1)).toBeUndefined()
})

test('late work is marked, and loses the share that the rule says', () => {
  const late = attemptWith({ answers: [right], finishedAt: due + 1 })
  const lateUntil = due + 48 * hourMs
  const marked = assignmentWith({ late: { kind: 'marked' } }, { lateUntil })
  expect(scoreAttempt(marked, late, due + 2)).toMatchObject({ right: 1, of: 6, isLate: true })
  expect(scoreAttempt(marked, late, due + 2).share).toBeCloseTo(1 / 6)
  const reduced = assignmentWith({ late: { kind: 'reduced', share: 0.25 } }, { lateUntil })
  expect(scoreAttempt(reduced, late, due + 2).share).toBeCloseTo(0.125)
  const inTime = attemptWith({ answers: [right], finishedAt: due })
  expect(scoreAttempt(reduced, inTime, due + 2)).toMatchObject({ isLate: false })
})

test('of several attempts the best one counts', () => {
  const assignment = assignmentWith({ attempts: 3 })
  const attempts = [
    attemptWith({ number: 1, answers: [wrong], finishedAt: setAt + 1 }),
    attemptWith({ number: 2, answers: [right], finishedAt: setAt + 2 }),
    attemptWith({ number: 3, answers: [right] }),
  ]
  expect(countedAttempt(assignment, attempts, setAt + 3)?.attempt.number).toBe(2)
  expect(countedAttempt(assignment, [], setAt + 3)).toBeUndefined()
})

test.each([
  ['at-once', true, true, true],
  ['after-attempt', false, true, true],
  ['after-due', false, false, true],
] as const)('solutions shown %s', (show, open, handedIn, closed) => {
  const assignment = assignmentWith({ show })
  const attempt = attemptWith({ answers: [right] })
  const finished = { ...attempt, finishedAt: setAt + hourMs }
  expect(maySeeSolutions(assignment, attempt, setAt + hourMs)).toBe(open)
  expect(maySeeSolutions(assignment, finished, setAt + hourMs)).toBe(handedIn)
  expect(maySeeSolutions(assignment, finished, due + 1)).toBe(closed)
})

test('solutions after the due time wait for late work too', () => {
  const assignment = assignmentWith(
    { show: 'after-due', late: { kind: 'marked' } },
    { lateUntil: due + hourMs },
  )
  const attempt = attemptWith({ answers: [right], finishedAt: setAt })
  expect(maySeeSolutions(assignment, attempt, due + 1)).toBe(false)
  expect(maySeeSolutions(assignment, attempt, due + hourMs + 1)).toBe(true)
})

test('the phases follow each other at their moments', () => {
  const assignment = assignmentWith({}, { opensAt: setAt + hourMs, lateUntil: due + hourMs })
  const seen: [string, number | undefined][] = []
  for (let at: number | undefined = setAt; at !== undefined; at = phaseEndsAt(assignment, at)) {
    seen.push([phaseOf(assignment, at), phaseEndsAt(assignment, at)])
  }
  expect(seen).toEqual([
    ['planned', setAt + hourMs],
    ['open', due + 1],
    ['late', due + hourMs + 1],
    ['closed', undefined],
  ])
})
