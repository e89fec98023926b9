import { expect, test } from 'vitest'
import { type Kysely, sql } from 'kysely'
import { createDatabase } from '../../src/store/database.ts'
import { copyDatabase } from '../../src/store/copy-database.ts'
import { restoreDatabase } from '../../src/store/restore-database.ts'
import { openDatabase, openEngine } from '../../src/store/store.ts'
import { transferStore } from '../../src/store/transfer.ts'
import { migratedSqlite } from '../fixtures/sqlite-file.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { freshPostgres } from '../postgres/database.ts'

type Rows = Readonly<Record<string, readonly string[]>>

/** A value as awkward as its column allows; those of one row are alike, so that what refers to another row of the test finds it. */
function valueFor(dataType: string, row: number): string | number | Uint8Array {
  switch (dataType.toLowerCase()) {
    case 'text':
      return `“Zoë” \\ ' 🕯\n\t${row}`
    case 'bigint':
      return Number.MAX_SAFE_INTEGER - row
    case 'double precision':
      return 1 / 3 + row
    case 'blob':
      return new Uint8Array([0, 255, row])
    case 'integer':
      return row
    default:
      throw new Error(`Say what a column of type ${dataType} is filled with.`)
  }
}

/** Referenced rows, in the order in which they must be there. */
const first = ['review_card', 'review_reader']

/** Fills every table that there is with two rows. Returns the tables’ names. */
async function fillEveryTable(url: string): Promise<readonly string[]> {
  await using opened = await openDatabase(url)
  const { kysely } = opened
  const tables = (await kysely.introspection.getTables())
    .filter(({ name }) => name !== 'migration')
    .toSorted((one, other) => first.indexOf(other.name) - first.indexOf(one.name))
  for (const { name, columns } of tables) {
    for (const row of [1, 2]) {
      await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column.name)))})
        values (${sql.join(columns.map(({ dataType }) => valueFor(dataType, row)))})`.execute(
        kysely,
      )
    }
  }
  return tables.map(({ name }) => name).toSorted()
}

/** Returns every row of every table. */
async function rowsIn(url: string): Promise<Rows> {
  const engine = await openEngine(url, {})
  const { kysely } = createDatabase(engine, undefined)
  try {
    return await rowsOf(kysely)
  } finally {
    await kysely.destroy()
    engine.release()
  }
}

async function rowsOf(kysely: Kysely<unknown>): Promise<Rows> {
  const found: Record<string, readonly string[]> = {}
  for (const { name } of await kysely.introspection.getTables()) {
    if (name === 'migration') continue
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(kysely)
    found[name] = rows.map(readable).toSorted()
  }
  return found
}

/** Bytes are of another class on the other engine. */
function readable(row: object): string {
  return JSON.stringify(
    Object.entries(row)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([column, value]) => [
        column,
        value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
      ]),
  )
}

test('a backup that is restored, and a move to PostgreSQL, bring every row of every table', async () => {
  const from = await migratedSqlite()
  const tables = await fillEveryTable(from)
  const before = await rowsIn(from)
  expect(Object.keys(before).toSorted()).toEqual(tables)
  for (const name of tables) expect([name, before[name]?.length]).toEqual([name, 2])

  const copy = `${await temporaryFolder()}/copy.db`
  await copyDatabase(from, copy)
  const restored = await migratedSqlite()
  await restoreDatabase(restored, copy, () => Promise.resolve(true))
  expect(await rowsIn(restored)).toEqual(before)

  const to = await freshPostgres()
  const moved = await transferStore(from, to)
  expect(moved).toEqual(Object.fromEntries(tables.map((name) => [name, 2])))
  expect(await rowsIn(to)).toEqual(before)
})
