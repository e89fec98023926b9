/** What classes have added to study packs. */
import { type Transaction, sql } from 'kysely'
import { z } from 'zod'
import {
  type Addition,
  type AdditionStore,
  type StoredAddition,
  addableSections,
} from '../../core/pack/additions.ts'
import type { Database } from '../database.ts'
import { changeAndNote, noteChange } from '../settings/sql-change-history.ts'
import { parseStored } from '../parse-stored.ts'

interface AdditionRow {
  readonly class: string
  readonly pack: string
  readonly section: string
  readonly id: string
  readonly item: string
  readonly author: string
  readonly person: string
  readonly person_name: string
  readonly added_at: number
  readonly position: number
}

interface AdditionTables {
  readonly pack_addition: AdditionRow
}

/** A later version may have stored what this one does not know. */
const Section = z.enum(addableSections)
const Item = z.record(z.string(), z.unknown())

/** Both engines accept one statement with this many rows. */
const maxRowsPerStatement = 500

export function createAdditionStore(database: Database): AdditionStore {
  const tables = database.tables<AdditionTables>()

  return {
    async list(classId, pack) {
      const rows = await tables
        .selectFrom('pack_addition')
        .selectAll()
        .where('class', '=', classId)
        .$if(pack !== undefined, (found) => found.where('pack', '=', pack ?? ''))
        .orderBy('position')
        .orderBy('added_at')
        .execute()
      return rows.flatMap(readRow)
    },

    async totals(classId) {
      const rows = await tables
        .selectFrom('pack_addition')
        .select((row) => [
          'pack',
          row.fn.countAll().as('count'),
          row.fn.sum(sql<number>`length(item)`).as('length'),
          row.fn.max('added_at').as('latest'),
          row.fn.sum('position').as('positions'),
          // An author’s name can go while the item stays.
          row.fn.sum(sql<number>`length(author)`).as('authors'),
        ])
        .where('class', '=', classId)
        .groupBy('pack')
        .execute()
      return rows.map(({ pack, count, length, latest, positions, authors }) => ({
        pack,
        count: Number(count),
        length: Number(length),
        version: `${count}-${latest}-${positions}-${authors}-${length}`,
      }))
    },

    add: (classId, additions, noted) =>
      tables.transaction().execute(async (transaction) => {
        await insertLast(database, transaction, classId, additions)
        if (additions.length > 0 && noted !== undefined) {
          await noteChange(database, transaction, noted)
        }
      }),

    change: (classId, { pack, section, id, item: seen }, item, noted) =>
      changeAndNote<AdditionTables>(database, noted, (transaction) =>
        transaction
          .updateTable('pack_addition')
          .set({ item: JSON.stringify(item), added_at: sql<number>`${database.now()}` })
          .where((row) =>
            row.and({ class: classId, pack, section, id, item: JSON.stringify(seen) }),
          ),
      ),

    remove: (classId, { pack, section, id }, noted) =>
      changeAndNote<AdditionTables>(database, noted, (transaction) =>
        transaction
          .deleteFrom('pack_addition')
          .where((row) => row.and({ class: classId, pack, section, id })),
      ),
  }
}

/** Inserts them after those that the class has, in this order. */
async function insertLast(
  database: Database,
  transaction: Transaction<AdditionTables>,
  classId: string,
  additions: readonly Addition[],
): Promise<void> {
  const last = await transaction
    .selectFrom('pack_addition')
    .select((row) => row.fn.max('position').as('position'))
    .where('class', '=', classId)
    .executeTakeFirst()
  const start = Number(last?.position ?? -1) + 1
  for (let from = 0; from < additions.length; from += maxRowsPerStatement) {
    const rows = additions.slice(from, from + maxRowsPerStatement).map((addition, index) => ({
      ...writeRow(classId, addition),
      added_at: database.now(),
      position: start + from + index,
    }))
    await transaction
      .insertInto('pack_addition')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Returns nothing for a row that this version cannot read. */
function readRow({ pack, id, author, person, ...row }: AdditionRow): readonly StoredAddition[] {
  const section = Section.safeParse(row.section).data
  const item = parseStored(Item, row.item)
  if (section === undefined || item === undefined) return []
  const by = { id: person, name: row.person_name }
  const named = author === '' ? {} : { author }
  return [{ pack, section, id, item, ...named, by, addedAt: row.added_at }]
}

function writeRow(classId: string, { pack, section, id, item, author = '', by }: Addition) {
  const person = { person: by.id, person_name: by.name }
  return { class: classId, pack, section, id, item: JSON.stringify(item), author, ...person }
}
