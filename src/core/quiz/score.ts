/** What an answer is worth and who stands where. Points are whole numbers; a fully right answer is worth 100. */
import type { PlayItem } from './kinds/index.ts'
import type { QuizAnswer } from './kinds/kind.ts'
import type { QuizSettings } from './quiz.ts'
import { creditFor, guessCost } from './item.ts'

const maxPoints = 100

/** In speed scoring this much is for being right, the rest for being quick. */
const speedShare = 50

/** Nobody reads faster than this, so answers within it count as equally quick, milliseconds. */
const headStartMs = 1_000

/** Answers in the same half second count as equally quick: connections differ by more than thoughts do. */
const bucketMs = 500

/**
 * The points of one answer. `took` is milliseconds from the moment the question stood in the channel to the platform's
 * stamp of the answer; it matters in speed scoring alone.
 */
export function pointsFor(
  settings: QuizSettings,
  item: PlayItem,
  response: QuizAnswer,
  took: number,
): number {
  const credit = creditFor(item, response)
  if (credit === 0) return settings.penalty ? 0 - Math.round(maxPoints * guessCost(item)) : 0
  if (settings.scoring === 'calm') return Math.round(maxPoints * credit)
  const buckets = Math.floor(Math.max(0, took - headStartMs) / bucketMs)
  const left = Math.max(0, 1 - (buckets * bucketMs) / (settings.seconds * 1_000))
  return Math.round(credit * (maxPoints - speedShare + speedShare * left))
}

export type Ranked<T> = T & { readonly rank: number }

/** Highest first; equal points share a rank and the next rank is skipped: 1, 2, 2, 4. Names settle the order of equals. */
export function rankByPoints<T extends { readonly name: string; readonly points: number }>(
  rows: readonly T[],
): readonly Ranked<T>[] {
  const order = rows.toSorted((a, b) => b.points - a.points || a.name.localeCompare(b.name, 'en'))
  return order.map((row) => ({
    ...row,
    rank: order.findIndex((other) => other.points === row.points) + 1,
  }))
}
