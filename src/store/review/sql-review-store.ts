/** Private review cards: what is due, and a log of every grade in the same transaction as what it changes. */
import { z } from 'zod'
import type { Transaction } from 'kysely'
import { grades } from '../../core/review/fsrs.ts'
import {
  type CardRef,
  type Reader,
  type ReviewStore,
  cardKinds,
  cardKey,
  defaultReviewSettings,
} from '../../core/review/review-store.ts'
import { PlatformName } from '../../core/platform/platform-name.ts'
import { type Room, isDirectMessageClass } from '../../core/platform/room.ts'
import type { Database } from '../database.ts'
import type { RetentionRule } from '../privacy/retention.ts'
import {
  type ReviewTables,
  toReviewCard,
  toCardRow,
  toReviewSettings,
  matchesCard,
} from './review-rows.ts'

/** What was reviewed goes with its reader, a week after she was told. */
export const reviewRetention: readonly RetentionRule[] = [
  { table: 'review_reader', column: 'noticed_at', days: 7 },
]

const StoredRoom = z.object({
  id: z.string(),
  class: z.string(),
  platform: PlatformName,
  allowsMature: z.boolean(),
})

/** Rows from before migration 0011 say `ageRestricted`, which only Discord had. */
const StoredRoomOrOlder = z.union([
  StoredRoom,
  StoredRoom.omit({ allowsMature: true })
    .extend({ ageRestricted: z.boolean() })
    .transform(({ ageRestricted, ...room }) => ({
      ...room,
      allowsMature: ageRestricted || room.platform !== 'discord',
    })),
])

/** One statement holds this many new cards with room to spare on both engines. */
const maxCardsPerInsert = 500

