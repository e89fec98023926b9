/** Finds and erases what is stored about one person, in every table that has a column `person` or `class`. */
import { randomUUID } from 'node:crypto'
import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely'
import type { Mention, PersonalDataStore, StoredValue } from '../../core/privacy/personal-data.ts'
import { directMessageClassOf } from '../../core/platform/room.ts'
import type { Database } from '../database.ts'
import { inDeletionOrder } from './deletion-order.ts'
import { forgetAnswers } from './forget-answers.ts'
import { forgetAuthor } from './forget-author.ts'
import { markErasedAnswers } from '../discussion/erased-answers.ts'
import { hideTakenItems } from './hide-taken-items.ts'
import { eraseSentBackWords, readSentBackWords } from './sent-back-words.ts'
import { holdQuizzes } from './quiz-retention.ts'
import { type StoredTable, listStoredTables } from '../schema.ts'

/** A table whose rows stay for the class when a person’s data is erased. In every other table their rows are deleted. */
interface ErasureRule {
  readonly table: string
  /** Columns that hold the person’s name. */
  readonly nameColumns: readonly string[]
  /** Columns that are emptied: a name that is only shown where there is one. */
  readonly emptiedColumns?: readonly string[]
  /** A column of JSON that is emptied if it is a text, since the person typed it and may have named themselves. */
  readonly typedColumn?: string
  /** Also deletes rows that others made about the person: those where `column` is `prefix` followed by their id. */
  readonly alsoDelete?: { readonly column: string; readonly prefix: string }
}

export const erasureRules: readonly ErasureRule[] = [
  // A person’s choices stay for the class; that somebody made them a teacher does not.
  {
    table: 'setting',
    nameColumns: ['person_name'],
    alsoDelete: { column: 'name', prefix: 'teacher/' },
  },
  // So does what they changed, so that it can still be undone.
  {
    table: 'setting_change',
    nameColumns: ['person_name'],
    alsoDelete: { column: 'name', prefix: 'teacher/' },
  },
  { table: 'reading_plan', nameColumns: ['person_name'] },
  // A class keeps its packs when the teacher who uploaded them is erased; only their name goes.
  { table: 'pack', nameColumns: ['person_name'] },
  { table: 'pack_version', nameColumns: ['person_name'] },
  { table: 'pack_addition', nameColumns: ['person_name'], emptiedColumns: ['author'] },
  // Points and answers stay without names, so that the totals of a class still add up.
  // What a teacher has taken out of the class’s quizzes stays out.
  { table: 'quiz_left_out', nameColumns: [] },
  { table: 'quiz_host', nameColumns: ['name'] },
  { table: 'quiz_player', nameColumns: ['name'] },
  { table: 'quiz_answer', nameColumns: [], typedColumn: 'response' },
  { table: 'quiz_first_vote', nameColumns: [], typedColumn: 'response' },
]

/** Replaces the name of a person whose data was erased. */
const erasedPersonName = 'Deleted user'

export function createPersonalDataStore(
  database: Database,
  overwriteDeleted: () => Promise<boolean>,
): PersonalDataStore {
  const kysely = database.tables<unknown>()

  return {
    async read(person) {
      const tables = await listStoredTables(kysely, database.engine)
      const found = await Promise.all(tables.map((table) => rowsAbout(kysely, table, person)))
      const mentions = await countMentions(kysely, tables, person)
      const own = tables.flatMap(({ name, description }, index) => {
        const rows = found[index] ?? []
        return rows.length === 0 ? [] : [{ table: name, about: description, rows }]
      })
      return {
        tables: [...hideTakenItems(own), ...(await readSentBackWords(kysely, person))],
        mentions: mentions.filter(({ column }) => column !== 'person'),
      }
    },

    async erase(person) {
      const tables = await listStoredTables(kysely, database.engine)
      const pseudonym = `gone:${randomUUID()}`
      // Looked for before anything is held: it goes through all texts, and a quiz that the person is in would wait.
      const mentioned = await countMentions(kysely, tables, person)
      await kysely.transaction().execute(async (transaction) => {
        await holdQuizzes(database, transaction, isQuizOf(person))
        await forgetAuthor(transaction, person)
        await markErasedAnswers(transaction, person)
        await forgetAnswers(transaction, person)
        await eraseSentBackWords(transaction, person)
        for (const table of inDeletionOrder(tables)) {
          await eraseRows(transaction, table, person, pseudonym)
        }
        for (const { table, column } of mentioned) {
          await replaceMentions(transaction, table, column, person, pseudonym)
        }
      })
      return { isOverwritten: await overwriteDeleted() }
    },
  }
}

/** A quiz that is being saved would bring back whoever it has read before. */
function isQuizOf(person: string): RawBuilder<boolean> {
  const tables = [
    'quiz_player',
    'quiz_answer',
    'quiz_first_vote',
    'quiz_host',
    'quiz_anonymous_player',
  ]
  const own = tables.map(
    (table) => sql`select quiz from ${sql.table(table)} where person = ${person}`,
  )
  return sql<boolean>`id in (${sql.join(own, sql` union `)})`
}

