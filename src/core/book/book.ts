/** The class’s book: what each student did in each week. Pure; nothing of anonymous quizzes ever comes here. */
import { nextDay } from '../calendar/local-time.ts'
import type { Assignment } from '../homework/assignment.ts'
import { handedInAt } from '../homework/attempt-result.ts'
import type { BookAnswer, BookAttempt, BookQuiz, BookScore } from './book-store.ts'
import type { ClassPerson } from './match-names.ts'
import { type RosterStudent, byName, sortName } from './roster.ts'
import { type BookWeek, type Period, createDateOf, weeksOf } from './weeks.ts'
import { compareNames } from '../reply/compare-names.ts'

/** What somebody did in a week, or in the whole time. */
export interface BookCell {
  /** Quizzes in which they answered something. */
  readonly quizzes: number
  /** How much of what counts was right, from 0 to 1; null where nothing counts. */
  readonly share: number | null
  /** Answers to the question of the day. */
  readonly answers: number
  /** Homework that was due then and that they handed in. */
  readonly homework: number
  /** Days on which they did any of these. */
  readonly days: number
}

export interface BookRow {
  /** Left out for a student of the list who is not linked: nothing is known of them. */
  readonly person?: string
  /** Their entry in the list. */
  readonly student?: RosterStudent
  /** As the list has it, or else as the chat does; may be empty. */
  readonly name: string
  readonly weeks: readonly BookCell[]
  readonly total: BookCell
}

export interface Book {
  readonly period: Period
  readonly weeks: readonly BookWeek[]
  /** By name. */
  readonly rows: readonly BookRow[]
  /** How much homework was due in each week. */
  readonly homeworkDue: readonly number[]
  /** The ids of the homework that counts in this time. */
  readonly homework: ReadonlySet<string>
  readonly quizzes: readonly BookQuiz[]
  readonly countsMissing: boolean
  readonly hasRoster: boolean
  /** Whether anybody has answered a question of the day. */
  readonly hasAnswers: boolean
}

export interface BookParts {
  readonly period: Period
  readonly zone: string
  readonly now: number
  readonly weekName?: (date: string) => string | undefined
  readonly roster: readonly RosterStudent[]
  readonly people: readonly ClassPerson[]
  readonly quizzes: readonly BookQuiz[]
  readonly assignments: readonly Assignment[]
  readonly attempts: readonly BookAttempt[]
  readonly answers: readonly BookAnswer[]
  /** Whether questions that somebody who had joined did not answer count as wrong. */
  readonly countsMissing: boolean
}

/** What is added up for one person and week. */
interface Tally {
  quizzes: number
  credit: number
  outOf: number
  answers: number
  homework: number
  readonly days: Set<string>
}

export interface BookInProgress {
  /** Adds some of the scores. A large class has a hundred thousand in a year, so others may have their turn in between. */
  addScores(scores: readonly BookScore[]): void
  finish(): Book
}

export function startBook(parts: BookParts): BookInProgress {
  const { period, zone, roster, people, quizzes, countsMissing } = parts
  const weeks = weeksOf(period, parts.weekName)
  const weekAt = createWeekFinder(weeks)
  const dateOf = createDateOf(zone)
  const tallies = new Map<string, Tally[]>()

  function tallyOf(person: string, date: string): Tally | undefined {
    const week = weekAt(date)
    if (week === undefined) return undefined
    let own = tallies.get(person)
    if (own === undefined) tallies.set(person, (own = weeks.map(() => emptyTally())))
    return own[week]
  }

  for (const { person, date } of parts.answers) {
    const tally = tallyOf(person, date)
    if (tally === undefined) continue
    tally.answers += 1
    tally.days.add(date)
  }
  const homework = addHomework(parts, { weekAt, dateOf, tallyOf })
  return {
    addScores: createScoreAdder(parts, dateOf, tallyOf),
    finish: () => ({
      period,
      weeks,
      quizzes,
      countsMissing,
      homework: new Set(homework.map(({ id }) => id)),
      homeworkDue: weeks.map((_, index) => homework.filter(({ week }) => week === index).length),
      hasRoster: roster.length > 0,
      hasAnswers: parts.answers.length > 0,
      rows: rowsOf(roster, people).map((row) => {
        const own = row.person === undefined ? undefined : tallies.get(row.person)
        const counted = own ?? weeks.map(() => emptyTally())
        return { ...row, weeks: counted.map(toCell), total: toCell(addTallies(counted)) }
      }),
    }),
  }
}

type TallyOf = (person: string, date: string) => Tally | undefined

