/** The small fields that the sections of a pack share. Messages complete a sentence that begins with the field’s name. */
import { z } from 'zod'
import { hasInvisible, hasVisible } from '../reply/invisible.ts'
import { maxSources } from './pack-limits.ts'
import { Rating, RatingReason, ratingReasons } from './rating.ts'

/** A name for other files, links and buttons to refer to: short, and never changed. */
export const Id = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: ({ input }) =>
      `should be lower-case words joined by hyphens, such as ${suggestId(String(input))}`,
  })

/** Returns the id that an author may have meant. */
function suggestId(text: string): string {
  const id = text
    .slice(0, 80)
    .normalize('NFD')
    .replaceAll(/[\p{M}\p{Cf}’']/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '')
  return id === '' ? 'the-carnival' : id
}

/** Whether a range goes up, as 93-96 does; 112-18 is short for 112-118. What is no range does. */
export function goesUp(place: string): boolean {
  const [, from, to] = /(\d+)[-–](\d+)$/.exec(place) ?? []
  if (from === undefined || to === undefined) return true
  const kept = from.slice(0, Math.max(0, from.length - to.length))
  return Number(kept + to) >= Number(from)
}

/**
 * A paragraph of a section, such as S3, or a place in the work itself: act, scene and line (1.2.14-18), lines (l. 14-18),
 * pages (p. 12-13), a paragraph (par. 4), a time (0:14:05), or a question of the file that a pack was made from (no. 12). An en
 * dash is as good as a hyphen.
 */
const SourceRef = z
  .string()
  .max(30)
  .regex(
    /^(?:[A-Z]\d{1,3}|\d{1,3}(?:\.\d{1,4}){1,2}(?:[-–]\d{1,4})?|(?:ll?|pp?|par|no)\. ?(?=0*[1-9])\d{1,5}(?:[-–]\d{1,5})?|(?:\d{1,2}:[0-5]?\d|\d{1,2}):[0-5]\d(?:[-–](?:\d{1,2}:[0-5]?\d|\d{1,2}):[0-5]\d)?)$/,
    'should be a place such as S3, 1.2.14-18, l. 14-18, p. 12, par. 4, 0:14:05 or no. 12',
  )
  .refine(goesUp, 'should begin with the smaller number, such as 1.2.14-18')

/** Where something comes from. */
const sources = z
  .array(SourceRef)
  .min(1)
  .max(maxSources)
  .describe(
    'Where it comes from: S3 (a paragraph of the guide), 1.2.14-18, l. 14-18, p. 12, par. 4, 0:14:05 or no. 12 (a question of an imported file).',
  )

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
    .refine((text) => !/[\u2028\u2029]/.test(text), {
      error:
        'has a line break that was copied from elsewhere and that no editor shows as one. Delete it, and press Enter there instead',
      abort: true,
    })
    .refine(
      (text) => !hasInvisible(text),
      'has invisible characters. Type it instead of copying it',
    )
}

/** Who an item is suitable for, why not for everyone, and where it comes from. */
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

/** A number that an author may write with or without quotes. */
export const NumberWord = z
  .union([z.int().min(0).max(9999), singleLineText(10)], {
    error: "should be a whole number, such as 5, or in single quotes, such as '4.2'",
  })
  .transform(String)
