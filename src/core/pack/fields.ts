/** The small fields that the sections of a pack share. Messages complete a sentence that begins with the field’s name. */
import { z } from 'zod'
import { hasInvisible, hasVisible } from '../reply/invisible.ts'
import { maxSources } from './pack-limits.ts'
import { Rating, RatingReason, ratingReasons } from './rating.ts'

/** A name for other files, links and buttons to refer to: short, and never changed. */
export const Id = z
  .string()
  .max(40)
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'should be lower-case words joined by hyphens, such as the-carnival',
  )

/** A place in the study guide: section letter and paragraph number, such as S3. */
const SourceRef = z
  .string()
  .regex(/^[A-Z]\d{1,3}$/, 'should be a section letter and a paragraph number, such as S3')

/** The paragraphs of the guide that something comes from. */
const sources = z
  .array(SourceRef)
  .min(1)
  .max(maxSources)
  .describe('Paragraphs of the guide, such as S3.')

/** Text on one line, without characters that a reader cannot see. */
export function singleLineText(maxLength: number) {
  return multiLineText(maxLength).refine((text) => !text.includes('\n'), 'should be on one line')
}

/**
 * Text that may have several lines, without characters that a reader cannot see. Letters with accents are stored composed (NFC),
 * whatever the author’s keyboard made of them, so that equal texts are equal.
 */
export function multiLineText(maxLength: number) {
  return z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .max(maxLength)
    .refine((text) => text === '' || hasVisible(text), {
      error: 'looks empty. Fill it in',
      abort: true,
    })
    .refine(
      (text) => !hasInvisible(text),
      'has invisible characters. Type it instead of copying it',
    )
}

/** Who an item is suitable for, why not for everyone, and where in the guide it comes from. */
export const ratingFields = {
  rating: Rating,
  reasons: z
    .array(RatingReason)
    .max(ratingReasons.length)
    .default([])
    .describe('Why it has this rating; required for teen and mature.'),
  source: sources,
} as const

/** A fact that belongs to a scene, so that a class sees it once it has reached that scene. */
export const Moment = z.strictObject({
  scene: Id.describe('The scene that shows it. Classes see it once they have reached this scene.'),
  text: multiLineText(400).describe('The fact, in a sentence or two.'),
  rating: Rating.default('everyone'),
  source: sources,
})
export type Moment = z.infer<typeof Moment>
