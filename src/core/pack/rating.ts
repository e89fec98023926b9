/** Content ratings: who an item is suitable for, and whether a class’s ceiling allows it. */
import { z } from 'zod'

/** From the mildest to the strongest; comparisons depend on this order. */
export const ratings = ['everyone', 'teen', 'mature'] as const

export const Rating = z
  .enum(ratings)
  .describe(
    'everyone: suitable for any class. teen: mild. mature: only if a teacher has allowed it.',
  )
export type Rating = z.infer<typeof Rating>

export const ratingReasons = [
  'language',
  'sexual content',
  'violence',
  'substance use',
  'grief',
  'mental health',
] as const
export const RatingReason = z.enum(ratingReasons)
export type RatingReason = z.infer<typeof RatingReason>

/** Whether an item with this rating may be shown under the ceiling. */
export function isRatingAtMost(rating: Rating, ceiling: Rating): boolean {
  return ratings.indexOf(rating) <= ratings.indexOf(ceiling)
}
