/** What an answer is worth and who stands where. Points are whole numbers; a fully right answer is worth 100. */
import type { PlayItem, QuizAnswer } from './item.ts'
import type { QuizSettings } from './quiz.ts'
import { matchesAnswer } from './match-answer.ts'

const maxPoints = 100

/** In speed scoring this much is for being right, the rest for being quick. */
const speedShare = 50

/** Nobody reads faster than this, so answers within it count as equally quick, milliseconds. */
const headStartMs = 1_000

/** Answers in the same half second count as equally quick: connections differ by more than thoughts do. */
const bucketMs = 500

/** How much of the item is right, from 0 to 1. Right in part counts where an answer has parts. */
export function creditFor(item: PlayItem, response: QuizAnswer): number {
  if (typeof response === 'string') {
    return item.by === 'words' && matchesAnswer(item.accept, response) ? 1 : 0
  }
  const [first = NaN] = response
  switch (item.by) {
    case 'words':
      return 0
    case 'one':
      return first === item.key ? 1 : 0
    case 'number':
      return Math.abs(first - item.key) <= item.tolerance ? 1 : 0
    case 'several': {
      // A wrong option takes back a right one, so that choosing everything gains nothing.
      const hits = response.filter((place) => item.key.includes(place)).length
      return Math.max(0, (2 * hits - response.length) / item.key.length)
    }
    case 'order':
      return orderCredit(item.key, response)
    case 'match':
      return item.key.filter((option, row) => response[row] === option).length / item.key.length
    default:
      return item satisfies never
  }
}

/** Pairs in the right order against pairs in the wrong one, as in Kendall's tau; no better than chance is worth nothing. */
function orderCredit(key: readonly number[], response: readonly number[]): number {
  const places = key.map((option) => response.indexOf(option))
  let agreeing = 0
  let pairs = 0
  for (const [row, place] of places.entries()) {
    for (const later of places.slice(row + 1)) {
      pairs += 1
      if (place < later) agreeing += 1
    }
  }
  return pairs === 0 ? 0 : Math.max(0, (2 * agreeing) / pairs - 1)
}

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
  if (credit === 0) return settings.penalty ? 0 - guessCost(item) : 0
  if (settings.scoring === 'calm') return Math.round(maxPoints * credit)
  const buckets = Math.floor(Math.max(0, took - headStartMs) / bucketMs)
  const left = Math.max(0, 1 - (buckets * bucketMs) / (settings.seconds * 1_000))
  return Math.round(credit * (maxPoints - speedShare + speedShare * left))
}

/** Takes away what blind guessing gains on average, where there are options to guess among. */
function guessCost(item: PlayItem): number {
  return item.by === 'one' ? Math.round(maxPoints / (item.options.length - 1)) : 0
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
