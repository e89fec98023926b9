/** What a file for another program is made of: a column for each quiz, homework and week, a row for each student. Pure. */
import type { Assignment } from '../homework/assignment.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import type { BookScore } from './book-store.ts'
import { type Book, countsAt } from './book.ts'
import { type BookWeek, type Period, createDateOf, shortDate } from './weeks.ts'

/** Who is named in a file: everybody by name, by a code name that is the same in every file of the class, or nobody. */
export type NamesInFile = 'real' | 'pseudonym' | 'none'

/** More columns than anybody imports at once. */
export const maxItems = 120

const maxAboutLength = 60

export interface BookItem {
  /** Unlike that of every other item of the sheet. */
  readonly heading: string
  /** The most that somebody can get. */
  readonly points: number
  /** By student; who is not in it did not take part. */
  readonly values: ReadonlyMap<string, number>
}

export interface SheetStudent {
  readonly person: string
  readonly name: string
  readonly firstName: string
  readonly lastName: string
  readonly studentId: string
  readonly email: string
  readonly login: string
  readonly group: string
  /** Whether they are on the class’s list. */
  readonly isListed: boolean
}

export interface BookSheet {
  readonly period: Period
  readonly names: NamesInFile
  readonly students: readonly SheetStudent[]
  readonly items: readonly BookItem[]
  readonly hasRoster: boolean
  readonly countsMissing: boolean
}

/** A piece of homework, and how much of it each student got right, from 0 to 1. */
export interface HomeworkShares {
  readonly assignment: Assignment
  readonly shares: ReadonlyMap<string, number>
}

interface ItemParts {
  readonly book: Book
  readonly zone: string
  readonly scores: readonly BookScore[]
  readonly homework: readonly HomeworkShares[]
  /** Returns how many school days a week has. */
  readonly schoolDaysIn: (week: BookWeek) => number
}

/** Returns the columns, by their days. Throws a UserError where there are too many. */
export function createItems(parts: ItemParts): readonly BookItem[] {
  const items = [...quizItems(parts), ...homeworkItems(parts)]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at: _at, ...item }) => item)
  const all = withOwnHeadings([...items, ...weekItems(parts)])
  if (all.length <= maxItems) return all
  throw new UserError(
    `That would be ${all.length} columns, and ${maxItems} is the limit. Choose a shorter time with `,
    { code: 'from' },
    ' and ',
    { code: 'to' },
    '.',
  )
}

const outOf = 100

interface DatedItem extends BookItem {
  readonly at: number
}

function quizItems({ book, scores, zone }: ItemParts): readonly DatedItem[] {
  const dateOf = createDateOf(zone)
  const byQuiz = Map.groupBy(scores, ({ quiz }) => quiz)
  return book.quizzes.flatMap(({ id, openedAt, about, scored }) => {
    const values = new Map(
      (byQuiz.get(id) ?? []).flatMap(({ person, answered, credit }) => {
        const counted = book.countsMissing ? scored : answered
        return counted === 0 ? [] : [[person, rounded((outOf * credit) / counted)] as const]
      }),
    )
    const heading = `Quiz ${shortDate(dateOf(openedAt))}: ${oneLine(about)}`
    return values.size === 0 ? [] : [{ heading, points: outOf, values, at: openedAt }]
  })
}

function homeworkItems({ homework, zone }: ItemParts): readonly DatedItem[] {
  const dateOf = createDateOf(zone)
  return homework.map(({ assignment, shares }) => {
    const at = countsAt(assignment)
    const what = assignment.plan.use === 'test' ? 'Test' : 'Homework'
    return {
      heading: `${what} ${shortDate(dateOf(at))}: ${oneLine(assignment.plan.about)}`,
      points: outOf,
      values: new Map([...shares].map(([person, share]) => [person, rounded(outOf * share)])),
      at,
    }
  })
}

/** Days, and answers to the question of the day, week by week. Nobody gets more than there are school days. */
function weekItems({ book, schoolDaysIn }: ItemParts): readonly BookItem[] {
  const rows = book.rows.flatMap(({ person, weeks }) =>
    person === undefined ? [] : [{ person, weeks }],
  )
  return book.weeks.flatMap((week, index) => {
    const points = schoolDaysIn(week)
    if (points === 0) return []
    const days = new Map(
      rows.map(({ person, weeks }) => [person, Math.min(points, weeks[index]?.days ?? 0)]),
    )
    const answers = new Map(
      rows.map(({ person, weeks }) => [person, Math.min(points, weeks[index]?.answers ?? 0)]),
    )
    const when = `week of ${shortDate(week.from)}`
    return [
      { heading: `Participation days, ${when}`, points, values: days },
      ...(book.hasAnswers
        ? [{ heading: `Discussion answers, ${when}`, points, values: answers }]
        : []),
    ]
  })
}

/** Gradebooks know their columns by their headings. */
function withOwnHeadings(items: readonly BookItem[]): readonly BookItem[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const count = (seen.get(item.heading) ?? 0) + 1
    seen.set(item.heading, count)
    return count === 1 ? item : { ...item, heading: `${item.heading}, no. ${count}` }
  })
}

/** Signs that other programs read something into are left out: Canvas takes a number in brackets for an id of its own. */
function oneLine(about: string): string {
  const plain = about.replaceAll(/[()[\]]/g, '').replaceAll(/\s+/g, ' ')
  return truncate(plain.trim(), maxAboutLength)
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
