/** What a study pack holds. The Zod schemas are the format: they check files, type the code and give editors completion. */
import { z } from 'zod'
import { QuizItem } from '../quiz/kinds/index.ts'
import { Id, SourceRef, singleLineText, multiLineText, ratingFields } from './fields.ts'
import { Rating } from './rating.ts'

/** A film, book or play, with what a citation needs. */
export const Work = z.strictObject({
  title: singleLineText(100).describe('As on the cover or the poster.'),
  kind: z
    .enum(['film', 'series', 'novel', 'play', 'short story', 'poem'])
    .describe('What it is; citations depend on it.'),
  year: z.int().min(-800).max(2100).describe('Year of release or first publication.'),
  creators: z
    .array(
      z.strictObject({
        role: z
          .enum(['director', 'author', 'screenwriter', 'editor', 'translator'])
          .describe('What they did.'),
        given: singleLineText(60).describe('First and middle names.'),
        family: singleLineText(60).describe('Last name, by which lists are sorted.'),
      }),
    )
    .min(1)
    .describe('The first one leads the citation.'),
  publisher: singleLineText(100).describe('Distributor of a film, publisher of a book.'),
})
export type Work = z.infer<typeof Work>

/** The study guide the pack was written from. */
export const Guide = z.strictObject({
  title: singleLineText(150).describe('Title of the page or chapter.'),
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
  url: z.url().optional().describe('Its web address.'),
  sections: z
    .array(
      z.strictObject({
        key: z
          .string()
          .regex(/^[A-Z]$/, 'is one capital letter')
          .describe('The letter that sources begin with.'),
        name: singleLineText(60).describe('Heading of the section.'),
        paragraphs: z.int().min(1).max(999).describe('How many paragraphs it has.'),
      }),
    )
    .min(1)
    .describe('What a source such as S3 points at: section S, paragraph 3.'),
})
export type Guide = z.infer<typeof Guide>

/** pack.yaml: what the pack is about and where it comes from. */
export const PackManifest = z.strictObject({
  id: Id.describe('The same as the name of the folder.'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'is three numbers, such as 1.0.0')
    .describe('Raise it when the pack changes.'),
  title: singleLineText(75).describe('What a class sees in the list of packs.'),
  part: singleLineText(75).describe('Which part of the work the pack covers.'),
  summary: multiLineText(600).describe('What the pack covers, in two or three sentences.'),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'is a language code such as en or en-GB')
    .describe('The language that the pack is written in.'),
  work: Work.describe('The film, book or play.'),
  guide: Guide.describe('The study guide that the pack was written from.'),
  synonyms: z
    .array(z.array(singleLineText(40)).min(2))
    .default([])
    .describe('Groups of words that mean the same in this pack; search treats them alike.'),
})
export type PackManifest = z.infer<typeof PackManifest>

/** A fact with its own place in the story, so that a class that is not there yet does not see it. */
export const Moment = z.strictObject({
  scene: Id.describe(
    'The scene that shows it; it stays hidden from a class that is not there yet.',
  ),
  text: multiLineText(400).describe('The fact, in a sentence or two.'),
  rating: Rating.default('everyone'),
  source: z.array(SourceRef).min(1).describe('Paragraphs of the guide, such as S3.'),
})
export type Moment = z.infer<typeof Moment>

/** A scene; the order of the file is the order of the story. */
export const Scene = z.strictObject({
  id: Id.describe('Its name for other files; it never changes.'),
  title: singleLineText(75).describe('A short name that students will recognise.'),
  aliases: z
    .array(singleLineText(75))
    .default([])
    .describe('Other names that students use for it.'),
  setting: singleLineText(150).describe('Where and when.'),
  summary: multiLineText(600).describe('What happens, in two to four sentences.'),
  events: z
    .array(singleLineText(150))
    .min(1)
    .max(8)
    .describe('What happens, in order, a sentence each.'),
  characters: z.array(Id).min(1).describe('Who is there or is spoken of.'),
  themes: z.array(Id).default([]).describe('Themes that it shows.'),
  keywords: z.array(singleLineText(40)).default([]).describe('Objects and places to be found by.'),
  ...ratingFields,
})
export type Scene = z.infer<typeof Scene>

