/** Content ratings: who an item is fit for, and whether a class's ceiling lets it through. */
import { z } from 'zod'

/** From the mildest to the strongest; the order is the meaning. */
export const ratings = ['everyone', 'teen', 'mature'] as const

export const Rating = z
  .enum(ratings)
  .describe('everyone: fit for any class. teen: mild. mature: only where a teacher allows it.')
export type Rating = z.infer<typeof Rating>

export const RatingReason = z.enum([
  'language',
  'sexual content',
  'violence',
  'substance use',
  'grief',
  'mental health',
])
export type RatingReason = z.infer<typeof RatingReason>

/** Whether an item of this rating may be shown under the ceiling. */
export function isRatingAtMost(rating: Rating, ceiling: Rating): boolean {
  return ratings.indexOf(rating) <= ratings.indexOf(ceiling)
}
