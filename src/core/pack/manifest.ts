/** The schema of pack.yaml: what a pack is about and where it comes from. */
import { z } from 'zod'
import { Id, singleLineText, multiLineText } from './fields.ts'
import { maxCreators, maxGuideSections, maxSynonymGroups, maxSynonyms } from './pack-limits.ts'

/** A film, book or play, with everything that a citation needs. */
export const Work = z.strictObject({
  title: singleLineText(100).describe('As it appears on the cover or poster.'),
  kind: z
    .enum(['film', 'series', 'novel', 'play', 'short story', 'poem'])
    .describe('What it is. Citations depend on it.'),
  year: z.int().min(-800).max(2100).describe('The year of release or first publication.'),
  creators: z
    .array(
      z.strictObject({
        role: z
          .enum(['director', 'author', 'screenwriter', 'editor', 'translator'])
          .describe('What they did.'),
        given: singleLineText(60).describe('First and middle names.'),
        family: singleLineText(60).describe('Last name, which lists are sorted by.'),
      }),
    )
    .min(1)
    .max(maxCreators)
    .describe('Citations begin with the first one.'),
  publisher: singleLineText(100).describe('The distributor of a film, the publisher of a book.'),
})
export type Work = z.infer<typeof Work>

/** The study guide that the pack was written from. */
export const Guide = z.strictObject({
  title: singleLineText(150).describe('The title of the page or chapter.'),
  container: singleLineText(100).optional().describe('The larger guide that the page belongs to.'),
  author: z
    .strictObject({
      given: singleLineText(60).describe('First and middle names.'),
      family: singleLineText(60).describe('Last name.'),
    })
    .optional()
    .describe('Who wrote the guide, if it says so.'),
  publisher: singleLineText(100).optional().describe('Who published it.'),
  year: z.int().min(1400).max(2100).optional().describe('When it was published.'),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Its web address.'),
  sections: z
    .array(
      z.strictObject({
        key: z
          .string()
          .regex(/^[A-Z]$/, 'should be one capital letter')
          .describe('The letter that its sources begin with.'),
        name: singleLineText(60).describe('The heading of the section.'),
        paragraphs: z.int().min(1).max(999).describe('How many paragraphs it has.'),
      }),
    )
    .min(1)
    .max(maxGuideSections)
    .describe('What sources refer to: S3 is section S, paragraph 3.'),
})
export type Guide = z.infer<typeof Guide>

/** pack.yaml: what the pack is about and where it comes from. */
export const PackManifest = z.strictObject({
  id: Id.describe('The same as the name of the folder.'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'should be three numbers, such as 1.0.0')
    .describe('Raise it when the pack changes.'),
  title: singleLineText(75).describe('What classes see in the list of packs.'),
  part: singleLineText(75).describe('The part of the work that the pack covers.'),
  summary: multiLineText(600).describe('What the pack covers, in two or three sentences.'),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'should be a language code, such as en or en-GB')
    .describe('The language that the pack is written in.'),
  work: Work.describe('The film, book or play.'),
  guide: Guide.describe('The study guide that the pack was written from.'),
  synonyms: z
    .array(z.array(singleLineText(40)).min(2).max(maxSynonyms))
    .max(maxSynonymGroups)
    .default([])
    .describe(
      'Groups of words that mean the same in this pack, so that searching for one finds the others.',
    ),
})
export type PackManifest = z.infer<typeof PackManifest>
