/** What is kept about a person in words that she can read, and as files that she can take along. */
import type { KeptAbout, PersonData, StoredValue } from './my-data.ts'
import { type Block, bullets, note, text } from './reply.ts'

/** Every table with how much there is, and what it is for. */
export function dataSummary({ tables, mentions }: PersonData): readonly Block[] {
  if (tables.length === 0 && mentions.length === 0) {
    return [text('Nothing at all is stored about you.')]
  }
  const elsewhere = mentions.reduce((sum, { count }) => sum + count, 0)
  return [
    bullets(
      tables.map(({ table, about, rows }) => [
        { strong: titleOf(table) },
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
export function dataFiles(person: string, data: PersonData): readonly Block[] {
  return [
    {
      kind: 'file',
      name: 'my-data.txt',
      mediaType: 'text/plain',
      content: `What is stored about ${person}\n\n${data.tables.map((kept) => written(kept)).join('\n')}`,
    },
    {
      kind: 'file',
      name: 'my-data.json',
      mediaType: 'application/json',
      content: JSON.stringify({ person, ...data }, undefined, 2),
    },
  ]
}

function written({ table, about, rows }: KeptAbout): string {
  const entries = rows.map((row) =>
    Object.entries(row)
      .map(([column, value]) => `  ${column.replaceAll('_', ' ')}: ${readable(column, value)}`)
      .join('\n'),
  )
  return `${titleOf(table)}\n${about}\n\n${entries.join('\n\n')}\n`
}

/** Columns that end in `_at` hold moments. */
function readable(column: string, value: StoredValue): string {
  if (value === null) return '–'
  if (typeof value === 'number' && column.endsWith('_at')) return new Date(value).toISOString()
  return String(value)
}

function titleOf(table: string): string {
  const words = table.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
