/** The schema of pack.yaml: what a pack is about and where it comes from. */
import { z } from 'zod'
import { Id, NumberWord, multiLineText, singleLineText } from './fields.ts'
import { maxCreators, maxSections, maxSynonymGroups, maxSynonyms } from './pack-limits.ts'

/** The version of the pack format that this program reads; older packs are upgraded. */
export const packFormat = 2

const workKinds = [
  'film',
  'series',
  'novel',
  'play',
  'short story',
  'poem',
  'textbook',
  'article',
  'web page',
  'speech',
  'non-fiction',
] as const
export type WorkKind = (typeof workKinds)[number]

/** What sources such as S3 refer to: section S, paragraph 3. */
const Sections = z
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
  .max(maxSections)

const WebAddress = z.url({ protocol: /^https?$/ }).max(500)

/** A film, a book, an article …, with everything that a citation needs. */
export const Work = z.strictObject({
  title: singleLineText(100).describe('As it appears on the cover or poster.'),
  sentenceTitle: singleLineText(100)
    .optional()
    .describe('The title as a sentence would write it, for APA and Harvard: The great Gatsby.'),
  kind: z.enum(workKinds).describe('What it is. Citations depend on it.'),
  year: z
    .int()
    .min(-800)
    .max(2100)
    .optional()
    .describe('The year of release or first publication.'),
  creators: z
    .array(
      z.strictObject({
        role: z
          .enum([
            'director',
            'author',
            'screenwriter',
            'poet',
            'playwright',
            'speaker',
            'composer',
            'editor',
            'translator',
          ])
          .describe('What they did.'),
        given: singleLineText(60)
          .optional()
          .describe('First and middle names. Leave it out for a single name, such as Homer.'),
        family: singleLineText(60).describe('Last name, which lists are sorted by.'),
      }),
    )
    .max(maxCreators)
    .default([])
    .describe('Citations begin with the first one.'),
  publisher: singleLineText(100)
    .optional()
    .describe('The distributor of a film, the publisher of a book.'),
  container: singleLineText(150)
    .optional()
    .describe('The journal, anthology or website that it is part of.'),
  volume: NumberWord.optional().describe('The volume of the journal.'),
  issue: NumberWord.optional().describe('The issue of the journal.'),
  pages: singleLineText(20).optional().describe('Its pages there, such as 12-31.'),
  url: WebAddress.optional().describe('Its web address.'),
  doi: z
    .string()
    .max(100)
    .regex(/^10\.\d{4,9}\/\S+$/, 'should be a DOI, such as 10.1000/182')
    .optional()
    .describe('Its DOI, which begins with 10.'),
  sections: Sections.optional().describe(
    'The sections of the work itself, if sources such as S3 refer to them instead of to a guide.',
  ),
})
export type Work = z.infer<typeof Work>

/** What a class calls one part of a work. */
export const UnitWord = z
  .string()
  .max(20)
  .regex(/^\p{L}[\p{L}-]*$/u, 'should be a single word, such as chapter')

function isSameWord(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** What a class calls the parts of the work that scenes.yaml lists. */
const Unit = z
  .union(
    [
      UnitWord,
      z.strictObject({
        name: UnitWord.describe('The smaller part, such as scene.'),
        within: UnitWord.describe('The larger part, such as act.'),
      }),
    ],
    { error: 'should be a single word, such as chapter' },
  )
  .refine((unit) => typeof unit === 'string' || !isSameWord(unit.name, unit.within), {
    error: 'should have two different words, such as scene and act',
  })
  .transform((unit): Unit => (typeof unit === 'string' ? { name: unit } : unit))
export interface Unit {
  readonly name: string
  /** The larger part that units are counted in, if the work has two levels. */
  readonly within?: string
}

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
  url: WebAddress.optional().describe('Its web address.'),
  sections: Sections.describe('What sources refer to: S3 is section S, paragraph 3.'),
})
export type Guide = z.infer<typeof Guide>

/** pack.yaml: what the pack is about and where it comes from. */
export const PackManifest = z.strictObject({
  format: z.literal(packFormat).describe('The version of the pack format: 2.'),
  id: Id.describe('The same as the name of the folder.'),
  version: z
    .string('should be three numbers, such as 1.0.0')
    .regex(/^\d+\.\d+\.\d+$/, 'should be three numbers, such as 1.0.0')
    .describe('Raise it when the pack changes.'),
  title: singleLineText(75).describe('What classes see in the list of packs.'),
  part: singleLineText(75).describe('The part of the work that the pack covers.'),
  summary: multiLineText(600).describe('What the pack covers, in two or three sentences.'),
  language: z
    .string()
    .regex(
      /^[a-z]{2}(-[A-Z]{2})?$/,
      'should be a language code, such as en for English or de for German',
    )
    .describe('The language that the pack is written in.'),
  unit: Unit.default({ name: 'scene' }).describe(
    'What a class calls the parts that scenes.yaml lists: scene, chapter, section, stanza, paragraph or another word; or, where they are counted in larger parts, `{ name: scene, within: act }`.',
  ),
  work: Work.describe('The film, the book, the article …'),
  guide: Guide.optional().describe(
    'The study guide that the pack was written from, if there is one.',
  ),
  text: z
    .string()
    .max(60)
    .regex(/^[A-Za-z0-9_-]+\.(?:md|txt)$/, 'should be the name of a file, such as text.md')
    .optional()
    .describe(
      'A file in the folder that holds the work itself, if it may be copied. Every line is then checked against it, word for word.',
    ),
  synonyms: z
    .array(z.array(singleLineText(40)).min(2).max(maxSynonyms))
    .max(maxSynonymGroups)
    .default([])
    .describe(
      'Groups of words that mean the same in this pack, so that searching for one finds the others.',
    ),
})
export type PackManifest = z.infer<typeof PackManifest>
