import { expect, test } from 'vitest'
import { type BookParts, rowSortName, startBook } from '../../../src/core/book/book.ts'
import type { BookAttempt, BookScore } from '../../../src/core/book/book-store.ts'
import type { RosterStudent } from '../../../src/core/book/roster.ts'
import { assignmentWith } from '../../fixtures/homework.ts'

/** A Monday. */
const monday = Date.UTC(2027, 0, 11, 9)
const dayMs = 86_400_000

const empty: BookParts = {
  period: { from: '2027-01-11', to: '2027-01-24' },
  zone: 'UTC',
  now: monday + 20 * dayMs,
  roster: [],
  people: [{ id: 'ana', name: 'Ana' }],
  quizzes: [],
  assignments: [],
  attempts: [],
  answers: [],
  countsMissing: false,
}

function bookOf(parts: Partial<BookParts>, scores: readonly BookScore[] = []) {
  const book = startBook({ ...empty, ...parts })
  book.addScores(scores)
  return book.finish()
}

function quiz(id: string, day: number, scored = 4) {
  return { id, openedAt: monday + day * dayMs, about: 'The letter', scored }
}

function score(id: string, given: number, answered: number, credit: number): BookScore {
  return { person: 'ana', quiz: id, given, answered, credit }
}

const nothing = { quizzes: 0, share: null, answers: 0, homework: 0, days: 0 }

test('quizzes count in their week, and the whole time is what the weeks are together', () => {
  const quizzes = [quiz('one', 0), quiz('two', 0), quiz('three', 8)]
  const scores = [score('one', 4, 4, 3), score('two', 2, 2, 2), score('three', 4, 4, 1)]
  const [ana] = bookOf({ quizzes }, scores).rows
  expect(ana?.weeks).toEqual([
    { ...nothing, quizzes: 2, share: 5 / 6, days: 1 },
    { ...nothing, quizzes: 1, share: 1 / 4, days: 1 },
  ])
  expect(ana?.total).toEqual({ ...nothing, quizzes: 3, share: 6 / 10, days: 2 })
})

test('what somebody did not answer counts as wrong only where the teacher wants it so', () => {
  const played = [[quiz('one', 0)], [score('one', 1, 1, 1)]] as const
  const [usual] = bookOf({ quizzes: played[0] }, played[1]).rows
  const [strict] = bookOf({ quizzes: played[0], countsMissing: true }, played[1]).rows
  expect([usual?.total.share, strict?.total.share]).toEqual([1, 1 / 4])
})

test('whoever joined a quiz and answered nothing has not taken part', () => {
  const [ana] = bookOf({ quizzes: [quiz('one', 0)] }, [score('one', 0, 0, 0)]).rows
  expect(ana?.total).toEqual(nothing)
})

test('a quiz that the book does not have adds nothing', () => {
  expect(bookOf({}, [score('gone', 4, 4, 4)]).rows[0]?.total).toEqual(nothing)
})

test('answers to the question of the day count on their days, from the first to the last of the time', () => {
  const dates = ['2027-01-10', '2027-01-11', '2027-01-24', '2027-01-25']
  const book = bookOf({ answers: dates.map((date) => ({ person: 'ana', date })) })
  expect(book.rows[0]?.weeks.map(({ answers, days }) => [answers, days])).toEqual([
    [1, 1],
    [1, 1],
  ])
  expect([book.hasAnswers, bookOf({}).hasAnswers]).toEqual([true, false])
})

function handedIn(assignment: string, day: number): BookAttempt {
  const finishedAt = monday + day * dayMs
  return { assignment, person: 'ana', finishedAt, attempt: undefined }
}

test('homework counts once, in the week in which it is due, however often it was handed in', () => {
  const due = { opensAt: monday, dueAt: monday + 8 * dayMs }
  const later = { opensAt: empty.now + 1, dueAt: monday + 9 * dayMs }
  const assignments = [
    assignmentWith({ id: 'essay' }, due),
    assignmentWith({ id: 'other' }, due),
    assignmentWith({ id: 'planned' }, later),
  ]
  const book = bookOf({ assignments, attempts: [handedIn('essay', 1), handedIn('essay', 2)] })
  expect(book.homeworkDue).toEqual([0, 2])
  expect([...book.homework]).toEqual(['essay', 'other'])
  expect(book.rows[0]?.weeks.map(({ homework, days }) => [homework, days])).toEqual([
    [0, 2],
    [1, 0],
  ])
})

function student(id: string, name: string, person: string | null): RosterStudent {
  const [firstName = '', lastName = ''] = name.split(' ')
  const details = { name, firstName, lastName, studentId: '', email: '', login: '', group: '' }
  return { ...details, id, person, linkedBy: person === null ? null : 'teacher' }
}

test('the list comes first by last names, then whoever else is in the class; nobody is there twice', () => {
  const roster = [student('2', 'Ben Young', null), student('1', 'Ana Zeller', 'ana')]
  const people = [
    { id: 'zoe', name: 'Zoe' },
    { id: 'ana', name: 'ana_z' },
    { id: 'cem', name: 'Cem' },
  ]
  const quizzes = [quiz('one', 0)]
  const book = bookOf({ roster, people, quizzes }, [score('one', 4, 4, 4)])
  expect(book.rows.map(({ name, person, total }) => [name, person, total.quizzes])).toEqual([
    ['Ben Young', undefined, 0],
    ['Ana Zeller', 'ana', 1],
    ['Cem', 'cem', 0],
    ['Zoe', 'zoe', 0],
  ])
  expect(book.rows.map((row) => rowSortName(row))[1]).toMatch(/^Zeller/)
  expect([book.hasRoster, bookOf({}).hasRoster]).toEqual([true, false])
})

test('homework that was begun and not handed in does not count', () => {
  const assignments = [assignmentWith({ id: 'essay' }, { dueAt: monday + dayMs })]
  const attempts = [{ ...handedIn('essay', 1), finishedAt: null }]
  expect(bookOf({ assignments, attempts }).rows[0]?.total).toEqual(nothing)
})
