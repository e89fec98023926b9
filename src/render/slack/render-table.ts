/** Slack's own tables, which only messages can show, one each (https://docs.slack.dev/reference/block-kit/blocks/data-table-block). */
import type { types } from '@slack/bolt'
import { readable } from './typed-mentions.ts'
import { flatten } from '../../core/reply/plain-text.ts'
import { type Block, type RichText, type TableColumn, table } from '../../core/reply/reply.ts'
import { bar, percentOf } from '../bar.ts'
import { medalFor } from '../medal.ts'
import { tableLimits } from './block-limits.ts'
import { type Sized, commandPrefix, richTextElements } from './rich-text.ts'

type Cell = types.DataTableBlock['rows'][number][number]

/** Returns a block as one of Slack's tables; undefined if it is none, or is too large for one. */
export function renderTable(block: Block): Sized<types.DataTableBlock> | undefined {
  const found = toTable(block)
  if (found === undefined) return undefined
  const { caption, columns, rows } = found
  const { length } = rows
  if (length === 0 || length > tableLimits.rows || columns.length > tableLimits.columns) {
    return undefined
  }
  const head = columns.map(({ label }) => rawText(label))
  const body = rows.map((cells) => columns.map((column, index) => cell(cells[index], column)))
  const size = [head, ...body].flat().reduce((sum, each) => sum + lengthOf(each), 0)
  if (columns.length === 0 || size > tableLimits.characters) return undefined
  const value: types.DataTableBlock = {
    type: 'data_table',
    caption: rawText(caption).text,
    page_size: Math.min(length, tableLimits.pageSize),
    row_header_column_index: 0,
    rows: [head, ...body],
  }
  return { value, size }
}

/** What is shown in columns, as a table: standings and how often each answer was chosen, too. */
function toTable(block: Block): Extract<Block, { kind: 'table' }> | undefined {
  if (block.kind === 'table') return block
  if (block.kind === 'ranking') {
    const columns: TableColumn[] = [
      { label: 'Name' },
      { label: 'Place', align: 'end' },
      { label: 'Score' },
    ]
    const rows = block.rows.map((row) => {
      const { rank, name, score } = row
      const medal = medalFor(row, block)
      return [[medal === undefined ? name : `${medal} ${name}`], [String(rank)], [score]]
    })
    return toTable(table(block.caption ?? 'Standings', columns, rows))
  }
  if (block.kind === 'distribution' && block.isShare === true) {
    const rows = block.rows.map(({ label, count }): RichText[] => [
      [label],
      [`${bar(count, block.people, 10)} ${percentOf(count, block.people)}`],
    ])
    return toTable(table('How far the class is', [{ label: 'What' }, { label: 'Share' }], rows))
  }
  if (block.kind === 'distribution') {
    const columns: TableColumn[] = [
      { label: 'Answer' },
      { label: 'Chosen', align: 'end' },
      { label: 'Share' },
    ]
    const rows = block.rows.map(({ label, count, right }): RichText[] => [
      right ? [{ strong: `✓ ${label}` }] : [label],
      [String(count)],
      [`${bar(count, block.people, 10)} ${percentOf(count, block.people)}`],
    ])
    return toTable(table('How often each answer was chosen', columns, rows))
  }
  return undefined
}

function cell(text: RichText = [], { align }: TableColumn): Cell {
  const plain = readable(flatten(text, commandPrefix)).trim()
  if (plain === '' || text.every((run) => typeof run === 'string')) {
    const value = align === 'end' && /^-?\d+(\.\d+)? ?%?$/.test(plain) ? parseFloat(plain) : NaN
    return Number.isNaN(value) ? rawText(plain) : { type: 'raw_number', value, text: plain }
  }
  const elements = text.flatMap((run) => richTextElements(run))
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

/** A dash stands for empty text, which Slack refuses. */
function rawText(words: string) {
  const text = readable(words).trim()
  return { type: 'raw_text' as const, text: text === '' ? '–' : text }
}

function elementsOf(each: Cell): readonly types.RichTextElement[] {
  if (each.type !== 'rich_text') return [{ type: 'text', text: each.text }]
  return each.elements.flatMap((part) => (part.type === 'rich_text_section' ? part.elements : []))
}

function lengthOf(each: Cell): number {
  return elementsOf(each).reduce((sum, element) => {
    const words = 'text' in element ? element.text : 'fallback' in element ? element.fallback : ''
    return sum + (words ?? '').length
  }, 0)
}

interface AnyBlock {
  readonly type: string
}

/** Returns the blocks with each table as lines of text, for a Slack that refuses it; undefined if there is none. */
export function withoutTables(blocks: readonly AnyBlock[]): readonly AnyBlock[] | undefined {
  if (!blocks.some((block) => block.type === 'data_table')) return undefined
  return blocks.map((block) =>
    block.type === 'data_table' ? asLines(block as types.DataTableBlock) : block,
  )
}

function asLines({ rows: [head = [], ...rows] }: types.DataTableBlock): types.RichTextBlock {
  const items = rows.map((cells): types.RichTextSection => {
    const elements = cells.flatMap((each, index): types.RichTextElement[] => {
      const [label] = head[index] === undefined ? [] : elementsOf(head[index])
      const before = label !== undefined && 'text' in label ? `${label.text}: ` : ''
      return [
        ...(index === 0 ? [] : [{ type: 'text' as const, text: ` · ${before}` }]),
        ...elementsOf(each),
      ]
    })
    return { type: 'rich_text_section', elements }
  })
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style: 'bullet', elements: items }],
  }
}
