/** The list of what is stored, for docs/data-protection.md, made from the tables and the rules that apply to them. */
import { type Kysely, sql } from 'kysely'
import { formatCount } from '../../core/reply/format.ts'
import { listStoredTables } from '../schema.ts'
import { openDatabase } from '../store.ts'
import { retentionRules } from './retention.ts'
import { erasureRules } from './sql-personal-data.ts'

/** Returns a Markdown table with a row for each table of the store. */
export async function privacyTable(): Promise<string> {
  await using opened = await openDatabase('sqlite::memory:')
  const { kysely, engine } = opened
  const tables = await listStoredTables(kysely, engine.name)
  const rows = await Promise.all(
    tables.map(async ({ name, description, columns }) => {
      const holds = columns.map((column) => `\`${column}\``).join(' ')
      const kept = await formatRetention(kysely, name, columns)
      const cells = [`\`${name}\``, description, holds, kept, formatErasure(name, columns)]
      return `| ${cells.join(' | ')} |`
    }),
  )
  return [
    '| table | what it is for | what is in it | kept | when a person deletes their data |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

async function formatRetention(
  kysely: Kysely<unknown>,
  table: string,
  columns: readonly string[],
): Promise<string> {
  const rules = retentionRules.filter((rule) => rule.table === table)
  if (rules.length > 0) {
    return rules
      .map(({ column, days }) =>
        days === 0 ? `until \`${column}\`` : `${formatCount(days, 'day')} after \`${column}\``,
      )
      .join(', ')
  }
  if (table === 'quiz' || columns.includes('quiz')) {
    return 'for a year after `opened_at`, and two weeks of notice; or as the class’s setting says'
  }
  if (table === 'assignment' || columns.includes('assignment')) {
    return 'for a year after the last moment to answer; or as the class’s setting for quizzes says'
  }
  if (table === 'discussion' || table.startsWith('discussion_')) {
    return 'for a year after `closes_at`; or as the class’s setting for answers says'
  }
  const { rows } = await sql<{ parent: string }>`
    select distinct "table" as parent from pragma_foreign_key_list(${table})
    where on_delete = 'CASCADE'`.execute(kysely)
  const [row] = rows
  return row === undefined ? 'until it is deleted' : `as long as its \`${row.parent}\``
}

function formatErasure(table: string, columns: readonly string[]): string {
  if (!columns.includes('person')) return 'names nobody'
  return erasureRules.some((rule) => rule.table === table)
    ? 'stays for the class, without the person'
    : 'deleted'
}
