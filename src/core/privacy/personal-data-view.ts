/** What is stored about a person, as text to read and as files to export. */
import type { PersonalTable, PersonalData, StoredValue } from './personal-data.ts'
import { personalWords } from './personal-words.ts'
import { formatCount } from '../reply/format.ts'
import { type Block, bullets, note, text } from '../reply/reply.ts'

/** Lists what is stored: how many entries of each kind, and what they are for. */
export function formatPersonalData({ tables, mentions }: PersonalData): readonly Block[] {
  if (tables.length === 0 && mentions.length === 0) {
    return [text('Nothing is stored about you.')]
  }
  const mentionCount = mentions.reduce((sum, { count }) => sum + count, 0)
  return [
    bullets(
      tables.map(({ table, about, rows }) => [
        { strong: personalWords(table)?.title ?? formatTableTitle(table) },
        ` (${formatCount(rows.length, 'entry', 'entries')}): ${personalWords(table)?.about ?? about}`,
      ]),
    ),
    ...(mentionCount === 0
      ? []
      : [
          note(
            `You are also mentioned in ${formatCount(mentionCount, 'other entry', 'other entries')}, such as a quiz.`,
          ),
        ]),
  ]
}

/** Every entry in full, as text and as JSON. */
export function exportPersonalData(person: string, data: PersonalData): readonly Block[] {
  const tables = data.tables.map((table) => formatTable(table)).join('\n')
  const json = JSON.stringify({ person, ...data }, undefined, 2)
  return [
    wholeFile('my-data.txt', 'text/plain', `What is stored about you\n\n${tables}`),
    wholeFile('my-data.json', 'application/json', json),
  ]
}

function wholeFile(name: string, mediaType: string, content: string): Block {
  return { kind: 'file', name, mediaType, content, whole: true }
}

function formatTable({ table, about, rows }: PersonalTable): string {
  const entries = rows.map((row) =>
    Object.entries(row)
      .map(([column, value]) => `  ${column.replaceAll('_', ' ')}: ${formatValue(column, value)}`)
      .join('\n'),
  )
  const { title, about: purpose } = personalWords(table) ?? {
    title: formatTableTitle(table),
    about,
  }
  return `${title}: ${purpose}\n\n${entries.join('\n\n')}\n`
}

/** Columns that say when hold epoch milliseconds. */
const moments = /(?:^|_)(?:at|since|until)$/

function formatValue(column: string, value: StoredValue): string {
  if (value === null) return '–'
  if (typeof value === 'number' && moments.test(column)) return new Date(value).toISOString()
  return String(value)
}

function formatTableTitle(table: string): string {
  const words = table.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
