import { expect, test } from 'vitest'
import { createItems, maxItems } from '../../../src/core/book/book-sheet.ts'
import { startBook } from '../../../src/core/book/book.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'

const monday = Date.UTC(2027, 0, 11, 9)
const dayMs = 86_400_000
const students = Array.from({ length: 500 }, (_, at) => ({
  id: `web:${at}`,
  name: `Student ${at}`,
}))

/** A class of 500 that has played so many quizzes, some a day: the columns of its file for a time. */
function columnsOf(
  played: number,
  { from, to, perDay = 8 }: { from: string; to: string; perDay?: number },
) {
  const quizzes = Array.from({ length: played }, (_, at) => ({
    id: `quiz ${at}`,
    openedAt: monday + at * (dayMs / perDay),
    about: 'The letter',
    scored: 1,
  })).filter(({ openedAt }) => {
    const date = new Date(openedAt).toISOString().slice(0, 10)
    return date >= from && date <= to
  })
  const zone = 'UTC'
  const parts = { period: { from, to }, zone, now: monday, roster: [], people: students, quizzes }
  const nothing = { assignments: [], attempts: [], answers: [], countsMissing: false }
  const book = startBook({ ...parts, ...nothing }).finish()
  const scores = quizzes.flatMap(({ id: quiz }) =>
    students.map(({ id: person }) => ({ quiz, person, given: 1, answered: 1, credit: 1 })),
  )
  return createItems({ book, zone, scores, homework: [], schoolDaysIn: () => 5 })
}

function refusalOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
  return ''
}

test('a file of 400 quizzes is refused, and whoever divides it as told has every column once', () => {
  const to = '2027-03-07'
  const headings: string[] = []
  let from = '2027-01-11'
  for (;;) {
    const told = refusalOf(() => columnsOf(400, { from, to }))
    const [, last = to, next] = /to:(\S+) and another one with from:(\S+)\.$/.exec(told) ?? []
    const part = columnsOf(400, { from, to: last })
    expect(part.length).toBeLessThanOrEqual(maxItems)
    headings.push(...part.map(({ heading }) => heading))
    if (next === undefined) break
    from = next
  }
  expect(headings.filter((heading) => heading.startsWith('Quiz'))).toHaveLength(400)
  expect(headings.filter((heading) => heading.startsWith('Participation'))).toHaveLength(8)
  expect(new Set(headings).size).toBe(408)
})

test('where a single week is too wide, a shorter time is all there is', () => {
  const week = { from: '2027-01-11', to: '2027-01-17' }
  expect(refusalOf(() => columnsOf(200, { ...week, perDay: 40 }))).toBe(
    'That would be 201 columns, and 120 is the limit. Choose a shorter time with from and to.',
  )
})
