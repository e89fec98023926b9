/** The spreadsheet of a book: a row for each student, and for each week what they did. It names people. */
import { type CsvCell, type CsvDecimals, toCsv } from '../../reply/csv.ts'
import type { Book, BookCell } from '../book.ts'
import { shortDate } from '../weeks.ts'

export function bookSpreadsheet(book: Book, decimals: CsvDecimals): string {
  const { weeks, rows, hasRoster, hasAnswers, homeworkDue } = book
  const due = homeworkDue.reduce((sum, count) => sum + count, 0)
  const whole = headings('whole time', due, hasAnswers)
  const weekly = weeks.flatMap(({ from, name }, index) => {
    const when = `week of ${shortDate(from)}${name === undefined ? '' : ` (${name})`}`
    return headings(when, homeworkDue[index] ?? 0, hasAnswers)
  })
  return toCsv(
    [
      ['Name', ...(hasRoster ? ['Group', 'Linked'] : []), ...whole, ...weekly],
      ...rows.map(({ name, student, person, weeks: cells, total }): readonly CsvCell[] => [
        name,
        ...(hasRoster ? [student?.group ?? null, person === undefined ? 'no' : 'yes'] : []),
        ...[total, ...cells].flatMap((cell) =>
          person === undefined
            ? cellsOf(cell, hasAnswers).map(() => null)
            : cellsOf(cell, hasAnswers),
        ),
      ]),
    ],
    decimals,
  )
}

/** Each heading says what it counts and when, since spreadsheets are cut and sorted. */
function headings(when: string, homeworkDue: number, hasAnswers: boolean): readonly string[] {
  return [
    `Days, ${when}`,
    `Quizzes, ${when}`,
    `Share right, ${when}`,
    ...(hasAnswers ? [`Discussion answers, ${when}`] : []),
    `Homework, ${when} (of ${homeworkDue})`,
  ]
}

function cellsOf(
  { days, quizzes, share, answers, homework }: BookCell,
  hasAnswers: boolean,
): readonly CsvCell[] {
  const right = share === null ? null : Math.round(share * 1_000) / 1_000
  return [days, quizzes, right, ...(hasAnswers ? [answers] : []), homework]
}