function createScoreAdder(
  { quizzes, countsMissing }: BookParts,
  dateOf: (at: number) => string,
  tallyOf: TallyOf,
): BookInProgress['addScores'] {
  const byId = new Map(quizzes.map((quiz) => [quiz.id, { ...quiz, date: dateOf(quiz.openedAt) }]))
  return (scores) => {
    for (const { person, quiz: id, given, answered, credit } of scores) {
      const quiz = byId.get(id)
      const tally = quiz && tallyOf(person, quiz.date)
      if (quiz === undefined || tally === undefined) continue
      tally.credit += credit
      tally.outOf += countsMissing ? quiz.scored : answered
      if (given === 0) continue
      tally.quizzes += 1
      tally.days.add(quiz.date)
    }
  }
}

/** Homework belongs to the week in which it is due, and the day to that of the handing in. Returns what counts in which week. */
function addHomework(
  { assignments, attempts, now }: BookParts,
  {
    weekAt,
    dateOf,
    tallyOf,
  }: {
    readonly weekAt: (date: string) => number | undefined
    readonly dateOf: (at: number) => string
    readonly tallyOf: TallyOf
  },
): readonly { readonly id: string; readonly week: number }[] {
  const due: { id: string; week: number }[] = []
  const byId = Map.groupBy(attempts, ({ assignment }) => assignment)
  for (const assignment of assignments) {
    const date = dateOf(countsAt(assignment))
    const week = weekAt(date)
    if (week !== undefined && assignment.state.opensAt <= now) {
      due.push({ id: assignment.plan.id, week })
    }
    const own = Map.groupBy(byId.get(assignment.plan.id) ?? [], ({ person }) => person)
    for (const [person, all] of own) {
      const moments = all.flatMap((each) => finishedAt(assignment, each, now) ?? [])
      if (moments.length === 0) continue
      const tally = tallyOf(person, date)
      if (tally !== undefined) tally.homework += 1
      for (const at of moments) tallyOf(person, dateOf(at))?.days.add(dateOf(at))
    }
  }
  return due
}

/** Returns the moment that says to which week homework belongs: when it is due, or else when it opened. */
export function countsAt({ plan, state }: Assignment): number {
  return state.dueAt ?? Math.max(plan.setAt, state.opensAt)
}

function finishedAt(
  assignment: Assignment,
  { finishedAt: at, attempt }: BookAttempt,
  now: number,
): number | undefined {
  return at ?? (attempt && handedInAt(assignment, attempt, now))
}

/** Students of the list, and whoever else did something. */
function rowsOf(
  roster: readonly RosterStudent[],
  people: readonly ClassPerson[],
): readonly Pick<BookRow, 'person' | 'student' | 'name'>[] {
  const linked = new Set(roster.flatMap(({ person }) => person ?? []))
  const listed = roster.map((student) => ({
    student,
    name: student.name,
    ...(student.person !== null && { person: student.person }),
  }))
  const others = people
    .filter(({ id }) => !linked.has(id))
    .map(({ id, name }) => ({ person: id, name }))
    .toSorted((a, b) => compareNames(a.name, b.name))
  return [...listed.toSorted((a, b) => byName(a.student, b.student)), ...others]
}

/** Returns what a row is sorted by: the last name first where it is known. */
export function rowSortName({ student, name }: Pick<BookRow, 'student' | 'name'>): string {
  return student === undefined ? name : sortName(student)
}

function createWeekFinder(weeks: readonly BookWeek[]) {
  const byDate = new Map<string, number>()
  for (const [index, { from, to }] of weeks.entries()) {
    for (let date = from; date <= to;) {
      byDate.set(date, index)
      date = nextDay(date)
    }
  }
  return (date: string): number | undefined => byDate.get(date)
}

function emptyTally(): Tally {
  return { quizzes: 0, credit: 0, outOf: 0, answers: 0, homework: 0, days: new Set() }
}

/** No day is in two weeks. */
function addTallies(tallies: readonly Tally[]): Tally {
  const sum = emptyTally()
  for (const { quizzes, credit, outOf, answers, homework, days } of tallies) {
    sum.quizzes += quizzes
    sum.credit += credit
    sum.outOf += outOf
    sum.answers += answers
    sum.homework += homework
    for (const day of days) sum.days.add(day)
  }
  return sum
}

function toCell({ quizzes, credit, outOf, answers, homework, days }: Tally): BookCell {
  const share = outOf === 0 ? null : credit / outOf
  return { quizzes, share, answers, homework, days: days.size }
}
