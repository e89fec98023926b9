/** Reads a reading plan as teachers write it: a line for each day, with the day and the scene up to which the class has read by then. */
import type { DateContext } from '../calendar/date-words.ts'
import { formatDay } from '../calendar/format-calendar.ts'
import { parseDate } from '../calendar/parse-date.ts'
import { findReached } from '../lookup/find-reached.ts'
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import type { RichText } from '../reply/reply.ts'
import { cutText } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { type ReadingStep, maxSteps } from './reading-plan.ts'

export const maxTableLength = 20_000
const maxLines = 420
const maxCells = 12
/** More would not be read. */
const maxProblems = 12

export interface TableProblem {
  /** Counts from 1, as editors show it. */
  readonly line: number
  readonly text: RichText
}

export interface ReadTable {
  /** In the order of the days. */
  readonly steps: readonly ReadingStep[]
  readonly problems: readonly TableProblem[]
  /** How many lines have a day and nothing to read. */
  readonly without: number
}

interface TableContext {
  readonly library: Library
  /** The local date of today. */
  readonly today: string
  /** The scene that “next” in the first line follows. */
  readonly reached: string | undefined
}

interface Row extends ReadingStep {
  readonly line: number
}

const nothingToRead =
  /^(?:[-–—./]*|none|nothing|no reading|off|(?:half[- ]?term|bank )?holidays?|break|free|frei|ferien)$/i

/** Returns what the lines say, and what is wrong with each that cannot be read. A line of headings is left out. */
export async function readPlanTable(
  text: string,
  { library, today, reached }: TableContext,
): Promise<ReadTable> {
  const lines = linesOf(cutText(text, maxTableLength).trim(), today)
  const order = orderOf(text)
  const rows: Row[] = []
  const problems: TableProblem[] = []
  let without = 0
  let before = { date: today, scene: reached }
  for (const [index, typed] of lines.slice(0, maxLines).entries()) {
    const cells = cellsOf(typed)
    if (cells.length === 0) continue
    const line = index + 1
    try {
      const row = splitRow(cells, { today: before.date, ...(order && { first: order }) })
      if (anotherDay.test(row.words)) throw twoDays()
      if (nothingToRead.test(row.words)) {
        without += 1
        continue
      }
      const { id } = await findScene(library, row.words, before.scene)
      rows.push({ line, date: row.date, scene: id })
      before = { date: row.date, scene: id }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const isHeading = rows.length === 0 && problems.length === 0 && !/\d/.test(typed)
      if (!isHeading) problems.push({ line, text: error.text })
    }
  }
  const { steps, clashes } = sortRows(rows, library)
  return { steps, problems: [...problems, ...clashes].slice(0, maxProblems), without }
}

const month =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|fév|avr|juin|juil|août|ene|abr|ago|dic)'
const namedDay = `\\d{1,2}(?:st|nd|rd|th|\\.)? ${month}\\p{L}*|${month}\\p{L}* \\d{1,2}(?:st|nd|rd|th)?`
const anotherDay = new RegExp(
  `(?<![\\p{L}\\d])(?:\\d{4}-\\d\\d-\\d\\d|${namedDay})(?![\\p{L}\\d])`,
  'iu',
)
/** A day in front of a colon, or one that can be nothing else. */
const dayInLine = new RegExp(
  `\\s+(?=(?:\\p{L}{2,10}[.,]* )?(?:${namedDay}|\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?)(?:,? \\d{4})? ?:\\s|\\d{4}-\\d\\d-\\d\\d)`,
  'giu',
)

/** What is typed into one line, where lines of a table run together, has semicolons between the days or days that stand out. */
function linesOf(text: string, today: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.length > 1) return lines
  const parts = text.split(/\s*;\s*/)
  return parts.length > 1 && !isDate(parts[0] ?? '', today) ? parts : text.split(dayInLine)
}

function isDate(typed: string, today: string): boolean {
  try {
    return parseDate(typed, { today }) !== ''
  } catch {
    return false
  }
}

function twoDays(): UserError {
  return new UserError(
    'There’s more than one day in it. Put each day into a line of its own, or a semicolon between them.',
  )
}

