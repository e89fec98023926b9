/** The list of what is stored, for docs/privacy.md: made from the tables themselves and the rules that apply to them. */
import { type Kysely, sql } from 'kysely'
import { createDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { storedTables } from './schema.ts'
import { farewells, openEngine, retention } from './store.ts'

/** A Markdown table with a row for each table of the store. */
export async function privacyTable(): Promise<string> {
  const engine = await openEngine('sqlite::memory:', {})
  const { kysely } = createDatabase(engine, undefined)
  try {
    await migrate(kysely, engine.name)
    const tables = await storedTables(kysely, engine.name)
    const rows = await Promise.all(
      tables.map(async ({ name, about, columns }) => {
        const holds = columns.map((column) => `\`${column}\``).join(' ')
        const cells = [
          `\`${name}\``,
          about,
          holds,
          await keptFor(kysely, name),
          whenSheGoes(name, columns),
        ]
        return `| ${cells.join(' | ')} |`
      }),
    )
    return [
      '| table | what it is for | what is in it | kept | when a person deletes her data |',
      '|---|---|---|---|---|',
      ...rows,
    ].join('\n')
  } finally {
    await kysely.destroy()
    engine.release()
  }
}

async function keptFor(kysely: Kysely<unknown>, table: string): Promise<string> {
  const rules = retention.filter((rule) => rule.table === table)
  if (rules.length > 0)
    return rules.map(({ column, days }) => `${days} days after \`${column}\``).join(', ')
  const { rows } = await sql<{ parent: string }>`
    select distinct "table" as parent from pragma_foreign_key_list(${table})
    where on_delete = 'CASCADE'`.execute(kysely)
  const [owner] = rows
  return owner === undefined ? 'until it is deleted' : `as long as its \`${owner.parent}\``
}

function whenSheGoes(table: string, columns: readonly string[]): string {
  if (!columns.includes('person')) return 'names nobody'
  return farewells.some((rule) => rule.table === table)
    ? 'stays for the class, without her'
    : 'deleted'
}
