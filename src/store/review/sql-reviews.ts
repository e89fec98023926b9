/** One person’s flashcards from one pack. Every grade is logged in the same transaction as the change that it makes. */
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { grades } from '../../core/review/fsrs.ts'
import {
  type CardRef,
  type Reader,
  type Reviews,
  cardKey,
  defaultReviewSettings,
} from '../../core/review/review-store.ts'
import { type Database, hasChanged } from '../database.ts'
import {
  type ReviewTables,
  cardColumns,
  memoryColumns,
  toCardRef,
  toCardRow,
  toReviewCard,
  toReviewSettings,
} from './review-rows.ts'

const gradeSchema = z.enum(grades)

/** Both engines accept one statement with this many new cards. */
const maxCardsPerInsert = 500

export function createReviews(database: Database, reader: Reader): Reviews {
  const tables = database.tables<ReviewTables>()
  const { person, pack } = reader

  return {
    async cards() {
      const rows = await tables
        .selectFrom('review_card')
        .selectAll()
        .where((row) => row.and({ person, pack }))
        .execute()
      return rows.map((row) => toReviewCard(row))
    },

    async add(refs, at) {
      return tables.transaction().execute(async (transaction) => {
        await touchReader(transaction, reader, at)
        return insertCards(transaction, reader, refs, at)
      })
    },

    async grade({ ref, memory: previous }, grade, at, memory) {
      return tables.transaction().execute(async (transaction) => {
        const card = cardColumns(reader, ref)
        const isSaved = await hasChanged(
          transaction
            .updateTable('review_card')
            .set(memoryColumns(memory))
            .where((row) => row.and({ ...card, reps: previous.reps })),
        )
        if (!isSaved) return false
        await transaction
          .insertInto('review_grade')
          .values({ ...card, number: previous.reps, grade, graded_at: at })
          .execute()
        await touchReader(transaction, reader, at)
        return true
      })
    },

    remove: (ref) =>
      hasChanged(
        tables.deleteFrom('review_card').where((row) => row.and(cardColumns(reader, ref))),
      ),

    async log() {
      const rows = await tables
        .selectFrom('review_grade')
        .selectAll()
        .where((row) => row.and({ person, pack }))
        .orderBy('kind')
        .orderBy('item')
        .orderBy('number')
        .execute()
      return rows.map((row) => ({
        ref: toCardRef(row),
        number: row.number,
        grade: gradeSchema.parse(row.grade),
        at: row.graded_at,
      }))
    },

    async gradedSince(time) {
      const rows = await tables
        .selectFrom('review_grade')
        .select(['kind', 'item'])
        .distinct()
        .where((row) => row.and({ person, pack }))
        .where('graded_at', '>=', time)
        .execute()
      return new Set(rows.map((row) => cardKey(toCardRef(row))))
    },

    async settings() {
      const row = await tables
        .selectFrom('review_reader')
        .select(['daily_limit', 'retention', 'zone', 'reminder'])
        .where('person', '=', person)
        .executeTakeFirst()
      return row === undefined ? defaultReviewSettings : toReviewSettings(row)
    },

    async saveSettings({ limit, retention, zone = null, reminder = null }, remindAt, at) {
      await tables.transaction().execute(async (transaction) => {
        await touchReader(transaction, reader, at)
        await transaction
          .updateTable('review_reader')
          .set({ daily_limit: limit, retention, zone, reminder, remind_at: remindAt ?? null })
          .where('person', '=', person)
          .execute()
      })
    },
  }
}

/** Records that a person is reviewing. This cancels the deletion of their cards. */
export async function touchReader(
  transaction: Transaction<ReviewTables>,
  { person }: Reader,
  at: number,
): Promise<void> {
  const seen = { seen_at: at, noticed_at: null }
  await transaction
    .insertInto('review_reader')
    .values({
      person,
      daily_limit: defaultReviewSettings.limit,
      retention: defaultReviewSettings.retention,
      zone: null,
      reminder: null,
      remind_at: null,
      ...seen,
    })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(seen))
    .execute()
}

/** Adds cards that the person does not have yet. Returns how many. */
export async function insertCards(
  transaction: Transaction<ReviewTables>,
  reader: Reader,
  refs: readonly CardRef[],
  at: number,
): Promise<number> {
  let added = 0n
  for (let from = 0; from < refs.length; from += maxCardsPerInsert) {
    const { numInsertedOrUpdatedRows = 0n } = await transaction
      .insertInto('review_card')
      .values(refs.slice(from, from + maxCardsPerInsert).map((ref) => toCardRow(reader, ref, at)))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    added += numInsertedOrUpdatedRows
  }
  return Number(added)
}
