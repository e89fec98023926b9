/** Flashcards that a class’s teachers have chosen for it, and who gets them. */
import { type Transaction, sql } from 'kysely'
import { type ClassDeck, type ClassDecks, maxClassCards } from '../../core/review/class-deck.ts'
import { type CardRef, cardKey } from '../../core/review/review-store.ts'
import { type Database, hasChanged } from '../database.ts'
import { type ReviewTables, toCardRef } from './review-rows.ts'
import { insertCards, touchReader } from './sql-reviews.ts'

interface DeckKey {
  readonly class: string
  readonly pack: string
}

type DeckTables = ReviewTables & {
  readonly class_deck: DeckKey & { readonly revision: number }
  readonly class_deck_card: DeckKey & {
    readonly kind: string
    readonly item: string
    readonly revision: number
  }
  readonly class_deck_member: DeckKey & {
    readonly person: string
    readonly revision: number
    readonly joined_at: number
  }
}

export function createClassDecks(database: Database): ClassDecks {
  return (className, pack) => createClassDeck(database, { class: className, pack })
}

function createClassDeck(database: Database, key: DeckKey): ClassDeck {
  const tables = database.tables<DeckTables>()
  const { class: className, pack } = key

  async function readCards(): Promise<readonly CardRef[]> {
    const rows = await tables
      .selectFrom('class_deck_card')
      .selectAll()
      .where((row) => row.and({ class: className, pack }))
      .orderBy('revision')
      .execute()
    return rows
      .toSorted((a, b) => a.revision - b.revision || (keyOf(a) < keyOf(b) ? -1 : 1))
      .map((row) => toCardRef(row))
  }

  return {
    cards: readCards,

    async add(refs) {
      return tables.transaction().execute(async (transaction) => {
        const revision = await nextRevision(transaction, key)
        const rows = await transaction
          .selectFrom('class_deck_card')
          .select(['kind', 'item'])
          .where((row) => row.and({ class: className, pack }))
          .execute()
        const known = new Set(rows.map((row) => keyOf(row)))
        const fresh = refs
          .filter((ref) => !known.has(cardKey(ref)))
          .slice(0, Math.max(0, maxClassCards - known.size))
        if (fresh.length === 0) return 0
        await transaction
          .insertInto('class_deck_card')
          .values(fresh.map(({ kind, id: item }) => ({ ...key, kind, item, revision })))
          .execute()
        return fresh.length
      })
    },

    async remove(refs) {
      let removed = 0
      for (const { kind, id: item } of refs) {
        const isGone = await hasChanged(
          tables
            .deleteFrom('class_deck_card')
            .where((row) => row.and({ class: className, pack, kind, item })),
        )
        if (isGone) removed += 1
      }
      return removed
    },

    async count() {
      const { joined } = await tables
        .selectFrom('class_deck_member')
        .select((row) => row.fn.countAll().as('joined'))
        .where((row) => row.and({ class: className, pack }))
        .executeTakeFirstOrThrow()
      const { rows } = await sql<{
        kind: string
        item: string
        students: number
        forgotten: number
      }>`
        select deck.kind, deck.item, count(*) as students,
          sum(case when card.lapses > 0 then 1 else 0 end) as forgotten
        from class_deck_card as deck
        join class_deck_member as member on member.class = deck.class and member.pack = deck.pack
        join review_card as card on card.person = member.person and card.pack = deck.pack
          and card.kind = deck.kind and card.item = deck.item
        where deck.class = ${className} and deck.pack = ${pack} and card.reps > 0
        group by deck.kind, deck.item`.execute(tables)
      const counts = new Map(rows.map((row) => [keyOf(row), row]))
      const cards = (await readCards()).map((ref) => {
        const counted = counts.get(cardKey(ref))
        return {
          ref,
          students: Number(counted?.students ?? 0),
          forgotten: Number(counted?.forgotten ?? 0),
        }
      })
      return { joined: Number(joined), cards }
    },

    async hasJoined(person) {
      const row = await tables
        .selectFrom('class_deck_member')
        .select('person')
        .where((where) => where.and({ class: className, pack, person }))
        .executeTakeFirst()
      return row !== undefined
    },

    async join(person, at) {
      return tables.transaction().execute(async (transaction) => {
        await touchReader(transaction, { person, pack }, at)
        return hasChanged(
          transaction
            .insertInto('class_deck_member')
            .values({ ...key, person, revision: 0, joined_at: at })
            .onConflict((conflict) => conflict.doNothing()),
        )
      })
    },

    leave: (person) =>
      hasChanged(
        tables
          .deleteFrom('class_deck_member')
          .where((row) => row.and({ class: className, pack, person })),
      ),

    async receive(person, at) {
      const [member, deck] = await Promise.all([
        tables
          .selectFrom('class_deck_member')
          .select('revision')
          .where((row) => row.and({ class: className, pack, person }))
          .executeTakeFirst(),
        tables
          .selectFrom('class_deck')
          .select('revision')
          .where((row) => row.and({ class: className, pack }))
          .executeTakeFirst(),
      ])
      if (member === undefined || deck === undefined || member.revision >= deck.revision) return 0
      return tables.transaction().execute(async (transaction) => {
        const isMine = await hasChanged(
          transaction
            .updateTable('class_deck_member')
            .set({ revision: deck.revision })
            .where((row) => row.and({ class: className, pack, person, revision: member.revision })),
        )
        // Somebody who left, or who pressed twice.
        if (!isMine) return 0
        const rows = await transaction
          .selectFrom('class_deck_card')
          .select(['kind', 'item'])
          .where((row) => row.and({ class: className, pack }))
          .where('revision', '>', member.revision)
          .where('revision', '<=', deck.revision)
          .execute()
        return insertCards(
          transaction,
          { person, pack },
          rows.map((row) => toCardRef(row)),
          at,
        )
      })
    },
  }
}

/** Counts a deck’s revision up, which also makes whoever adds at the same time wait. */
async function nextRevision(transaction: Transaction<DeckTables>, key: DeckKey): Promise<number> {
  const { revision } = await transaction
    .insertInto('class_deck')
    .values({ ...key, revision: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['class', 'pack'])
        .doUpdateSet((row) => ({ revision: sql<number>`${row.ref('class_deck.revision')} + 1` })),
    )
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}

function keyOf(row: { readonly kind: string; readonly item: string }): string {
  return `${row.kind}/${row.item}`
}
