/** Writes a table of questions and answers that people can read, and that the import reads back. */
import type {
  ExchangeFile,
  ExchangeQuestion,
  QuestionBody,
  Unusable,
} from '../../../core/exchange/question.ts'
import { type CsvCell, toCsv } from '../../../core/reply/csv.ts'
import type { WrittenFile } from '../format.ts'
import { htmlToText } from '../html/html-to-text.ts'
import { cleanText } from './gift-text.ts'

/** A row by its columns, before it is known how many of them the table needs. */
interface Row {
  readonly question: ExchangeQuestion
  readonly kind: string
  readonly right: readonly string[]
  readonly wrong: readonly string[]
  readonly pairs?: readonly string[]
  readonly order?: readonly string[]
  readonly tolerance?: number
  /** What the table has no column for, a sentence each. */
  readonly lost: readonly string[]
}

/** Returns the table, and what it has no place for. */
export function writeCsv({ questions, unusable }: ExchangeFile): WrittenFile {
  const rows = questions.map(toRow)
  const widest = Math.max(1, ...rows.map(({ wrong }) => wrong.length))
  const columns = columnsFor(widest).filter(
    ({ cell, isNeeded = false }) => isNeeded || rows.some((row) => cell(row) !== null),
  )
  const lost = rows.flatMap((row) =>
    [...row.lost, ...divided(row)].map((reason): Unusable => {
      const { place, name } = row.question
      return { place, ...(name === undefined ? {} : { name }), reason }
    }),
  )
  const table = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ]
  return { content: toCsv(table), lost: [...unusable, ...lost] }
}

interface Column {
  readonly title: string
  /** Whether the table has it though no row needs it. */
  readonly isNeeded?: boolean
  readonly cell: (row: Row) => CsvCell
}

function columnsFor(wrongAnswers: number): readonly Column[] {
  return [
    { title: 'Category', cell: ({ question }) => list(question.category, ' > ') },
    { title: 'Name', cell: ({ question }) => text(question.name) },
    { title: 'Question', isNeeded: true, cell: ({ question }) => text(question.prompt) },
    { title: 'Kind', isNeeded: true, cell: ({ kind }) => kind },
    { title: 'Right answer', isNeeded: true, cell: rightCell },
    { title: 'More right answers', cell: ({ right }) => list(right.slice(1), '\n') },
    ...Array.from({ length: wrongAnswers }, (_, index): Column => ({
      title: `Wrong answer ${index + 1}`,
      isNeeded: true,
      cell: ({ wrong }) => text(wrong[index]),
    })),
    { title: 'Pairs', cell: ({ pairs = [] }) => list(pairs, '\n') },
    { title: 'Order', cell: ({ order = [] }) => list(order, '\n') },
    { title: 'Tolerance', cell: ({ tolerance = 0 }) => (tolerance === 0 ? null : tolerance) },
    { title: 'Explanation', cell: ({ question }) => text(question.feedback) },
    { title: 'Tags', cell: ({ question }) => list(question.tags, ', ') },
  ]
}

/** Numbers stay numbers, so that a spreadsheet does not take a negative one for a formula. */
function rightCell({ question: { body }, right }: Row): CsvCell {
  return body.kind === 'number' ? body.answer : text(right[0])
}

/** HTML is read as such, so what only looks like it is written as text. */
function text(value = ''): string | null {
  const clean = cleanText(value)
  if (clean === '') return null
  const escaped = clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return htmlToText(clean) === clean ? clean : escaped
}

function list(values: readonly string[], separator: string): string | null {
  const filled = values.map((value) => cleanText(value)).filter((value) => value !== '')
  return text(
    filled
      .map((value) => (separator === '\n' ? value.replaceAll('\n', ' ') : value))
      .join(separator),
  )
}

function toRow(question: ExchangeQuestion): Row {
  const { body } = question
  switch (body.kind) {
    case 'choice':
      return choiceRow(question, body)
    case 'typed':
      return {
        question,
        kind: 'typed',
        right: body.accept.filter(({ credit }) => credit === 1).map((answer) => answer.text),
        wrong: [],
        lost: [
          ...(body.accept.some(({ credit }) => credit < 1)
            ? ['Answers that earn a part of the points were left out.']
            : []),
          ...lostFeedback(body.accept),
        ],
      }
    case 'true-false': {
      const lost = body.feedback === undefined ? [] : [noFeedback]
      return {
        question,
        kind: 'true/false',
        right: [body.answer ? 'true' : 'false'],
        wrong: [],
        lost,
      }
    }
    case 'number': {
      const { answer, tolerance } = body
      return { question, kind: 'number', right: [String(answer)], wrong: [], tolerance, lost: [] }
    }
    case 'match': {
      const pairs = [
        ...body.pairs.map(({ left, right }) => `${left} = ${right}`),
        ...body.extra.map((right) => ` = ${right}`),
      ]
      const hasSign = body.pairs.some(({ left }) => left.includes('='))
      const lost = hasSign
        ? [
            'A left half has an equals sign, which is what divides the halves. Write it another way.',
          ]
        : []
      return { question, kind: 'match', right: [], wrong: [], pairs, lost }
    }
    case 'order':
      return { question, kind: 'order', right: [], wrong: [], order: body.events, lost: [] }
    case 'card':
      return { question, kind: 'card', right: [body.back], wrong: [], lost: [] }
    case 'open': {
      const { sample = '' } = body
      return { question, kind: 'open', right: sample === '' ? [] : [sample], wrong: [], lost: [] }
    }
    default:
      return body satisfies never
  }
}

/** Two right answers to a question that asks for one are told from two that have to be found by nothing in a table. */
function choiceRow(
  question: ExchangeQuestion,
  body: Extract<QuestionBody, { kind: 'choice' }>,
): Row {
  const { several, options } = body
  const right = options.filter(({ credit }) => (several ? credit > 0 : credit === 1))
  const wrong = options.filter((option) => !right.includes(option))
  const hasParts =
    options.some(({ credit }) => credit < 0) || wrong.some(({ credit }) => credit > 0)
  return {
    question,
    kind: several ? 'several answers' : 'choice',
    right: right.map((option) => option.text),
    wrong: wrong.map((option) => option.text),
    lost: [
      ...(hasParts
        ? ['Answers that earn a part of the points, or cost some, count as wrong.']
        : []),
      ...(several || right.length === 1
        ? []
        : ['A table can’t say that one of its right answers is enough.']),
      ...lostFeedback(options),
    ],
  }
}

const noFeedback = 'The feedback for single answers was left out.'

function lostFeedback(options: readonly { readonly feedback?: string }[]): readonly string[] {
  return options.some(({ feedback }) => feedback !== undefined) ? [noFeedback] : []
}

/** What stands in a list is divided by lines and by this sign. */
function divided({ question, kind, right, wrong, pairs = [], order = [] }: Row): readonly string[] {
  const listed = [...(kind === 'typed' ? right : right.slice(1)), ...wrong, ...pairs, ...order]
  const names =
    question.category.some((name) => /::|\/|\n|(?:^|\s)>(?:\s|$)/.test(name)) ||
    question.tags.some((tag) => /[,;|\n]/.test(tag))
  return [
    ...(listed.some((entry) => /[|\n]|^•/.test(entry))
      ? ['One of its answers has a line break or a |, which divides answers in a table.']
      : []),
    ...(names ? ['Its category or a tag has a sign that divides names in a table.'] : []),
  ]
}
