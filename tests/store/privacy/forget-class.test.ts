import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openDatabase, openStore } from '../../../src/store/store.ts'
import { listStoredTables } from '../../../src/store/schema.ts'
import { engines } from '../../fixtures/engines.ts'

const gone = 'discord:guild/123'
/** Its id begins like the other one’s. */
const kept = 'discord:guild/1234'

const person = 'discord:8'

/** Adds a row of the class to every table that has a column `class`. Returns their names. */
async function fillEveryTable(url: string, classId: string): Promise<readonly string[]> {
  await addReader(url)
  await using opened = await openDatabase(url)
  const { kysely, engine } = opened
  const tables = (await listStoredTables(kysely, engine.name)).filter(({ columns }) =>
    columns.includes('class'),
  )
  for (const { name, columns, textColumns } of tables) {
    const values = columns.map((column) =>
      column === 'class'
        ? classId
        : column === 'person'
          ? person
          : textColumns.includes(column)
            ? `${column} of ${classId}`
            : 1,
    )
    await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values (${sql.join(values)})`.execute(kysely)
  }
  return tables.map(({ name }) => name)
}

/** Whoever has joined the flashcards of a class has some of their own. */
async function addReader(url: string): Promise<void> {
  await using store = await openStore(url)
  await store.reviews
    .forReader({ person, pack: 'lantern' })
    .add([{ kind: 'quote', id: 'ninety' }], 1)
}

/** Returns the tables that have a text in which the class stands, and how many rows they have of it. */
async function findClass(url: string, classId: string): Promise<Readonly<Record<string, number>>> {
  await using opened = await openDatabase(url)
  const { kysely, engine } = opened
  const found: Record<string, number> = {}
  for (const { name } of await listStoredTables(kysely, engine.name)) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(kysely)
    const count = rows.filter((row) => JSON.stringify(row).includes(`${classId}"`)).length
    if (count > 0) found[name] = count
  }
  return found
}

describe.each(engines)('forgetting a class on $name', ({ address }) => {
  it('deletes every row of it in every table, and none of another class or of a person’s own', async () => {
    const url = await address()
    const tables = await fillEveryTable(url, gone)
    await fillEveryTable(url, kept)
    const everywhere = Object.fromEntries(tables.map((name) => [name, 1]))
    expect(await findClass(url, gone)).toEqual(everywhere)
    {
      await using store = await openStore(url)
      const cards = store.reviews.forReader({ person: 'discord:7', pack: 'lantern' })
      await cards.add([{ kind: 'quote', id: 'ninety' }], 1)
      expect(await store.forgetClass(gone)).toBe(true)
      expect(await store.listClasses()).toEqual([kept])
      expect(await cards.cards()).toHaveLength(1)
    }
    expect(await findClass(url, gone)).toEqual({})
    expect(await findClass(url, kept)).toEqual(everywhere)
  })
})
