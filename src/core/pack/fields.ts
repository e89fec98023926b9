/** The small fields that the parts of a pack share. */
import { z } from 'zod'
import { Rating, RatingReason } from './rating.ts'

/** A name for machines: it goes into links and buttons, so it is short and never changes. */
export const Id = z
  .string()
  .max(40)
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'is lower-case words joined by hyphens, such as the-carnival',
  )

/** A place in the study guide: section letter and paragraph number, such as S3. */
export const SourceRef = z
  .string()
  .regex(/^[A-Z]\d{1,3}$/, 'is a section letter and a paragraph number, such as S3')

/** Text on one line, without characters that a reader cannot see. */
export function singleLineText(most: number) {
  return multiLineText(most).regex(/^[^\n]*$/, 'is on one line')
}

/** Text that may run over several lines; no control characters, none that turn the direction of the text. */
export function multiLineText(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(
      /^(?:\n|[^\p{Cc}\p{Co}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF])*$/u,
      'has no invisible control characters',
    )
}

/** What every item says of itself: who it is fit for, why not for all, and where in the guide it stands. */
export const ratingFields = {
  rating: Rating,
  reasons: z.array(RatingReason).default([]).describe('Why; needed for teen and mature.'),
  source: z.array(SourceRef).min(1).describe('Paragraphs of the guide, such as S3.'),
} as const
