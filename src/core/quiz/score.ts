/** Points for answers, and ranks. Points are whole numbers; a completely right answer is worth 100. */
import type { PlayItem } from './kinds/index.ts'
import type { QuizAnswer } from './kinds/kind.ts'
import { type Confidence, certaintyPoints } from './confidence.ts'
import type { QuizSettings } from './quiz-settings.ts'
import { gradeOf } from './item.ts'
import { compareNames } from '../reply/compare-names.ts'

const maxPoints = 100

/** In speed scoring, the points for being quick; the rest is for being right. */
const speedShare = 50

/** Nobody reads faster than this, so all answers within it count as equally quick. Milliseconds. */
const headStartMs = 1_000

/** Answers in the same half second count as equally quick, since connections differ more than that. */
const bucketMs = 500

/**
 * Returns the points for an answer; below 0 only where a penalty was asked for and the answer is worse than a guess, or where
 * confidence is scored. `tookMs` runs from the moment the question appeared in the channel to the platform's timestamp of the
 * answer; it matters only in speed scoring.
 */
export function pointsFor(
  settings: QuizSettings,
  item: PlayItem,
  response: QuizAnswer,
  tookMs: number,
  confidence?: Confidence,
): number {
  const grade = gradeOf(item, response)
  if (settings.confidence === 'score') return certaintyPoints(Math.max(0, grade), confidence)
  if (grade <= 0) return settings.penalty ? 0 - Math.round(-maxPoints * grade) : 0
  if (settings.scoring === 'calm') return Math.round(maxPoints * grade)
  const buckets = Math.floor(Math.max(0, tookMs - headStartMs) / bucketMs)
  const timeLeft = Math.max(0, 1 - (buckets * bucketMs) / (settings.seconds * 1_000))
  return Math.round(grade * (maxPoints - speedShare + speedShare * timeLeft))
}

export type Standing = { readonly name: string; readonly points: number }
export type Ranked<T> = T & { readonly rank: number }

/** Ranks rows from the highest points down. Equal points share a rank, the next rank is skipped (1, 2, 2, 4), and names decide their order. */
export function rankByPoints<T extends Standing>(rows: readonly T[]): readonly Ranked<T>[] {
  const order = rows.toSorted((a, b) => b.points - a.points || compareNames(a.name, b.name))
  return order.map((row) => ({
    ...row,
    rank: order.findIndex((other) => other.points === row.points) + 1,
  }))
}