/** A line of the work, word for word. */
export const Quote = z.strictObject({
  id: Id.describe('Its name for other files; it never changes.'),
  line: singleLineText(1000).describe('The words themselves, without quotation marks around them.'),
  speaker: Id.describe('Who says it.'),
  addressee: Id.optional().describe('To whom it is said.'),
  scene: Id.describe('Where it is said.'),
  context: multiLineText(400).describe('What is going on when it is said.'),
  significance: multiLineText(600).describe('Why it matters.'),
  themes: z.array(Id).min(1).describe('Themes that it puts into words.'),
  keywords: z
    .array(singleLineText(40))
    .default([])
    .describe('Words to find it by that are not in it.'),
  ...ratingFields,
})
export type Quote = z.infer<typeof Quote>

/** A person of the story; a machine counts. */
export const Character = z.strictObject({
  id: Id.describe('Its name for other files; it never changes.'),
  name: singleLineText(75).describe('The name that students see.'),
  aliases: z.array(singleLineText(75)).default([]).describe('Other names and common misspellings.'),
  role: singleLineText(150).describe('Who they are in the story, in a phrase.'),
  description: multiLineText(600).describe(
    'What they are like; nothing that happens after `first`.',
  ),
  first: Id.describe('The scene in which the class meets or first hears of them.'),
  arc: z.array(Moment).default([]).describe('How they change, in story order.'),
  relationships: z
    .array(Moment.extend({ with: Id.describe('The other character.') }))
    .default([])
    .describe('What ties them to others.'),
  ...ratingFields,
})
export type Character = z.infer<typeof Character>

/** An idea of the work and the evidence for it. */
export const Theme = z.strictObject({
  id: Id.describe('Its name for other files; it never changes.'),
  name: singleLineText(75).describe('The name that students see.'),
  aliases: z.array(singleLineText(75)).default([]).describe('Other words for it.'),
  idea: multiLineText(600).describe('The thought itself; nothing that gives the story away.'),
  evidence: z
    .array(Moment.extend({ quote: Id.optional().describe('The line that shows it.') }))
    .min(1)
    .describe('Where the story shows it.'),
  ...ratingFields,
})
export type Theme = z.infer<typeof Theme>

export const levels = ['recall', 'analysis', 'interpretation', 'connection'] as const

/** A question worth a discussion. */
export const Question = z.strictObject({
  id: Id.describe('Its own name; it never changes.'),
  prompt: singleLineText(250).describe('The question.'),
  level: z
    .enum(levels)
    .describe(
      'recall: what happens. analysis: how it works. interpretation: what it means. connection: to other works and to life.',
    ),
  scene: Id.describe('The last scene a student has to know.'),
  themes: z.array(Id).default([]).describe('Themes that it is about.'),
  quote: Id.optional().describe('The line it starts from.'),
  followUps: z.array(singleLineText(250)).min(1).max(4).describe('Questions that lead further.'),
  evidence: z
    .array(
      z.strictObject({
        scene: Id.describe('The scene to look at.'),
        quote: Id.optional().describe('The line to look at.'),
        look: singleLineText(200).describe('What to look for.'),
      }),
    )
    .min(1)
    .max(4)
    .describe('Where to look, and for what.'),
  exemplar: multiLineText(900).describe(
    'What a thoughtful answer might say; shown only afterwards.',
  ),
  ...ratingFields,
})
export type Question = z.infer<typeof Question>

/** A term of film or literary study, with an example from the work. */
export const Term = z.strictObject({
  id: Id.describe('Its own name; it never changes.'),
  term: singleLineText(75).describe('The term.'),
  aliases: z.array(singleLineText(75)).default([]).describe('Other forms of it.'),
  field: z.enum(['film', 'literary']).describe('The field that it belongs to.'),
  definition: multiLineText(500).describe('What it means, for any work.'),
  example: Moment.describe('Where this work shows it.'),
  ...ratingFields,
})
export type Term = z.infer<typeof Term>

/** The files of a pack and what each holds. */
export const packSchemas = {
  pack: PackManifest,
  scenes: z.array(Scene).min(1),
  quotes: z.array(Quote),
  characters: z.array(Character),
  themes: z.array(Theme),
  questions: z.array(Question),
  quiz: z.array(QuizItem),
  terms: z.array(Term),
} as const

/** A whole pack, checked: every reference leads somewhere. */
export interface Pack extends PackManifest {
  readonly scenes: readonly Scene[]
  readonly quotes: readonly Quote[]
  readonly characters: readonly Character[]
  readonly themes: readonly Theme[]
  readonly questions: readonly Question[]
  readonly quiz: readonly QuizItem[]
  readonly terms: readonly Term[]
}
