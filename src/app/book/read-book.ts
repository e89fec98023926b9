/** Reads what the class’s book is made of, a few quizzes at a time, so that nobody else waits for a large class. */
import { createHmac } from 'node:crypto'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { type Book, type BookParts, startBook } from '../../core/book/book.ts'
import type { BookReading } from '../../core/book/book-service.ts'
import {
  type BookSheet,
  type HomeworkShares,
  type NamesInFile,
  type SheetStudent,
  createItems,
} from '../../core/book/book-sheet.ts'
import type { BookQuiz, BookScore, BookStore } from '../../core/book/book-store.ts'
import { codeOf } from '../../core/book/link-code.ts'
import { type BookWeek, spanOf } from '../../core/book/weeks.ts'
import type { CalendarService } from '../../core/calendar/calendar-store.ts'
import { type ClassCalendar, isSchoolDay } from '../../core/calendar/class-calendar.ts'
import { weekOf } from '../../core/calendar/week-turns.ts'
import type { Assignment } from '../../core/homework/assignment.ts'
import { countedAttempt } from '../../core/homework/attempt-result.ts'
import type { HomeworkStore } from '../../core/homework/homework-store.ts'
import type { Person } from '../../core/platform/room.ts'
import { compareNames } from '../../core/reply/compare-names.ts'

/** Read at once: with 500 students, 2,000 rows. */
const quizzesPerRead = 4

interface ReaderParts {
  readonly store: BookStore
  readonly homework: Pick<HomeworkStore, 'listBetween' | 'attempts'>
  readonly secret: () => Promise<string>
}

interface BoundTo {
  readonly calendar: Pick<CalendarService, 'read' | 'now'>
  readonly person: Person
}

interface Read extends BookParts {
  readonly calendar: ClassCalendar
  /** In the parts in which they were read. */
  readonly scores: readonly (readonly BookScore[])[]
}

export function createBookReader({ store, homework, secret }: ReaderParts, bound: BoundTo) {
  /** Of all students, or of one. */
  async function readParts(
    classId: string,
    { countsMissing, ...period }: BookReading,
    person?: string,
  ): Promise<Read> {
    const calendar = await bound.calendar.read()
    const zone = calendar.zone ?? bound.person.timeZone ?? 'UTC'
    const span = spanOf(period, zone)
    await store.addUpQuizzes(classId)
    const quizzes = await store.quizzes(classId, span)
    const [now, scores, answers, assignments] = await Promise.all([
      bound.calendar.now(),
      readScores(store, classId, quizzes, person),
      store.answers(classId, period, person),
      homework.listBetween(classId, span.from, span.to),
    ])
    const ids = assignments.map(({ plan }) => plan.id)
    const attempts = await store.attempts(classId, ids, person)
    const who = await (person === undefined ? everybody(classId) : oneOf(classId, person))
    return {
      ...who,
      calendar,
      period,
      zone,
      now,
      quizzes,
      scores,
      answers,
      assignments,
      attempts,
      countsMissing,
      weekName: (date) => weekOf(calendar, date),
    }
  }

  async function everybody(classId: string) {
    const [roster, people] = await Promise.all([store.roster(classId), store.people(classId)])
    return { roster, people }
  }

  async function oneOf(classId: string, person: string) {
    const entry = await store.ownEntry(classId, person)
    const people = [{ id: person, name: bound.person.name }]
    return { roster: entry === undefined ? [] : [entry], people }
  }

  return {
    async read(classId: string, reading: BookReading, person?: string): Promise<Book> {
      return addUp(await readParts(classId, reading, person))
    },
    async sheet(classId: string, reading: BookReading, names: NamesInFile): Promise<BookSheet> {
      const parts = await readParts(classId, reading)
      const book = await addUp(parts)
      const due = parts.assignments.filter(({ plan }) => book.homework.has(plan.id))
      const homeworkShares = await sharesOf(homework, classId, due, parts.now)
      return {
        period: book.period,
        names,
        items: createItems({
          book,
          zone: parts.zone,
          scores: parts.scores.flat(),
          homework: homeworkShares,
          schoolDaysIn: (week) => countSchoolDays(parts.calendar, week),
        }),
        students: rename(studentsOf(book), names, await secret(), classId),
        hasRoster: book.hasRoster,
        countsMissing: book.countsMissing,
      }
    },
  }
}

