/** Makes questions of the rows of a table, whatever kind of file it was read from. */
import type {
  ExchangeFile,
  ExchangeQuestion,
  QuestionBody,
  Unusable,
} from '../../../core/exchange/question.ts'
import { plainLine } from '../../../core/exchange/plain-line.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import { joinWords } from '../../../core/reply/format.ts'
import { truncate } from '../../../core/reply/truncate.ts'
import { type Header, findHeader } from './find-columns.ts'
import { areWords, findRight } from './find-right.ts'
import {
  type NamedCells,
  isEmptyRow,
  lines,
  nameCells,
  rightAnswers,
  splitList,
  wrongAnswers,
} from './named-cells.ts'
import { type StatedKind, agreementOf, kindFrom, shortTruthOf, truthOf } from './stated-kind.ts'
import type { Row } from './split-table.ts'

/** Throws a UserError if no row names the columns. */
export function readRows(rows: readonly Row[]): ExchangeFile {
  const header = findHeader(rows.map(({ cells }) => cells))
  if (header === undefined) throw noNames(rows)
  const named = rows
    .slice(header.row + 1)
    .map(({ place, cells }) => ({ place, cells: nameCells(cells, header) }))
  const areNumbers = header.isTemplate || areIndexes(named.map(({ cells }) => cells))
  const questions: ExchangeQuestion[] = []
  const unusable: Unusable[] = []
  for (const { place, cells } of named) {
    const prompt = cells.first('question') || cells.first('term')
    if (isEmptyRow(cells) || templateAdvice.test(prompt)) continue
    if (prompt === '') {
      const [name = ''] = [...cells.all('answer'), ...cells.options.map(({ text }) => text)]
      unusable.push({
        place,
        ...(name === '' ? {} : { name: truncate(name, 60) }),
        reason: 'This row has no question. Write one, or empty the row.',
      })
    } else questions.push(readRow(place, prompt, cells, areNumbers))
  }
  const title = titleAbove(rows, header)
  return { ...(title === undefined ? {} : { title }), questions, unusable }
}

/** What a quiz site’s template says to write in its column. */
const templateAdvice = /^Text of the question\b/

const maxTitle = 75

/** A line by itself above the names of the columns is what the table is called. */
function titleAbove(rows: readonly Row[], { row, isTemplate }: Header): string | undefined {
  if (row === 0 || isTemplate) return undefined
  const [title = '', ...others] = (rows[0]?.cells ?? []).filter((cell) => cell !== '')
  const isTitle = others.length === 0 && title.length <= maxTitle && !/template/i.test(title)
  return isTitle && title !== '' ? title : undefined
}

function readRow(
  place: string,
  prompt: string,
  cells: NamedCells,
  areNumbers: boolean,
): ExchangeQuestion {
  const [name, feedback] = [cells.first('name'), cells.first('explanation')]
  const hasPicture = cells.first('picture') !== ''
  const body = readBody(cells, areNumbers)
  return {
    place,
    ...(name === '' ? {} : { name }),
    category: splitList(cells.first('category'), /::|\/|\n|\s>\s/),
    tags: splitList(cells.first('tags'), /[,;|\n]/),
    prompt,
    body,
    ...(feedback === '' ? {} : { feedback }),
    notes: [...(hasPicture ? ['Its picture was left out.'] : []), ...numberNotes(body, cells)],
  }
}

/** 1,200 and 1.200 mean different numbers in different countries. The bot’s own tables write a point, and call the kind “number”. */
function numberNotes(body: QuestionBody, cells: NamedCells): readonly string[] {
  const [written = ''] = rightAnswers(cells)
  const isOwn = cells.first('kind') === 'number' && !written.includes(',')
  return body.kind === 'number' && !isOwn && /^\D?\d+[.,]\d{3}$/.test(written)
    ? [`${written} was read as ${body.answer}. Check it.`]
    : []
}

function readBody(cells: NamedCells, areNumbers: boolean): QuestionBody {
  const kind = kindFrom(cells.first('kind'))
  return readPairs(cells) ?? readStated(kind, cells) ?? readOptions(kind, cells, areNumbers)
}

/** Pairs and orders have columns of their own. */
function readPairs(cells: NamedCells): QuestionBody | undefined {
  const pairs = cells.all('pairs').flatMap((cell) => splitList(cell, lines))
  if (pairs.length > 0) {
    const halves = pairs.map(splitPair)
    return {
      kind: 'match',
      pairs: halves.filter(({ left }) => left !== ''),
      extra: halves.flatMap(({ left, right }) => (left === '' ? [right] : [])),
    }
  }
  const events = cells.all('events').flatMap((cell) => splitList(cell, lines))
  return events.length > 0 ? { kind: 'order', events } : undefined
}

