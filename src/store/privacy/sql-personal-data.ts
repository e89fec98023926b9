/** Everything about one person in every table there is, found by the columns `person` and `class`, and its deletion. */
import { randomUUID } from 'node:crypto'
import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely'
import type { PersonalDataStore, StoredValue } from '../../core/privacy/personal-data.ts'
import { directMessageClassOf } from '../../core/platform/room.ts'
import type { Database } from '../database.ts'
import { type StoredTable, listStoredTables } from '../schema.ts'

/** Rows that the class keeps when a person goes, without her. Her rows in every other table are deleted. */
export interface ErasureRule {
  readonly table: string
  /** Columns that hold her name. */
  readonly nameColumns: readonly string[]
  /** Rows that are about her though others made them: where `column` is `prefix` and her id. They are deleted. */
  readonly alsoDelete?: { readonly column: string; readonly prefix: string }
}

/** Who stands in the place of a person who has gone. */
const erasedPersonName = 'Somebody'

export function createPersonalDataStore(
  database: Database,
  farewells: readonly ErasureRule[],
): PersonalDataStore {
  const kysely = database.tables<unknown>()

  return {
    async read(person) {
      const tables = await listStoredTables(kysely, database.engine)
      const found = await Promise.all(tables.map((table) => rowsAbout(kysely, table, person)))
      const mentions = await Promise.all(
        tables.flatMap((table) =>
          table.textColumns
            .filter((column) => column !== 'person')
            .map((column) => mentionsIn(kysely, table.name, column, person)),
        ),
      )
      return {
        tables: tables.flatMap(({ name, description }, index) => {
          const rows = found[index] ?? []
          return rows.length === 0 ? [] : [{ table: name, about: description, rows }]
        }),
        mentions: mentions.filter(({ count }) => count > 0),
      }
    },

    async erase(person) {
      const tables = await listStoredTables(kysely, database.engine)
      const nobody = `gone:${randomUUID()}`
      await kysely.transaction().execute(async (transaction) => {
        for (const table of tables) {
          const rule = farewells.find((each) => each.table === table.name)
          await eraseRows(transaction, table, rule, person, nobody)
        }
        for (const { name, textColumns } of tables) {
          for (const column of textColumns)
            await replaceMentions(transaction, name, column, person, nobody)
        }
      })
      // What was deleted is overwritten in the file at once; the log beside it is emptied, too.
      if (database.engine === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(kysely)
    },
  }
}

/** Her rows, and everything of the conversation that she alone has with the bot. */
function ownedByPerson({ columns }: StoredTable, person: string): RawBuilder<boolean> | undefined {
  const tests = [
    ...(columns.includes('person') ? [sql<boolean>`person = ${person}`] : []),
    ...(columns.includes('class') ? [sql<boolean>`class = ${directMessageClassOf(person)}`] : []),
  ]
  return tests.length === 0 ? undefined : sql<boolean>`(${sql.join(tests, sql` or `)})`
}

async function rowsAbout(kysely: Kysely<unknown>, table: StoredTable, person: string) {
  const hers = ownedByPerson(table, person)
  if (hers === undefined) return []
  const { rows } = await sql<Record<string, StoredValue>>`
    select * from ${sql.table(table.name)} where ${hers}`.execute(kysely)
  return rows
}

async function mentionsIn(kysely: Kysely<unknown>, table: string, column: string, person: string) {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)} where ${mentionsPerson(column, person)}`.execute(
    kysely,
  )
  return { table, column, count: Number(rows[0]?.count ?? 0) }
}

async function eraseRows(
  transaction: Transaction<unknown>,
  table: StoredTable,
  rule: ErasureRule | undefined,
  person: string,
  nobody: string,
): Promise<void> {
  const from = sql.table(table.name)
  if (rule?.alsoDelete !== undefined) {
    const { column, prefix } = rule.alsoDelete
    await sql`delete from ${from} where ${sql.ref(column)} = ${prefix + person}`.execute(
      transaction,
    )
  }
  if (rule !== undefined) {
    const blanks = rule.nameColumns.map((column) => sql`${sql.ref(column)} = ${erasedPersonName}`)
    await sql`update ${from} set ${sql.join([sql`person = ${nobody}`, ...blanks])}
      where person = ${person}`.execute(transaction)
  }
  const hers = ownedByPerson(table, person)
  if (hers !== undefined) await sql`delete from ${from} where ${hers}`.execute(transaction)
}

/** Puts `nobody` wherever a text still names her. */
async function replaceMentions(
  transaction: Transaction<unknown>,
  table: string,
  column: string,
  person: string,
  nobody: string,
): Promise<void> {
  const old = sql.ref(column)
  const ending = `/${person}`
  await sql`update ${sql.table(table)} set ${old} = case
      when ${old} = ${person} then ${nobody}
      when ${endsWith(column, ending)}
        then substr(${old}, 1, length(${old}) - ${sql.lit(ending.length)}) || ${`/${nobody}`}
      else replace(${old}, ${`"${person}"`}, ${`"${nobody}"`}) end
    where ${mentionsPerson(column, person)}`.execute(transaction)
}

/** Whether a text is her id, ends in `/` and her id, or is JSON that holds it: never a longer id that begins like hers. */
function mentionsPerson(column: string, person: string): RawBuilder<boolean> {
  const old = sql.ref(column)
  const quoted = `"${person}"`
  return sql<boolean>`(${old} = ${person} or ${endsWith(column, `/${person}`)}
    or replace(${old}, ${quoted}, '') <> ${old})`
}

function endsWith(column: string, ending: string): RawBuilder<boolean> {
  const old = sql.ref(column)
  return sql<boolean>`substr(${old}, length(${old}) - ${sql.lit(ending.length - 1)}) = ${ending}`
}