/** Returns scores by a few quizzes each: no two parts have the same, even where quizzes were opened at the same moment. */
async function readScores(
  store: Pick<BookStore, 'scores'>,
  classId: string,
  quizzes: readonly BookQuiz[],
  person?: string,
): Promise<readonly (readonly BookScore[])[]> {
  const starts = quizzes
    .filter((_, index) => index % quizzesPerRead === 0)
    .map(({ openedAt }) => openedAt)
  const end = (quizzes.at(-1)?.openedAt ?? 0) + 1
  const parts = []
  for (const [index, from] of starts.entries()) {
    parts.push(await store.scores(classId, { from, to: starts[index + 1] ?? end }, person))
    await yieldToOthers()
  }
  return parts
}

async function addUp({ scores, ...parts }: Read): Promise<Book> {
  const book = startBook(parts)
  for (const part of scores) {
    book.addScores(part)
    await yieldToOthers()
  }
  return book.finish()
}

/** One piece of homework after the other, since answers of a class are many. */
async function sharesOf(
  homework: Pick<HomeworkStore, 'attempts'>,
  classId: string,
  assignments: readonly Assignment[],
  now: number,
): Promise<readonly HomeworkShares[]> {
  const all: HomeworkShares[] = []
  for (const assignment of assignments) {
    const attempts = await homework.attempts(classId, assignment.plan.id)
    const byPerson = Map.groupBy(attempts, ({ attempt }) => attempt.person)
    const shares = [...byPerson].flatMap(([person, own]) => {
      const counted = countedAttempt(
        assignment,
        own.map(({ attempt }) => attempt),
        now,
      )
      return counted === undefined ? [] : [[person, counted.score.share] as const]
    })
    all.push({ assignment, shares: new Map(shares) })
    await yieldToOthers()
  }
  return all
}

function studentsOf({ rows }: Book): readonly SheetStudent[] {
  return rows.flatMap(({ person, student, name }) => {
    if (person === undefined) return []
    const { firstName, lastName, studentId, email, login, group } = student ?? nothingKnown
    const isListed = student !== undefined
    return [{ person, name, firstName, lastName, studentId, email, login, group, isListed }]
  })
}

const nothingKnown = {
  firstName: '',
  lastName: '',
  studentId: '',
  email: '',
  login: '',
  group: '',
}

/** Nothing of a file without names may say who somebody is, its order included. */
function rename(
  students: readonly SheetStudent[],
  names: NamesInFile,
  secret: string,
  classId: string,
): readonly SheetStudent[] {
  if (names === 'real') return students
  return students
    .map(({ person }) => ({
      ...nothingKnown,
      person,
      name: codeNameOf(secret, classId, person),
      isListed: false,
    }))
    .toSorted((a, b) => compareNames(a.name, b.name))
    .map((student) => (names === 'none' ? { ...student, name: '' } : student))
}

/** Returns a code name such as K7QM-2XFP, the same in every file of the class. */
function codeNameOf(secret: string, classId: string, person: string): string {
  const bytes = createHmac('sha256', secret).update(`${classId} ${person}`).digest()
  return codeOf(bytes).toUpperCase()
}

function countSchoolDays(calendar: ClassCalendar, { from, to }: BookWeek): number {
  let count = 0
  for (let day = Temporal.PlainDate.from(from); day.toString() <= to; day = day.add({ days: 1 })) {
    if (isSchoolDay(calendar, day.toString())) count += 1
  }
  return count
}
