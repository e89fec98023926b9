/** What is kept about a person in words that she can read, and as files that she can take along. */
import type { PersonalTable, PersonalData, StoredValue } from './personal-data.ts'
import { type Block, bullets, note, text } from '../reply/reply.ts'

/** Every table with how much there is, and what it is for. */
export function formatPersonalData({ tables, mentions }: PersonalData): readonly Block[] {
  if (tables.length === 0 && mentions.length === 0) {
    return [text('Nothing at all is stored about you.')]
  }
  const elsewhere = mentions.reduce((sum, { count }) => sum + count, 0)
  return [
    bullets(
      tables.map(({ table, about, rows }) => [
        { strong: formatTableTitle(table) },
        ` (${rows.length === 1 ? '1 entry' : `${rows.length} entries`}): ${about}`,
      ]),
    ),
    ...(elsewhere === 0
      ? []
      : [
          note(
            `Your id also stands in ${elsewhere} entries that belong to others, such as a quiz.`,
          ),
        ]),
  ]
}

/** The same with every entry in it, for people and for programs. */
export function exportPersonalData(person: string, data: PersonalData): readonly Block[] {
  return [
    {
      kind: 'file',
      name: 'my-data.txt',
      mediaType: 'text/plain',
      content: `What is stored about ${person}\n\n${data.tables.map((kept) => formatTable(kept)).join('\n')}`,
    },
    {
      kind: 'file',
      name: 'my-data.json',
      mediaType: 'application/json',
      content: JSON.stringify({ person, ...data }, undefined, 2),
    },
  ]
}

function formatTable({ table, about, rows }: PersonalTable): string {
  const entries = rows.map((row) =>
    Object.entries(row)
      .map(([column, value]) => `  ${column.replaceAll('_', ' ')}: ${formatValue(column, value)}`)
      .join('\n'),
  )
  return `${formatTableTitle(table)}\n${about}\n\n${entries.join('\n\n')}\n`
}

/** Columns that end in `_at` hold moments. */
function formatValue(column: string, value: StoredValue): string {
  if (value === null) return '–'
  if (typeof value === 'number' && column.endsWith('_at')) return new Date(value).toISOString()
  return String(value)
}

function formatTableTitle(table: string): string {
  const words = table.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
