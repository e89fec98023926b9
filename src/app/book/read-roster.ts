/** Reads a list of students from a table: CSV of any program, or an Excel workbook. It is called in a process of its own. */
import type { AttachedFile } from '../../core/command/attached-file.ts'
import {
  type RosterLine,
  type RosterReading,
  maxRosterCellLength,
  maxRosterStudents,
} from '../../core/book/roster.ts'
import { unescapeFormula } from '../../core/reply/csv.ts'
import { hasVisible, stripInvisible } from '../../core/reply/invisible.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { decodeText } from '../exchange/decode-text.ts'
import { findForeignFile } from '../exchange/foreign-file.ts'
import { glimpseOf } from '../exchange/format.ts'
import {
  readRecords,
  separators,
  unmatchedQuotes,
  unquote,
} from '../exchange/table/read-records.ts'
import { readSheets } from '../exchange/workbook/read-sheets.ts'
import { type RosterColumn, findRosterColumns, saysWho } from './roster-columns.ts'

interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

interface Table {
  readonly rows: readonly TableRow[]
  /** Lines whose quotation marks don’t match. */
  readonly broken: readonly number[]
  /** Whether signs keep the cells apart, which names may contain. */
  readonly isText: boolean
}

/** So many lines may stand above the names of the columns. */
const maxLinesAbove = 10

/** Names such as Silva, Ana take two cells where nothing holds them together, and all others would stand in the wrong column. */
const tooManyCells =
  'It has more cells than there are columns. If a name has a comma, put it in quotation marks: “Silva, Ana”.'

/** Throws a UserError if the file is no such table. */
export function readRoster(file: AttachedFile): RosterReading {
  const { rows, broken, isText } = readTable(file)
  const at = rows
    .slice(0, maxLinesAbove)
    .findIndex(({ cells }) => saysWho(findRosterColumns(cells)))
  const header = rows[at]
  if (header === undefined) {
    throw new UserError(
      rows.length === 0
        ? 'The file is empty.'
        : 'One of the first rows has to name the columns: at least Name, or First name and Last name. Student ID, E-mail, Login and Group help, too.',
    )
  }
  const columns = findRosterColumns(header.cells)
  const body = rows.slice(at + 1).filter((row) => !isNoStudent(row, columns))
  if (body.length > maxRosterStudents) {
    throw new UserError(
      `This list has ${body.length.toLocaleString('en')} students. A class can have ${maxRosterStudents.toLocaleString('en')} at most.`,
    )
  }
  const used = new Set(columns.values())
  const width = header.cells.length
  function isShifted({ cells }: TableRow): boolean {
    return isText && cells.slice(width).some((cell) => cell.trim() !== '')
  }
  const shifted = body.filter((row) => isShifted(row))
  const whole = body.filter((row) => !isShifted(row))
  const { students, problems } = checkStudents(whole.map((row) => readStudent(row, columns)))
  return {
    students,
    problems: [
      ...problems,
      ...shifted.map(({ line }) => ({ line, message: tooManyCells })),
      ...broken.map((line) => ({ line, message: unmatchedQuotes })),
    ].toSorted((a, b) => a.line - b.line),
    ignored: header.cells.filter((cell, index) => cell !== '' && !used.has(index)),
  }
}

function readTable(file: AttachedFile): Table {
  const glimpse = glimpseOf(file)
  if (/^PK.*xl\/workbook/s.test(glimpse.ends)) return readWorkbook(file)
  const foreign = findForeignFile(glimpse)
  if (foreign !== undefined) {
    throw new UserError(
      `This is ${foreign.name}. Save your list of students as “CSV UTF-8” and attach that.`,
    )
  }
  const text = decodeText(file.bytes)
  const [named = '', sign] = /^[^\S\n]*"?sep=(.|\\t)"?[^\S\n]*(?=\n|$)/i.exec(text) ?? []
  const content = text.slice(named.length)
  const { records, broken } = readRecords(content, findSeparator(content, sign))
  return { rows: records, broken, isText: true }
}