/** Cells between tabs, semicolons, bars or commas; the day may have commas of its own. */
function cellsOf(typed: string): readonly string[] {
  const line = typed
    .replace(/^\s*\|(.*?)\|?\s*$/, '$1')
    .replace(/^\s*(?:[-*•]|\d{1,3}[.)](?=\s+\D))\s+/, '')
    .trim()
  const separator = ['\t', ';', '|', ','].find((each) => line.includes(each))
  const parts =
    separator === undefined ? line.split(/\s*(?::\s|\s[-–—=]\s|->|→|=>)\s*/) : line.split(separator)
  const cells = parts.map((cell) => cell.replaceAll('"', '').trim())
  // What a line ends with may be empty, as spreadsheets write it; what it begins with may be a number of its own.
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, last + 1).slice(0, maxCells)
}

/** Finds the day at the start or the end of the cells, as many of them as still make one. */
function splitRow(cells: readonly string[], context: DateContext): { date: string; words: string } {
  let problem: UserError | undefined
  for (let count = Math.max(1, cells.length - 1); count > 0; count -= 1) {
    for (const isFirst of [true, false]) {
      const typed = (isFirst ? cells.slice(0, count) : cells.slice(-count)).join(', ')
      const rest = isFirst ? cells.slice(count) : cells.slice(0, -count)
      try {
        return { date: parseDate(typed, context), words: rest.filter(Boolean).join(', ') }
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        if (isFirst) problem = error
      }
    }
  }
  const [only = ''] = cells
  return (cells.length === 1 ? splitWords(only, context) : undefined) ?? fail(problem)
}

/** Reads `11 Jan scenes 1-3`, where nothing stands between. */
function splitWords(
  line: string,
  context: DateContext,
): { date: string; words: string } | undefined {
  const words = line.split(/\s+/)
  for (let count = Math.min(5, words.length - 1); count > 0; count -= 1) {
    try {
      const date = parseDate(words.slice(0, count).join(' ').replace(/[,:]$/, ''), context)
      return { date, words: words.slice(count).join(' ') }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
    }
  }
  return undefined
}

function fail(problem: UserError | undefined): never {
  throw problem ?? new UserError('This line has no day.')
}

/** Several scenes mean the last of them: “scenes 1, 2 and 3”. */
async function findScene(
  library: Library,
  words: string,
  reached: string | undefined,
): Promise<Scene> {
  const wanted = words.replace(/^(?:read(?:ing)?|finish|up to|until|to the end of|bis)\s+/i, '')
  // In a work that counts in larger parts, 1, 5 is scene 5 of act 1.
  const [, listed] = /\d\s*(?:[,;&+]|\band\b|\bund\b)\s*(\d{1,4})$/i.exec(wanted) ?? []
  if (listed !== undefined && library.units.within === undefined) {
    return findReached(library, listed, reached)
  }
  try {
    return await findReached(library, wanted, reached)
  } catch (error) {
    const last = wanted.split(/\s*(?:[,;&+]|\band\b|\bund\b)\s*/).at(-1) ?? ''
    if (!(error instanceof UserError) || last === wanted || last === '') throw error
    return findReached(library, last, reached).catch(() => {
      throw error
    })
  }
}

/** In a table, one day that can be read in one way only says what comes first in all: 13/1/2027, or 1/13/2027. */
function orderOf(text: string): 'day' | 'month' | undefined {
  for (const [, first, second] of text.matchAll(
    /(?<!\d)(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?(?!\d)/g,
  )) {
    if (Number(first) > 12) return 'day'
    if (Number(second) > 12) return 'month'
  }
  return undefined
}

/** Puts the rows in the order of their days. The class goes on, never back, and a day has one row. */
function sortRows(rows: readonly Row[], { units }: Library) {
  const clashes: TableProblem[] = []
  const steps: Row[] = []
  for (const row of rows.toSorted((a, b) => a.date.localeCompare(b.date) || a.line - b.line)) {
    const last = steps.at(-1)
    if (last !== undefined && units.place(row.scene) < units.place(last.scene)) {
      const [to, from] = [row.scene, last.scene].map((id) => units.labelInSentence(id))
      clashes.push({
        line: row.line,
        text: [
          `${formatDay(row.date)} goes back to ${to}, but ${formatDay(last.date)} has reached ${from} already.`,
        ],
      })
      continue
    }
    if (last?.date === row.date) steps.pop()
    // A day that opens nothing new is no step, unless it is the first.
    if (last === undefined || last.date === row.date || last.scene !== row.scene) steps.push(row)
  }
  if (steps.length > maxSteps) {
    clashes.push({
      line: steps[maxSteps]?.line ?? 0,
      text: [`A plan has room for ${maxSteps} days. Leave out the rest.`],
    })
  }
  return {
    steps: steps.slice(0, maxSteps).map(({ date, scene }) => ({ date, scene })),
    clashes,
  }
}
