import { expect, test } from 'vitest'
import { keptSince } from '../../../src/core/quiz/retention.ts'

const now = Date.UTC(2027, 2, 15)

function daysKept(...[retention, term]: [Parameters<typeof keptSince>[0], string?]): number {
  return Math.round((now - keptSince(retention, term, now)) / 86_400_000)
}

test('quizzes are kept for a year or two, whatever the term', () => {
  expect([daysKept('year'), daysKept('year', '2027-03-01')]).toEqual([366, 366])
  expect(daysKept('two-years')).toBe(732)
})

test('quizzes are kept from the first day of term, and never less than a month, which a leaderboard shows', () => {
  expect(daysKept('term', '2026-12-01')).toBe(105)
  expect(daysKept('term', '2027-03-10')).toBe(31)
})

test('a term that is not set, lies ahead or began over a year ago counts as none', () => {
  expect(daysKept('term')).toBe(366)
  expect(daysKept('term', '2027-04-01')).toBe(366)
  expect(daysKept('term', '2025-09-01')).toBe(366)
})
