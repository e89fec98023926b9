/** `/book export`: a file for a learning platform or a spreadsheet. One that names people says so before it is made. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { readDate } from '../calendar/parse-date.ts'
import { UserError } from '../reply/user-error.ts'
import {
  type Reply,
  type RichText,
  button,
  buttons,
  commandMention,
  file,
  heading,
  note,
  privateReply,
  text,
} from '../reply/reply.ts'
import { formatCount } from '../reply/format.ts'
import { type CsvDecimals, csvDecimals } from '../reply/csv.ts'
import { decimalsIn } from './decimals-in.ts'
import type { BookReading } from './book-service.ts'
import type { BookSheet, NamesInFile } from './book-sheet.ts'
import type { BookFile } from './formats/book-file.ts'
import { type BookFormat, bookFormats, formatTitles, writeBook } from './formats/index.ts'
import { countMissingOption, periodOptions, readPeriod } from './read-period.ts'
import { formatPeriod } from './weeks.ts'

const namesInFiles = ['real', 'pseudonym', 'none'] as const satisfies readonly NamesInFile[]

interface Wanted extends BookReading {
  readonly format: BookFormat
  readonly names: NamesInFile
  /** As the class’s language has them where nothing was said. */
  readonly decimals: CsvDecimals | undefined
}

export const exportBookSubcommand = subcommand({
  summary: 'Make a file for Canvas, Moodle, Google Classroom or a spreadsheet',
  audience: 'person',
  limit: 'strict',
  teachersOnly: true,
  options: {
    for: {
      kind: 'choice',
      summary: 'Which program the file is for',
      required: true,
      choices: bookFormats.map((value) => ({ value, label: formatTitles[value] })),
    },
    ...periodOptions,
    names: {
      kind: 'choice',
      summary: 'Who is named in it: everybody (default), code names, or nobody',
      choices: [
        { value: 'real', label: 'Names, and ids from your list' },
        { value: 'pseudonym', label: 'A code name for each student' },
        { value: 'none', label: 'No names at all' },
      ],
    },
    decimals: {
      kind: 'choice',
      summary: 'How a plain spreadsheet writes numbers (as your class’s language does if left out)',
      choices: [
        { value: 'point', label: '66.5, with commas between the cells' },
        { value: 'comma', label: '66,5, with semicolons between the cells' },
      ],
    },
    'count-missing': countMissingOption,
  },
  async run({ options }, context) {
    const wanted: Wanted = {
      ...(await readPeriod(options, context)),
      format: options.for,
      names: options.names ?? 'real',
      countsMissing: options['count-missing'] ?? false,
      decimals: options.decimals,
    }
    requireNames(wanted)
    requirePoints(wanted)
    return wanted.names === 'real' ? askFirst(wanted) : make(wanted, context)
  },
})

export const exportBookActions: ActionHandlers = {
  make: {
    teachersOnly: true,
    limit: 'strict',
    run: ({ value }, context) => make(readWanted(value), context),
  },
}

/** A gradebook cannot take what says nobody’s name. */
function requireNames({ format, names }: Wanted): void {
  if (format === 'plain' || names === 'real') return
  throw new UserError(
    `${formatTitles[format]} has to know who is who, so its file names your students. For one that doesn’t, choose `,
    { code: 'for:plain' },
    '.',
  )
}

/** Moodle takes no other numbers for a new column, and Canvas takes these everywhere. */
function requirePoints({ format, decimals }: Wanted): void {
  if (format === 'plain' || decimals !== 'comma') return
  throw new UserError(
    `A file for ${formatTitles[format]} always has numbers with a point. For a spreadsheet with commas, choose `,
    { code: 'for:plain' },
    '.',
  )
}

