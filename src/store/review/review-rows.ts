/** The rows of reviews, and their conversion to and from cards and settings. */
import { z } from 'zod'
import { isZone } from '../../core/calendar/calendar-parts.ts'
import { type MemoryState, createMemoryState, phases } from '../../core/review/fsrs.ts'
import {
  type CardRef,
  type ReviewSettings,
  type ReviewCard,
  type Reader,
  cardKinds,
} from '../../core/review/review-store.ts'

// Made once: a student may have thousands of cards.
const phaseSchema = z.enum(phases)
const kindSchema = z.enum(cardKinds)

interface CardColumns {
  readonly person: string
  readonly pack: string
  readonly kind: string
  readonly item: string
}

type CardRow = CardColumns & { readonly added_at: number } & ReturnType<typeof memoryColumns>

interface ReaderRow {
  readonly person: string
  readonly daily_limit: number
  readonly retention: number
  readonly zone: string | null
  readonly reminder: string | null
  readonly remind_at: number | null
  readonly seen_at: number
  readonly noticed_at: number | null
}

export interface ReviewTables {
  readonly review_reader: ReaderRow
  readonly review_card: CardRow
  readonly review_grade: CardColumns & {
    readonly number: number
    readonly grade: string
    readonly graded_at: number
  }
}

export function toReviewCard(row: CardRow): ReviewCard {
  const { due_at, last_at, interval_days, stability, difficulty, step, reps, lapses } = row
  return {
    ref: toCardRef(row),
    addedAt: row.added_at,
    memory: {
      due: due_at,
      stability,
      difficulty,
      phase: phaseSchema.parse(row.phase),
      step,
      interval: interval_days,
      reps,
      lapses,
      last: last_at ?? undefined,
    },
  }
}

/** A new card. */
export function toCardRow(reader: Reader, ref: CardRef, at: number): CardRow {
  return { ...cardColumns(reader, ref), added_at: at, ...memoryColumns(createMemoryState(at)) }
}

/** The columns that identify a card. */
export function cardColumns({ person, pack }: Reader, { kind, id }: CardRef): CardColumns {
  return { person, pack, kind, item: id }
}

export function memoryColumns(memory: MemoryState) {
  const { due, interval, last = null, ...rest } = memory
  return { ...rest, due_at: due, interval_days: interval, last_at: last }
}

export function toCardRef({ kind, item }: Pick<CardColumns, 'kind' | 'item'>): CardRef {
  return { kind: kindSchema.parse(kind), id: item }
}

export function toReviewSettings({
  daily_limit: limit,
  retention,
  zone,
  reminder,
}: Pick<ReaderRow, 'daily_limit' | 'retention' | 'zone' | 'reminder'>): ReviewSettings {
  return {
    limit,
    retention,
    // A zone that this computer no longer knows counts as none.
    ...(zone === null || !isZone(zone) ? {} : { zone }),
    ...(reminder === null ? {} : { reminder }),
  }
}
