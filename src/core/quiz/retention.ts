/** How long the quizzes of a class are kept, with every answer in them. */
import { dayMs } from '../platform/clock.ts'
import { z } from 'zod'

export const Retention = z.enum(['term', 'year', 'two-years'])
export type Retention = z.infer<typeof Retention>

export const defaultRetention: Retention = 'year'

const yearMs = 366 * dayMs

/** The leaderboard of a month is never cut short, nor is a term’s in the first time zone where it begins. */
const monthMs = 31 * dayMs
const maxTimeZoneOffsetMs = 14 * 3_600_000

/** Between announcing that a quiz will be deleted and deleting it. */
export const noticeMs = 14 * dayMs

/** What completes the sentence “Quizzes are kept …”. */
export const retentionTexts: Readonly<Record<Retention, string>> = {
  term: 'until the next term begins',
  year: 'for a year',
  'two-years': 'for two years',
}

/**
 * Returns the time of the oldest quiz that is kept, epoch milliseconds. `termBegan` is the first day of term, such as 2026-09-01.
 * A term that has not been changed for a year is over.
 */
export function keptSince(
  retention: Retention,
  termBegan: string | undefined,
  now: number,
): number {
  const years = retention === 'two-years' ? 2 : 1
  if (retention !== 'term' || termBegan === undefined) return now - years * yearMs
  const term = Date.parse(`${termBegan}T00:00:00Z`) - maxTimeZoneOffsetMs
  const isRunning = term <= now && term > now - yearMs
  return isRunning ? Math.min(term, now - monthMs) : now - yearMs
}
