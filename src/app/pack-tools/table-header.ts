/** Checks the first row of a table once, so that a wrong column is one sentence and not one for each row. */
import { createNameFinder, didYouMean } from '../../core/command/did-you-mean.ts'
import { truncate } from '../../core/reply/truncate.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { type ImportedList, columnsOf } from './import-fields.ts'
import type { CsvRecord } from '../exchange/table/read-records.ts'
import { joinWords } from '../../core/reply/format.ts'

const maxShown = 5
const maxShownLength = 40

/** Returns what a first row has to name, as the rest of a sentence. */
function formatNeeded(list: ImportedList): string {
  return `at least ${joinWords(columnsOf(list).needed)}`
}

/** Returns how many cells name a column. One alone could be chance. */
export function countColumns(cells: readonly string[], list: ImportedList): number {
  return fieldsIn(cells, list).filter((field) => field !== undefined).length
}

/** Returns the field of each column; a column without a name has none. Throws a UserError that says what to change. */
export function readHeader(
  header: CsvRecord,
  body: readonly CsvRecord[],
  list: ImportedList,
): readonly (string | undefined)[] {
  const fields = fieldsIn(header.cells, list)
  if (countColumns(header.cells, list) < 2) throw noNames(header, body, list)
  const { needed, known } = columnsOf(list)
  const closest = createNameFinder(() => known)
  const unknown = header.cells
    .filter((cell, index) => cell !== '' && fields[index] === undefined)
    .map(
      (cell) =>
        `The column ${quote(cell)} isn’t known. ${didYouMean(closest(cell), 'Remove it or correct its name.')}`,
    )
  const doubled = [...Map.groupBy(fields.keys(), (index) => fields[index])]
    .filter(([field, indexes]) => field !== undefined && indexes.length > 1)
    .map(
      ([field, indexes]) =>
        `More than one column is called ${field}: ${joinWords(indexes.map(letterOf))}. Keep one of them.`,
    )
  const missing = needed.filter((name) => !fields.includes(name))
  const problems = [
    ...unknown.slice(0, maxShown),
    ...doubled,
    ...(missing.length === 0
      ? []
      : [
          `The first row doesn’t name ${joinWords(missing)}. Add ${missing.length === 1 ? 'this column' : 'these columns'}.`,
        ]),
  ]
  if (problems.length > 0) throw new UserError(problems.join(' '))
  return fields
}

function noNames(header: CsvRecord, body: readonly CsvRecord[], list: ImportedList): UserError {
  const below = body.find(({ cells }) => countColumns(cells, list) > 1)
  if (below !== undefined) {
    return new UserError(
      `The names of the columns are on line ${below.line}, but they have to be in the first row. Delete everything above them.`,
    )
  }
  const found = header.cells.filter((cell) => cell !== '').slice(0, maxShown)
  return new UserError(
    `The first row has to name the columns, ${formatNeeded(list)}. In this file it says ${joinWords(found.map(quote))}.`,
  )
}

/** Names count whatever their case, with or without blanks and hyphens. */
export function fieldsIn(
  cells: readonly string[],
  list: ImportedList,
): readonly (string | undefined)[] {
  const byName = new Map(columnsOf(list).known.map((name) => [name.toLowerCase(), name]))
  return cells.map((cell) => byName.get(cell.toLowerCase().replaceAll(/[\s"_-]+/g, '')))
}

/** Returns the letter that spreadsheets give a column, A for 0. */
export function letterOf(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? letter : `${letterOf(Math.floor(index / 26) - 1)}${letter}`
}

function quote(text: string): string {
  return `“${truncate(text.replaceAll(/\s+/g, ' '), maxShownLength)}”`
}