function askFirst(wanted: Wanted): Reply {
  const { format, from, to, names, countsMissing, decimals = '-' } = wanted
  const value = [format, names, from, to, countsMissing ? 'missing' : '-', decimals].join('/')
  return privateReply(
    heading(`A file for ${nameInSentence(format)}, ${formatPeriod(wanted)}`),
    text(
      'This file names your students, with their ids and e-mail addresses if your list has them. Please keep it private.',
    ),
    buttons(button('Make the file', componentId('book', 'make', value), 'primary')),
  )
}

function readWanted(value: string): Wanted {
  const [format = '', names = '', from = '', to = '', missing = '', numbers] = value.split('/')
  const wanted = {
    format: bookFormats.find((each) => each === format),
    names: namesInFiles.find((each) => each === names),
  }
  if (wanted.format === undefined || wanted.names === undefined || from > to) {
    throw oldButtonError()
  }
  if (readDate(from) === undefined || readDate(to) === undefined) throw oldButtonError()
  const { format: chosen, names: named } = wanted
  const decimals = csvDecimals.find((each) => each === numbers)
  return { format: chosen, names: named, from, to, countsMissing: missing === 'missing', decimals }
}

async function make(wanted: Wanted, context: CommandContext): Promise<Reply> {
  const { decimals = decimalsIn(context) } = wanted
  const sheet = await context.book.sheet(wanted, wanted.names)
  if (sheet.students.length === 0 || sheet.items.length === 0) {
    return privateReply(
      text(`There’s nothing to write for ${formatPeriod(sheet.period)}. Choose another time.`),
    )
  }
  return fileView({ ...wanted, decimals }, sheet, writeBook(wanted.format, sheet, decimals))
}

function fileView({ format, names, decimals }: Wanted, sheet: BookSheet, written: BookFile): Reply {
  const { left, name, content } = written
  const count = sheet.students.length - left
  return privateReply(
    text(
      `${formatCount(count, 'student')}, ${formatCount(sheet.items.length, 'column')}, ${formatPeriod(sheet.period)}. `,
      names === 'real'
        ? 'This file names your students. Please keep it private.'
        : 'This file names nobody. In a small class, numbers may still tell who is who.',
    ),
    file(name, 'text/csv', content),
    left > 0 &&
      note(
        `${formatCount(left, 'student')} ${left === 1 ? 'is' : 'are'} not in it, since ${formatTitles[format]} couldn’t tell who they are. See who is missing with `,
        commandMention('book roster'),
        '.',
      ),
    note(
      ...(format === 'plain' && decimals === 'comma' ? adviceOnCommas : advice[format]),
      ` ${emptyCells(format)} ${missingWords(sheet)}`,
    ),
  )
}

function emptyCells(format: BookFormat): string {
  return format === 'moodle'
    ? 'A dash means somebody didn’t take part: no mark, and not a zero.'
    : 'A cell is empty where somebody didn’t take part.'
}

function missingWords({ countsMissing }: BookSheet): string {
  return countsMissing
    ? 'Of those who did, questions without an answer count as wrong.'
    : 'Of those who did, questions without an answer aren’t counted.'
}

const advice: Readonly<Record<BookFormat, RichText>> = {
  canvas: [
    'In Canvas, open Grades, then Import. Canvas shows you every new column and change before it saves anything.',
  ],
  moodle: [
    'In Moodle, open Grades, then Import, CSV file. Map the first column to the field of the same name, and each column of marks to a new grade item; all are out of 100.',
  ],
  'google-classroom': [
    'The columns are named as Google Classroom names them. Classroom itself takes marks from no file; add-ons and mark books do.',
  ],
  plain: [
    'If your spreadsheet shows each row in one cell, or takes marks for dates, choose ',
    { code: 'decimals:comma' },
    '.',
  ],
}

const adviceOnCommas: RichText = [
  'Its numbers have a comma, with semicolons between the cells. If your spreadsheet shows each row in one cell, choose ',
  { code: 'decimals:point' },
  '.',
]

function nameInSentence(format: BookFormat): string {
  return format === 'plain' ? 'a spreadsheet' : formatTitles[format]
}
