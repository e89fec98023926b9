/** Reads a reading plan as teachers write it: a line for each day, with the day and the scene up to which the class has read by then. */
import type { DateContext } from '../calendar/date-words.ts'
import { formatDay } from '../calendar/format-calendar.ts'
import type { Library } from '../pack/library.ts'
import type { RichText } from '../reply/reply.ts'
import { joinWords } from '../reply/format.ts'
import { cutText } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { type ReadingStep, maxSteps } from './reading-plan.ts'
import { isCount, isDay, noDay, readDay } from './table-day.ts'
import { type TableRow, dayAmongWords, rowsOf } from './table-lines.ts'
import { findPlannedScene } from './table-scene.ts'

export const maxTableLength = 20_000
const maxLines = 420
const maxProposed = 3

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

/** Returns what the lines say, and what is wrong with each that cannot be read. A line of headings is left out. */
export async function readPlanTable(
  text: string,
  { library, today, reached }: TableContext,
): Promise<ReadTable> {
  const order = orderOf(text)
  const first = order && { first: order }
  const table = rowsOf(cutText(text, maxTableLength).trim(), { today, ...first }, maxLines)
  const column = readingColumn(table.rows, { today, ...first })
  const rows: Row[] = []
  const problems: TableProblem[] = []
  let without = 0
  let before = { date: today, scene: reached }
  for (const row of table.rows) {
    try {
      const { date, cells } = splitRow(row, { today: before.date, ...first }, column)
      if (cells.some((cell) => dayAmongWords.test(cell))) throw twoDays()
      const scene = await findPlannedScene(cells, {
        library,
        reached: before.scene,
        hasColumns: row.hasColumns,
      })
      if (scene === undefined) {
        without += 1
        continue
      }
      rows.push({ line: row.line, date, scene: scene.id })
      before = { date, scene: scene.id }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const isHeading = rows.length === 0 && problems.length === 0 && !/\d/.test(row.typed)
      if (!isHeading) problems.push({ line: row.line, text: withProposed(error) })
    }
  }
  if (table.hasMore) {
    const words = `Only the first ${maxLines} lines are read. Leave out the rest, or what has no day.`
    problems.push({ line: maxLines + 1, text: [words] })
  }
  const { steps, clashes } = sortRows(rows, library)
  return { steps, problems: [...problems, ...clashes], without }
}

/** What would be buttons under a single answer. */
function withProposed({ text, proposed }: UserError): RichText {
  const names = (proposed?.values ?? []).slice(0, maxProposed)
  return names.length === 0 ? text : [...text, ` ${joinWords(names)}.`]
}

function twoDays(): UserError {
  return new UserError(
    'There’s more than one day in it. Put each day into a line of its own, or a semicolon between them.',
  )
}

/** What the column with the reading is called; there may be others, such as the homework. */
const readingHeading =
  /^(?:reading|read|to read|text|chapters?|sections?|scenes?|acts?|pages?|units?|lesen|lektüre|lesestoff|kapitel|abschnitte?|szenen?|lectura|leer|cap[ií]tulos?|escenas?|lecture|lire|chapitres?|scènes?)\b/iu

/** Returns which column of a table has what is read, if a line of headings says so. */
function readingColumn(rows: readonly TableRow[], context: DateContext): number | undefined {
  const [head] = rows
  if (head === undefined || head.cells.length < 3 || /\d/.test(head.typed)) return undefined
  const column = head.cells.findIndex((cell) => readingHeading.test(cell))
  return column === -1 || head.cells.some((cell) => isDay(cell, context)) ? undefined : column
}

interface SplitRow {
  readonly date: string
  /** What is left of the line: the cell with what is read, if a heading says which it is. */
  readonly cells: readonly string[]
}

/** Finds the day at the start or the end of the cells, as many of them as still make one; a number of the row may stand before it. */
function splitRow(
  { cells, hasColumns }: TableRow,
  context: DateContext,
  column: number | undefined,
): SplitRow {
  const counted = cells.findIndex((cell) => !isCount(cell))
  const found =
    findDay(cells, context) ?? (counted > 0 ? findDay(cells.slice(counted), context) : undefined)
  if (found !== undefined) {
    const chosen = column === undefined ? undefined : cells[column]
    if (chosen !== undefined) return { ...found, cells: [chosen] }
    // Some tables have the last day of the week, too.
    const [end = '', ...others] = found.cells
    return hasColumns && others.length > 0 && isDay(end, context)
      ? { ...found, cells: others }
      : found
  }
  const [only = ''] = cells
  const split = cells.length === 1 ? splitWords(only, context) : undefined
  if (split !== undefined) return split
  if (counted > 0) throw noDay()
  return { date: readDay(only, context), cells: [] }
}

function findDay(cells: readonly string[], context: DateContext): SplitRow | undefined {
  for (let count = Math.max(1, cells.length - 1); count > 0; count -= 1) {
    for (const isFirst of [true, false]) {
      const typed = (isFirst ? cells.slice(0, count) : cells.slice(-count)).join(', ')
      const rest = isFirst ? cells.slice(count) : cells.slice(0, -count)
      if (isDay(typed, context)) {
        return { date: readDay(typed, context), cells: rest.filter((cell) => cell !== '') }
      }
    }
  }
  return undefined
}

/** Reads `11 Jan scenes 1-3`, where nothing stands between. */
function splitWords(line: string, context: DateContext): SplitRow | undefined {
  const words = line.split(/\s+/)
  for (let count = Math.min(5, words.length - 1); count > 0; count -= 1) {
    const typed = words.slice(0, count).join(' ')
    if (isDay(typed, context)) {
      return { date: readDay(typed, context), cells: [words.slice(count).join(' ')] }
    }
  }
  return undefined
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