/** Where somebody whose answers are anonymous is a random id. */
const anonymousTables: ReadonlySet<string> = new Set([
  'discussion_answer',
  'discussion_reading',
  'discussion_report',
  'discussion_taken_away',
])

/** Matches the person’s own rows and everything in their direct messages; undefined if the table can have neither. */
function ownedByPerson(
  { name, columns }: StoredTable,
  person: string,
): RawBuilder<boolean> | undefined {
  const tests = [
    ...(columns.includes('person') ? [sql<boolean>`person = ${person}`] : []),
    // Until a day later what somebody reported in an anonymous quiz can still be found.
    ...(name === 'quiz_flag'
      ? [
          sql<boolean>`person in (
      select player from quiz_anonymous_player as own
      where own.quiz = quiz_flag.quiz and own.person = ${person})`,
        ]
      : []),
    // Until nothing more is taken, what somebody wrote without their name can still be found.
    ...(anonymousTables.has(name)
      ? [
          sql<boolean>`person in (select author from discussion_author as own where own.person = ${person})`,
        ]
      : []),
    ...(columns.includes('class') ? [sql<boolean>`class = ${directMessageClassOf(person)}`] : []),
  ]
  return tests.length === 0 ? undefined : sql<boolean>`(${sql.join(tests, sql` or `)})`
}

async function rowsAbout(kysely: Kysely<unknown>, table: StoredTable, person: string) {
  const owned = ownedByPerson(table, person)
  if (owned === undefined) return []
  const { rows } = await sql<Record<string, StoredValue>>`
    select * from ${sql.table(table.name)} where ${owned}`.execute(kysely)
  return rows
}

/** Returns the columns of text with the person’s id in them, and in how many rows. Each table is read once. */
async function countMentions(
  kysely: Kysely<unknown>,
  tables: readonly StoredTable[],
  person: string,
): Promise<readonly Mention[]> {
  const found: Mention[] = []
  for (const { name: table, textColumns } of tables) {
    if (textColumns.length === 0) continue
    const counts = textColumns.map(
      (column) =>
        sql`count(case when ${mentionsPerson(column, person)} then 1 end) as ${sql.ref(column)}`,
    )
    const { rows } = await sql<Record<string, number | string>>`
      select ${sql.join(counts)} from ${sql.table(table)}`.execute(kysely)
    for (const column of textColumns) {
      const count = Number(rows[0]?.[column] ?? 0)
      if (count > 0) found.push({ table, column, count })
    }
  }
  return found
}

async function eraseRows(
  transaction: Transaction<unknown>,
  table: StoredTable,
  person: string,
  pseudonym: string,
): Promise<void> {
  const rule = erasureRules.find((each) => each.table === table.name)
  const from = sql.table(table.name)
  if (rule?.alsoDelete !== undefined) {
    const { column, prefix } = rule.alsoDelete
    await sql`delete from ${from} where ${sql.ref(column)} = ${prefix + person}`.execute(
      transaction,
    )
  }
  if (rule !== undefined) {
    const blanks = rule.nameColumns.map((column) => sql`${sql.ref(column)} = ${erasedPersonName}`)
    for (const column of rule.emptiedColumns ?? []) blanks.push(sql`${sql.ref(column)} = ''`)
    const { typedColumn: typed } = rule
    if (typed !== undefined) {
      const isTyped = sql`${sql.ref(typed)} like ${'"%'}`
      blanks.push(
        sql`${sql.ref(typed)} = case when ${isTyped} then ${'""'} else ${sql.ref(typed)} end`,
      )
    }
    await sql`update ${from} set ${sql.join([sql`person = ${pseudonym}`, ...blanks])}
      where person = ${person}`.execute(transaction)
  }
  const owned = ownedByPerson(table, person)
  if (owned !== undefined) await sql`delete from ${from} where ${owned}`.execute(transaction)
}

/** Replaces the person’s id in every text that still contains it. */
async function replaceMentions(
  transaction: Transaction<unknown>,
  table: string,
  column: string,
  person: string,
  pseudonym: string,
): Promise<void> {
  const old = sql.ref(column)
  const ending = `/${person}`
  await sql`update ${sql.table(table)} set ${old} = case
      when ${old} = ${person} then ${pseudonym}
      when ${endsWith(column, ending)}
        then substr(${old}, 1, length(${old}) - ${sql.lit(ending.length)}) || ${`/${pseudonym}`}
      else replace(${old}, ${`"${person}"`}, ${`"${pseudonym}"`}) end
    where ${mentionsPerson(column, person)}`.execute(transaction)
}

/** Matches texts that are the id, end in `/` and the id, or are JSON that contains it, but never a longer id that starts the same. */
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
