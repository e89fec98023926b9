/** Reads the cells of a sheet as text, row by row. */
import { writeNumber } from './cell-values.ts'
import { type WorkbookPart, createTextReader } from './read-parts.ts'
import { attributeOf, streamXml } from './stream-xml.ts'

export interface SheetRow {
  /** As the sheet counts, from 1. */
  readonly number: number
  /** From column A to the last one that has anything in it. */
  readonly cells: readonly string[]
}

export interface SheetCells {
  /** Only those with anything in them. */
  readonly rows: readonly SheetRow[]
  /** Whether there are more rows than are read. */
  readonly isCut: boolean
  /** Whether there is anything beyond the columns that are read. */
  readonly isWide: boolean
}

const maxRows = 20_000
const maxColumns = 256
const maxMerged = 2000
const maxTextLength = 30_000_000

interface OpenRow {
  number: number
  readonly cells: string[]
}

interface OpenCell {
  column: number
  type: string
  style: number
  value: string
  formula: string
}

/** A formula counts by its result; where the program that wrote it left none, it stands as it is. */
export function readSheet(bytes: Uint8Array, workbook: WorkbookPart): SheetCells {
  const rows: OpenRow[] = []
  const merged: string[] = []
  const inline = createTextReader()
  let row: OpenRow = { number: 0, cells: [] }
  let cell: OpenCell | undefined
  let part = ''
  let nextColumn = 0
  let length = 0
  let isWide = false
  streamXml(bytes, {
    open(name, attributes) {
      part = name
      inline.open(name, attributes)
      if (name === 'row') {
        row = { number: rowNumber(attributeOf(attributes, 'r')) ?? row.number + 1, cells: [] }
        nextColumn = 0
      } else if (name === 'c') {
        cell = {
          column: columnOf(attributeOf(attributes, 'r')) ?? nextColumn,
          type: attributeOf(attributes, 't'),
          style: Number(attributeOf(attributes, 's')),
          value: '',
          formula: '',
        }
        nextColumn = cell.column + 1
      } else if (name === 'mergeCell' && merged.length < maxMerged) {
        merged.push(attributeOf(attributes, 'ref'))
      }
    },
    text(text) {
      inline.text(text)
      if (cell === undefined) return
      if (part === 'v') cell.value += text
      else if (part === 'f') cell.formula += text
    },
    close(name) {
      inline.close(name)
      part = ''
      if (name === 'c' && cell !== undefined) {
        const text = textOf(cell, inline.take(), workbook)
        if (text !== '' && cell.column < maxColumns) setCell(row.cells, cell.column, text)
        isWide ||= text !== '' && cell.column >= maxColumns
        length += text.length
        cell = undefined
      } else if (name === 'row' && row.cells.length > 0) rows.push(row)
    },
    isDone: () => rows.length > maxRows || length > maxTextLength,
  })
  for (const range of merged) fillDown(rows, range)
  return {
    rows: rows.slice(0, maxRows),
    isCut: rows.length > maxRows || length > maxTextLength,
    isWide,
  }
}

function setCell(cells: string[], column: number, text: string): void {
  while (cells.length < column) cells.push('')
  cells[column] = text
}

function rowNumber(text: string): number | undefined {
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined
}

function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0]
  if (letters === undefined) return undefined
  return letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function textOf(cell: OpenCell, inlineText: string, workbook: WorkbookPart): string {
  const { value } = cell
  if (value === '' && cell.type !== 'inlineStr') {
    return cell.formula === '' ? '' : `=${cell.formula}`
  }
  switch (cell.type) {
    case 's':
      return workbook.texts[Number(value)] ?? ''
    case 'inlineStr':
      return inlineText
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE'
    case 'str':
    case 'e':
    case 'd':
      return value.replaceAll(/\r\n?/g, '\n')
    default:
      return writeNumber(value, workbook.formats[cell.style] ?? 'plain', workbook.startsIn1904)
  }
}

/** A cell over several rows, such as a category, belongs to each of them. */
function fillDown(rows: readonly OpenRow[], range: string): void {
  const [, letters = '', from, to] = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(range) ?? []
  const column = columnOf(`${letters}1`)
  if (column === undefined || column >= maxColumns || from === to) return
  const [first, ...others] = rows.filter(
    ({ number }) => number >= Number(from) && number <= Number(to),
  )
  const text = first?.number === Number(from) ? first.cells[column] : undefined
  if (text === undefined || text === '') return
  for (const { cells } of others) if ((cells[column] ?? '') === '') setCell(cells, column, text)
}
