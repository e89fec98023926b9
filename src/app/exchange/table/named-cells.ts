/** Reads the cells of a row by what their columns are for. */
import { htmlToText } from '../html/html-to-text.ts'
import type { Header, Role } from './find-columns.ts'

/** A row as its columns say it. */
export interface NamedCells {
  first(role: Role): string
  all(role: Role): readonly string[]
  /** The options that are filled in, with the number of their column. */
  readonly options: readonly { readonly number: number; readonly text: string }[]
  readonly hasOptionColumns: boolean
  /** Cells that can hold several wrong answers, by the name of their column. */
  readonly wrongLists: readonly string[]
}

export function nameCells(row: readonly string[], { columns }: Header): NamedCells {
  const filled = columns.flatMap(({ index, role, number = 0, isList = false }) => {
    const text = htmlToText(row[index] ?? '').trim()
    return text === '' ? [] : [{ role, number, text, isList }]
  })
  function all(role: Role): readonly string[] {
    return filled.filter((each) => each.role === role && !each.isList).map(({ text }) => text)
  }
  const listed = all('options').flatMap((cell) => splitList(cell, /[|\n]/.test(cell) ? lines : /;/))
  return {
    all,
    first: (role) => all(role)[0] ?? '',
    options: [
      ...filled.filter(({ role }) => role === 'option'),
      ...listed.map((text, index) => ({ number: index + 1, text })),
    ].map(({ number, text }) => ({ number, text })),
    wrongLists: filled.flatMap(({ isList, text }) => (isList ? [text] : [])),
    hasOptionColumns: columns.some(({ role }) => role === 'option' || role === 'wrong'),
  }
}

/** Templates come with rows that have only a number, a kind or a time. */
export function isEmptyRow(cells: NamedCells): boolean {
  const said: readonly Role[] = [
    'question',
    'term',
    'definition',
    'answer',
    'answers',
    'correct',
    'wrong',
    'pairs',
    'events',
  ]
  return (
    cells.options.length + cells.wrongLists.length === 0 &&
    said.every((role) => cells.first(role) === '')
  )
}

/** What a cell of right answers says, where it stands for itself and is no number of an option. */
export function rightAnswers(cells: NamedCells): readonly string[] {
  const single = [...cells.all('answer'), ...cells.all('correct')]
  return [...single, ...cells.all('answers').flatMap((cell) => splitList(cell, lines))]
}

/** A column for all of them divides them by lines or bars, or as people do: by semicolons, or commas where the right answer has none. */
export function wrongAnswers(cells: NamedCells): readonly string[] {
  return [
    ...cells.all('wrong').flatMap((cell) => splitList(cell, lines)),
    ...cells.wrongLists.flatMap((cell) => splitList(cell, dividerOf(cell, rightAnswers(cells)))),
  ]
}

function dividerOf(cell: string, answers: readonly string[]): RegExp {
  if (/[|\n]/.test(cell)) return lines
  if (cell.includes(';')) return /;/
  return answers.some((answer) => answer.includes(',')) ? lines : /,\s/
}

/** What divides the entries of a cell. */
export const lines = /[|\n]/

export function splitList(cell: string, separator: RegExp): readonly string[] {
  return cell
    .split(separator)
    .map((entry) => entry.replace(/^•\s*/, '').trim())
    .filter((entry) => entry !== '')
}