export function createReviewStore(database: Database): ReviewStore {
  const tables = database.tables<ReviewTables>()

  /** She is here: her row is there, and a notice is taken back. A conversation of her own is no room of her class. */
  async function arrive(
    transaction: Transaction<ReviewTables>,
    { person, room }: Reader,
    at: number,
  ): Promise<void> {
    const kept = JSON.stringify(StoredRoom.parse(room))
    await transaction
      .insertInto('review_reader')
      .values({
        person,
        room: kept,
        daily_limit: defaultReviewSettings.limit,
        zone: defaultReviewSettings.zone,
        reminder: null,
        remind_at: null,
        seen_at: at,
        noticed_at: null,
      })
      .onConflict((conflict) =>
        conflict.column('person').doUpdateSet({
          seen_at: at,
          noticed_at: null,
          ...(isDirectMessageClass(room.class) ? {} : { room: kept }),
        }),
      )
      .execute()
  }

  function reviewsOf(reader: Reader): ReturnType<ReviewStore['forReader']> {
    const { person, pack } = reader

    return {
      async cards() {
        const rows = await tables
          .selectFrom('review_card')
          .selectAll()
          .where('person', '=', person)
          .where('pack', '=', pack)
          .execute()
        return rows.map((row) => toReviewCard(row))
      },

      async add(refs, at) {
        return tables.transaction().execute(async (transaction) => {
          await arrive(transaction, reader, at)
          let added = 0n
          for (let from = 0; from < refs.length; from += maxCardsPerInsert) {
            const { numInsertedOrUpdatedRows = 0n } = await transaction
              .insertInto('review_card')
              .values(
                refs.slice(from, from + maxCardsPerInsert).map((ref) => toCardRow(reader, ref, at)),
              )
              .onConflict((conflict) => conflict.doNothing())
              .executeTakeFirstOrThrow()
            added += numInsertedOrUpdatedRows
          }
          return Number(added)
        })
      },

      async grade({ ref, memory: before }, grade, at, memory) {
        return tables.transaction().execute(async (transaction) => {
          const { due, interval, last, ...rest } = memory
          const { numUpdatedRows } = await transaction
            .updateTable('review_card')
            .set({ ...rest, due_at: due, interval_days: interval, last_at: last ?? null })
            .where((row) => matchesCard(row, reader, ref))
            .where('reps', '=', before.reps)
            .executeTakeFirst()
          if (numUpdatedRows === 0n) return false
          await transaction
            .insertInto('review_grade')
            .values({
              person,
              pack,
              kind: ref.kind,
              item: ref.id,
              number: before.reps,
              grade,
              graded_at: at,
            })
            .execute()
          await arrive(transaction, reader, at)
          return true
        })
      },

      async remove(ref) {
        const { numDeletedRows } = await tables
          .deleteFrom('review_card')
          .where((row) => matchesCard(row, reader, ref))
          .executeTakeFirst()
        return numDeletedRows > 0n
      },

      async log() {
        const rows = await tables
          .selectFrom('review_grade')
          .selectAll()
          .where('person', '=', person)
          .where('pack', '=', pack)
          .orderBy('graded_at')
          .orderBy('number')
          .execute()
        return rows.map((row) => ({
          ref: toCardRef(row),
          number: row.number,
          grade: z.enum(grades).parse(row.grade),
          at: row.graded_at,
        }))
      },

      async gradedSince(moment) {
        const rows = await tables
          .selectFrom('review_grade')
          .select(['kind', 'item'])
          .distinct()
          .where('person', '=', person)
          .where('pack', '=', pack)
          .where('graded_at', '>=', moment)
          .execute()
        return new Set(rows.map((row) => cardKey(toCardRef(row))))
      },

      async settings() {
        const row = await tables
          .selectFrom('review_reader')
          .select(['daily_limit', 'zone', 'reminder'])
          .where('person', '=', person)
          .executeTakeFirst()
        return row === undefined ? defaultReviewSettings : toReviewSettings(row)
      },

      async saveSettings({ limit, zone, reminder }, next, at) {
        await tables.transaction().execute(async (transaction) => {
          await arrive(transaction, reader, at)
          await transaction
            .updateTable('review_reader')
            .set({ daily_limit: limit, zone, reminder: reminder ?? null, remind_at: next ?? null })
            .where('person', '=', person)
            .execute()
        })
      },
    }
  }

  return {
    forReader: reviewsOf,

    async homeRoom(person) {
      const row = await tables
        .selectFrom('review_reader')
        .select('room')
        .where('person', '=', person)
        .executeTakeFirst()
      return row === undefined ? undefined : parseRoom(row.room)
    },

    async dueReminders(now, most) {
      const rows = await tables
        .selectFrom('review_reader')
        .select(['person', 'room', 'daily_limit', 'zone', 'reminder', 'remind_at'])
        .where('remind_at', '<=', now)
        .orderBy('remind_at')
        .limit(most)
        .execute()
      return rows.map((row) => ({
        person: row.person,
        room: parseRoom(row.room),
        settings: toReviewSettings(row),
        at: row.remind_at ?? now,
      }))
    },

    async rescheduleReminder({ person, at }, next) {
      const { numUpdatedRows } = await tables
        .updateTable('review_reader')
        .set({ remind_at: next ?? null })
        .where('person', '=', person)
        .where('remind_at', '=', at)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async findIdleReaders(since, most) {
      const rows = await tables
        .selectFrom('review_reader')
        .select('person')
        .where('seen_at', '<', since)
        .where('noticed_at', 'is', null)
        .limit(most)
        .execute()
      return rows.map(({ person }) => person)
    },

    async markNotified(person, since, now) {
      const { numUpdatedRows } = await tables
        .updateTable('review_reader')
        .set({ noticed_at: now })
        .where('person', '=', person)
        .where('seen_at', '<', since)
        .where('noticed_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

function parseRoom(kept: string): Room {
  return StoredRoomOrOlder.parse(JSON.parse(kept))
}

function toCardRef({ kind, item }: { readonly kind: string; readonly item: string }): CardRef {
  return { kind: z.enum(cardKinds).parse(kind), id: item }
}
