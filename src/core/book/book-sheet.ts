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

/** Returns the columns, by their days. Throws a UserError that says where to divide the time if there are too many. */
export function createItems(parts: ItemParts): readonly BookItem[] {
  const dateOf = createDateOf(parts.zone)
  const items = [...quizItems(parts), ...homeworkItems(parts)].toSorted((a, b) => a.at - b.at)
  const weeks = weekItems(parts)
  const dates = [...items.map(({ at }) => dateOf(at)), ...weeks.map(({ lastDay }) => lastDay)]
  if (dates.length > maxItems) throw tooManyItems(parts.book, dates)
  return withOwnHeadings([
    ...items.map(({ at: _at, ...item }) => item),
    ...weeks.map(({ lastDay: _lastDay, ...item }) => item),
  ])
}

/** Whole weeks only: a week in two files would have two columns, and a day two quizzes of one heading. */
function tooManyItems({ weeks }: Book, dates: readonly string[]): UserError {
  const tooMany = `That would be ${dates.length} columns, and ${maxItems} is the limit.`
  const next = weeks.findIndex(({ to }) => dates.filter((date) => date <= to).length > maxItems)
  const [last, first] = [weeks[next - 1]?.to, weeks[next]?.from]
  if (last === undefined || first === undefined) {
    const [from, to] = [{ code: 'from' }, { code: 'to' }]
    return new UserError(`${tooMany} Choose a shorter time with `, from, ' and ', to, '.')
  }
  return new UserError(
    `${tooMany} Make one file with `,
    { code: `to:${last}` },
    ' and another one with ',
    { code: `from:${first}` },
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
function weekItems({
  book,
  schoolDaysIn,
}: ItemParts): readonly (BookItem & { readonly lastDay: string })[] {
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
    const shared = { points, lastDay: week.to }
    return [
      { heading: `Participation days, ${when}`, ...shared, values: days },
      ...(book.hasAnswers
        ? [{ heading: `Discussion answers, ${when}`, ...shared, values: answers }]
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