function splitPair(pair: string) {
  const at = pair.indexOf('=')
  if (at < 0) return { left: pair, right: '' }
  return { left: pair.slice(0, at).trim(), right: pair.slice(at + 1).trim() }
}

/** What the row itself says that it is. */
function readStated(kind: StatedKind | undefined, cells: NamedCells): QuestionBody | undefined {
  const answers = rightAnswers(cells)
  const [answer = ''] = answers
  switch (kind) {
    case 'typed': {
      const single = answers.flatMap((each) => splitList(each, lines))
      const accept = [...single, ...cells.options.map(({ text }) => text)]
      return accept.length === 0 ? { kind: 'open' } : { kind, accept: accept.map(right) }
    }
    case 'number': {
      const number = Number(answer.replace(',', '.'))
      const tolerance = Number(cells.first('tolerance').replace(',', '.'))
      if (answer === '' || !Number.isFinite(number)) return undefined
      return { kind, answer: number, tolerance: Number.isFinite(tolerance) ? tolerance : 0 }
    }
    case 'card':
      return { kind, back: answer || cells.first('definition') }
    case 'open':
      return { kind, ...(answer === '' ? {} : { sample: answer }) }
    case 'true-false': {
      // Where there are columns of options, a number is one of them.
      const truth = cells.options.length === 0 ? shortTruthOf(answer) : truthOf(answer)
      return truth === undefined ? undefined : { kind, answer: truth }
    }
    case 'order':
      return { kind, events: cells.options.map(({ text }) => text) }
    case 'choice':
    case 'several':
    case undefined:
      return undefined
    default:
      return kind satisfies never
  }
}

function readOptions(
  kind: StatedKind | undefined,
  cells: NamedCells,
  areNumbers: boolean,
): QuestionBody {
  const wrong = wrongAnswers(cells)
  const answers = rightAnswers(cells)
  const [answer = ''] = answers
  if (cells.options.length > 0) {
    const texts = cells.options.map(({ text }) => text)
    const isRight = findRight(cells, answers, areNumbers)
    const truths = texts.map(truthOf)
    if (texts.length === 2 && new Set(truths).size === 2 && !truths.includes(undefined)) {
      const [truth] = truths.filter((_, index) => isRight[index])
      if (truth !== undefined && !isRight.every(Boolean)) {
        return { kind: 'true-false', answer: truth }
      }
    }
    const options = texts.map((text, index) => ({ text, credit: isRight[index] === true ? 1 : 0 }))
    const several = kind === 'several' || isRight.filter(Boolean).length > 1
    return { kind: 'choice', several, options: [...options, ...wrong.map(wrongOption)] }
  }
  if (wrong.length > 0) {
    const [truth, other] = [truthOf(answer), truthOf(wrong[0] ?? '')]
    if (answers.length === 1 && wrong.length === 1 && truth !== undefined && truth === !other) {
      return { kind: 'true-false', answer: truth }
    }
    const several = kind === 'several' || answers.length > 1
    return { kind: 'choice', several, options: [...answers.map(right), ...wrong.map(wrongOption)] }
  }
  if (cells.first('definition') !== '') return { kind: 'card', back: cells.first('definition') }
  if (answer === '') return { kind: 'open' }
  // A statement is agreed to or not; a question may have “no” as its answer.
  const isStatement = /\s.*[^?\s]$/s.test(cells.first('question'))
  const truth = isStatement ? agreementOf(answer) : truthOf(answer)
  if (truth !== undefined) return { kind: 'true-false', answer: truth }
  // Where others have options, one without is typed.
  return answers.length > 1 || cells.hasOptionColumns
    ? { kind: 'typed', accept: answers.map(right) }
    : { kind: 'card', back: answer }
}

/** Whether right answers are numbers of options: where all of them are, and not all are words of options themselves. */
function areIndexes(rows: readonly NamedCells[]): boolean {
  const asked = rows.filter((cells) => cells.options.length > 0 && rightAnswers(cells).length > 0)
  return !asked.every((cells) => areWords(cells, rightAnswers(cells)))
}

function right(text: string) {
  return { text, credit: 1 }
}

function wrongOption(text: string) {
  return { text, credit: 0 }
}

function noNames(rows: readonly Row[]): UserError {
  const [first] = rows
  if (first === undefined) return new UserError('The file is empty.')
  const found = first.cells
    .filter((cell) => cell !== '')
    .slice(0, 5)
    .map((cell) => `“${truncate(plainLine(cell), 40)}”`)
  return new UserError(
    `The first row has to name the columns, such as question, correct answer, wrong answer 1 and wrong answer 2. In this file it says ${joinWords(found)}.`,
  )
}
