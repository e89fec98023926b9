/** Turns a row of a spreadsheet into a quiz item or a discussion question, as it would stand in the pack’s file. */
import type { TableRow } from './parse-csv-table.ts'

export type ImportedList = 'quiz' | 'questions'

/** Fields that hold lists: their cells separate entries by “|”. */
const listFields: ReadonlySet<string> = new Set([
  'distractors',
  'answers',
  'accept',
  'events',
  'themes',
  'reasons',
  'source',
])
const numberFields: ReadonlySet<string> = new Set(['min', 'max', 'tolerance'])

/**
 * The fields of an item, unchecked. Columns are named like the fields; pairs are written `left = right | left = right`,
 * and a question’s `look` is what to look for in its scene. Left out, the rating is everyone and the id is made from
 * the prompt.
 */
export function parseRow({ cells }: TableRow, list: ImportedList, taken: ReadonlySet<string>) {
  const item: Record<string, unknown> = {
    id: createUniqueId(cells.get('prompt') ?? '', taken),
    rating: 'everyone',
  }
  for (const [column, cell] of cells) {
    if (list === 'questions' && column === 'followups') item['followUps'] = entries(cell)
    else if (list === 'questions' && column === 'look') {
      item['evidence'] = [evidence(cells, cell)]
    } else item[column] = parseCell(column, cell, cells.get('kind'))
  }
  return item
}

function parseCell(column: string, cell: string, kind: string | undefined): unknown {
  if (listFields.has(column)) return entries(cell)
  if (column === 'pairs') return entries(cell).map((pair) => pairOf(pair))
  if (numberFields.has(column) || (column === 'answer' && kind === 'estimate'))
    return numberOf(cell)
  if (column === 'answer' && kind === 'true-false' && /^(true|false)$/i.test(cell)) {
    return cell.toLowerCase() === 'true'
  }
  return cell
}

function entries(cell: string): readonly string[] {
  return cell.split('|').map((entry) => entry.trim())
}

function pairOf(pair: string): { readonly left: string; readonly right: string | undefined } {
  const [left = '', ...rest] = pair.split('=')
  return { left: left.trim(), right: rest.length === 0 ? undefined : rest.join('=').trim() }
}

function numberOf(cell: string): unknown {
  return /^-?\d+$/.test(cell) ? Number(cell) : cell
}

function evidence(cells: ReadonlyMap<string, string>, look: string) {
  const quote = cells.get('quote')
  return { scene: cells.get('scene'), ...(quote === undefined ? {} : { quote }), look }
}

/** An id from the first words of the prompt, with a number where it is taken. */
function createUniqueId(prompt: string, taken: ReadonlySet<string>): string {
  const words = prompt
    .normalize('NFD')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  const base = (words ?? ['item']).join('-').slice(0, 36).replace(/-$/, '')
  let id = base
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`
  return id
}
