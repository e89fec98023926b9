/** The class’s book for its teachers: a table of students, and a spreadsheet of all weeks. It names people, so it says so. */
import { componentId } from '../../command/component-id.ts'
import type { CsvDecimals } from '../../reply/csv.ts'
import { formatPercent } from '../../reply/format.ts'
import {
  type Block,
  type Reply,
  type RichText,
  type TableColumn,
  button,
  buttons,
  commandMention,
  file,
  heading,
  note,
  privateReply,
  select,
  table,
  text,
  unknownName,
} from '../../reply/reply.ts'
import { type Book, type BookCell, type BookRow, rowSortName } from '../book.ts'
import { type Measure, type ShownBook, type Sorting, writeShown } from '../shown-book.ts'
import { type BookWeek, formatPeriod, shortDate } from '../weeks.ts'
import { bookSpreadsheet } from './book-spreadsheet.ts'
import { compareNames } from '../../reply/compare-names.ts'

/** As many as fit a message on a phone, by and by. */
const maxRows = 25

/** More columns are too narrow to read. */
const maxShownWeeks = 8

const measureLabels: Readonly<Record<Measure, string>> = {
  all: 'Everything, for the whole time',
  days: 'Days, week by week',
  quizzes: 'Quizzes, week by week',
  right: 'Share right, week by week',
  answers: 'Discussion answers, week by week',
  homework: 'Homework, week by week',
}

export function bookView(book: Book, shown: ShownBook, decimals: CsvDecimals): Reply {
  const title = heading(`Your class’s book, ${formatPeriod(book.period)}`)
  if (book.rows.length === 0) {
    return privateReply(
      title,
      text('Nobody is in the book yet: nobody has played, answered or handed anything in.'),
      rosterHint(book),
    )
  }
  const rows = sortRows(book.rows, shown.sort)
  const pages = Math.ceil(rows.length / maxRows)
  const page = Math.min(shown.page, pages - 1)
  const onPage = rows.slice(page * maxRows, (page + 1) * maxRows)
  return privateReply(
    title,
    text('This names your students. Only you see it; please keep it private.'),
    bookTable(book, shown.measure, onPage),
    pages > 1 && note(`Page ${page + 1} of ${pages}. The spreadsheet has everybody.`),
    select(
      'Show…',
      componentId('book', 'view', writeShown({ ...shown, page })),
      measuresOf(book).map((value) => ({ value, label: measureLabels[value] })),
    ),
    buttons(
      page > 0 && button('Back', pressOf({ ...shown, page: page - 1 })),
      page < pages - 1 && button('More students', pressOf({ ...shown, page: page + 1 })),
      button('Earlier quizzes', componentId('quiz', 'earlier', 0)),
    ),
    file('book-with-names.csv', 'text/csv', bookSpreadsheet(book, decimals)),
    note(...howItCounts(book)),
    rosterHint(book),
  )
}

function pressOf(shown: ShownBook): string {
  return componentId('book', 'page', writeShown(shown))
}

export function measuresOf({ hasAnswers }: Book): readonly Measure[] {
  const answers: readonly Measure[] = hasAnswers ? ['answers'] : []
  return ['all', 'days', 'quizzes', 'right', ...answers, 'homework']
}

function rosterHint({ hasRoster }: Book): Block | undefined {
  return hasRoster
    ? undefined
    : note(
        'To see everybody by the names and ids of your school, upload a list of your students with ',
        commandMention('book roster'),
        '.',
      )
}

/** Says what the numbers mean, so that nobody takes them for something else. */
export function howItCounts({ countsMissing, hasAnswers }: Book): RichText {
  return [
    `A day counts if somebody played, answered or handed something in, however often. Right is the share of ${
      countsMissing
        ? 'all scored questions in quizzes that they had joined; no answer counts as wrong'
        : 'scored questions that they answered; what they didn’t answer isn’t counted'
    }. Anonymous quizzes${hasAnswers ? ' and anonymous answers are' : ' are'} in nobody’s row.`,
  ]
}

function bookTable(book: Book, measure: Measure, rows: readonly BookRow[]): Block {
  if (measure === 'all') return totalsTable(book, rows)
  const from = Math.max(0, book.weeks.length - maxShownWeeks)
  const weeks = book.weeks.slice(from)
  return table(
    measureLabels[measure],
    [{ label: 'Student' }, ...weeks.map((week) => number(weekLabel(week)))],
    rows.map((row) => [
      nameCell(row),
      ...(row.person === undefined
        ? [notLinked]
        : row.weeks.slice(from).map((cell): RichText => [showMeasure(cell, measure)])),
    ]),
  )
}

function totalsTable({ hasAnswers, homeworkDue }: Book, rows: readonly BookRow[]): Block {
  const due = homeworkDue.reduce((sum, count) => sum + count, 0)
  const columns: readonly (readonly [string, Exclude<Measure, 'all'>])[] = [
    ['Days', 'days'],
    ['Quizzes', 'quizzes'],
    ['Right', 'right'],
    ...(hasAnswers ? ([['Answers', 'answers']] as const) : []),
    [`Homework (of ${due})`, 'homework'],
  ]
  return table(
    'Your class’s book',
    [{ label: 'Student' }, ...columns.map(([label]) => number(label))],
    rows.map((row) => [
      nameCell(row),
      ...(row.person === undefined
        ? [notLinked]
        : columns.map(([, measure]): RichText => [showMeasure(row.total, measure)])),
    ]),
  )
}

const notLinked: RichText = [{ em: 'not linked yet' }]

function number(label: string): TableColumn {
  return { label, align: 'end' }
}

/** Returns `7 Sep`, or `7 Sep (A)` where weeks have names. */
export function weekLabel({ from, name }: BookWeek): string {
  const day = shortDate(from).replace(/ \d{4}$/, '')
  return name === undefined ? day : `${day} (${name})`
}

function nameCell({ student, person, name }: BookRow): RichText {
  if (student !== undefined || person === undefined) return [name]
  return [{ person, name: name === '' ? unknownName : name }]
}

function showMeasure(cell: BookCell, measure: Exclude<Measure, 'all'>): string {
  const value = valueOf(cell, measure)
  if (value === null) return '–'
  return measure === 'right' ? formatPercent(value) : String(value)
}

function valueOf(cell: BookCell, measure: Exclude<Measure, 'all'>): number | null {
  return measure === 'right' ? cell.share : cell[measure]
}

/** Whoever has most comes first; whoever is not linked last. */
function sortRows(rows: readonly BookRow[], sort: Sorting): readonly BookRow[] {
  const byName = rows.toSorted((a, b) => compareNames(rowSortName(a), rowSortName(b)))
  if (sort === 'name') return byName
  return byName.toSorted((a, b) => orderOf(b, sort) - orderOf(a, sort))
}

function orderOf({ person, total }: BookRow, sort: Exclude<Sorting, 'name'>): number {
  return person === undefined ? -2 : (valueOf(total, sort) ?? -1)
}