/** The first sheet that names the columns. */
function readWorkbook({ bytes }: AttachedFile): Table {
  const sheets = readSheets(bytes).map(({ rows }) =>
    rows.map(({ number, cells }) => ({ line: number, cells })),
  )
  const named = sheets.find((rows) =>
    rows.slice(0, maxLinesAbove).some(({ cells }) => saysWho(findRosterColumns(cells))),
  )
  return { rows: named ?? sheets[0] ?? [], broken: [], isText: false }
}

function findSeparator(content: string, sign: string | undefined): string {
  const start = content.split('\n').slice(0, maxLinesAbove)
  const candidates = sign === undefined ? separators : [sign === '\\t' ? '\t' : sign, ...separators]
  const counts = candidates.map((separator) => ({
    separator,
    count: Math.max(
      ...start.map((line) => findRosterColumns(line.split(separator).map(unquote)).size),
    ),
  }))
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).separator
}

/** Files of Canvas have a row with the points, and one of a made-up student; those of Google Classroom have dates and points. */
function isNoStudent({ cells }: TableRow, columns: ReadonlyMap<RosterColumn, number>): boolean {
  const name = cells[columns.get('name') ?? -1] ?? ''
  if (/^\s*(?:points possible|student, test|test student)\s*$/i.test(name)) return true
  const last = cells[columns.get('lastName') ?? -1] ?? ''
  const others = (['firstName', 'email', 'studentId'] as const).map(
    (column) => cells[columns.get(column) ?? -1] ?? '',
  )
  return /^\s*(?:date|points)\s*$/i.test(last) && others.every((cell) => cell.trim() === '')
}

function readStudent(
  { line, cells }: TableRow,
  columns: ReadonlyMap<RosterColumn, number>,
): RosterLine {
  function cell(column: RosterColumn): string {
    const index = columns.get(column)
    const text = index === undefined ? '' : (cells[index] ?? '')
    // Files that we wrote have an apostrophe before what begins like a formula.
    return stripInvisible(unescapeFormula(text)).replaceAll(/\s+/g, ' ').trim()
  }

  const written = cell('name')
  const [, last = '', first = ''] =
    /^([^,]+),([^,]+)$/.exec(written)?.map((part) => part.trim()) ?? []
  const firstName = cell('firstName') === '' ? first : cell('firstName')
  const lastName = cell('lastName') === '' ? last : cell('lastName')
  const joined = [firstName, lastName].filter((part) => part !== '').join(' ')
  return {
    line,
    name: written === '' || last !== '' ? joined : written,
    firstName,
    lastName,
    studentId: cell('studentId'),
    email: cell('email'),
    login: cell('login'),
    group: cell('group'),
  }
}

type Problem = RosterReading['problems'][number]

/** Sorts out what cannot be a student, and whoever is there twice. */
function checkStudents(read: readonly RosterLine[]) {
  const students: RosterLine[] = []
  const problems: Problem[] = []
  const seen = new Map<string, number>()
  for (const student of read) {
    const message = problemOf(student) ?? findTwin(student, seen)
    if (message === undefined) students.push(student)
    else problems.push({ line: student.line, message })
  }
  return { students, problems }
}

function problemOf(student: RosterLine): string | undefined {
  const { name, email } = student
  if (!hasVisible(name)) return 'The name is missing.'
  const { line: _line, ...cells } = student
  if (Object.values(cells).some((cell) => cell.length > maxRosterCellLength)) {
    return `A cell is longer than ${maxRosterCellLength} characters.`
  }
  if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) return 'That isn’t a valid e-mail address.'
  return undefined
}

function findTwin(
  { line, studentId, email, login }: RosterLine,
  seen: Map<string, number>,
): string | undefined {
  const marks = [
    ['student ID', studentId],
    ['e-mail address', email],
    ['login', login],
  ] as const
  const keys = marks.flatMap(([what, value]) =>
    value === '' ? [] : [{ what, key: `${what} ${value.toLowerCase()}` }],
  )
  const twin = keys.find(({ key }) => seen.has(key))
  if (twin !== undefined) return `It has the same ${twin.what} as line ${seen.get(twin.key)}.`
  for (const { key } of keys) seen.set(key, line)
  return undefined
}
