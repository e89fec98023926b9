/** What a study pack holds. The Zod schemas are the format: they check files, type the code and give editors completion. */
import { z } from 'zod'
import { QuizItem } from './pack-quiz.ts'
import { Id, SourceRef, line, prose, rated } from './pack-fields.ts'
import { Rating } from './rating.ts'

/** A film, book or play, with what a citation needs. */
export const Work = z.strictObject({
  title: line(100),
  kind: z.enum(['film', 'series', 'novel', 'play', 'short story', 'poem']),
  year: z.int().min(-800).max(2100).describe('Year of release or first publication.'),
  creators: z
    .array(
      z.strictObject({
        role: z.enum(['director', 'author', 'screenwriter', 'editor', 'translator']),
        given: line(60),
        family: line(60),
      }),
    )
    .min(1)
    .describe('The first one leads the citation.'),
  publisher: line(100).describe('Distributor of a film, publisher of a book.'),
})
export type Work = z.infer<typeof Work>

/** The study guide the pack was written from. */
export const Guide = z.strictObject({
  title: line(150),
  container: line(100).optional().describe('The larger guide that the page belongs to.'),
  author: z.strictObject({ given: line(60), family: line(60) }).optional(),
  publisher: line(100).optional(),
  year: z.int().min(1400).max(2100).optional(),
  url: z.url().optional(),
  sections: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[A-Z]$/, 'is one capital letter'),
        name: line(60),
        paragraphs: z.int().min(1).max(999),
      }),
    )
    .min(1)
    .describe('What a source such as S3 points at: section S, paragraph 3.'),
})
export type Guide = z.infer<typeof Guide>

/** pack.yaml: what the pack is about and where it comes from. */
export const Manifest = z.strictObject({
  id: Id.describe('The same as the name of the folder.'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'is three numbers, such as 1.0.0'),
  title: line(75),
  part: line(75).describe('Which part of the work the pack covers.'),
  summary: prose(600),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'is a language code such as en or en-GB'),
  work: Work,
  guide: Guide,
  synonyms: z
    .array(z.array(line(40)).min(2))
    .default([])
    .describe('Groups of words that mean the same in this pack; search treats them alike.'),
})
export type Manifest = z.infer<typeof Manifest>

/** A fact with its own place in the story, so that a class that is not there yet does not see it. */
export const Moment = z.strictObject({
  scene: Id,
  text: prose(400),
  rating: Rating.default('everyone'),
  source: z.array(SourceRef).min(1),
})
export type Moment = z.infer<typeof Moment>

/** A scene; the order of the file is the order of the story. */
export const Scene = z.strictObject({
  id: Id,
  title: line(75),
  aliases: z.array(line(75)).default([]).describe('Other names that students use for it.'),
  setting: line(150).describe('Where and when.'),
  summary: prose(600),
  events: z.array(line(150)).min(1).max(8).describe('What happens, in order, a sentence each.'),
  characters: z.array(Id).min(1),
  themes: z.array(Id).default([]),
  keywords: z.array(line(40)).default([]).describe('Objects and places to be found by.'),
  ...rated,
})
export type Scene = z.infer<typeof Scene>

/** A line of the work, word for word. */
export const Quote = z.strictObject({
  id: Id,
  line: line(1000),
  speaker: Id,
  addressee: Id.optional(),
  scene: Id,
  context: prose(400).describe('What is going on when it is said.'),
  significance: prose(600).describe('Why it matters.'),
  themes: z.array(Id).min(1),
  keywords: z.array(line(40)).default([]),
  ...rated,
})
export type Quote = z.infer<typeof Quote>

/** A person of the story; a machine counts. */
export const Character = z.strictObject({
  id: Id,
  name: line(75),
  aliases: z.array(line(75)).default([]),
  role: line(150),
  description: prose(600),
  first: Id.describe('The scene in which the class meets or first hears of them.'),
  arc: z.array(Moment).default([]).describe('How they change, in story order.'),
  relationships: z.array(Moment.extend({ with: Id })).default([]),
  ...rated,
})
export type Character = z.infer<typeof Character>

/** An idea of the work and the evidence for it. */
export const Theme = z.strictObject({
  id: Id,
  name: line(75),
  aliases: z.array(line(75)).default([]),
  idea: prose(600),
  evidence: z.array(Moment.extend({ quote: Id.optional() })).min(1),
  ...rated,
})
export type Theme = z.infer<typeof Theme>

export const levels = ['recall', 'analysis', 'interpretation', 'connection'] as const

/** A question worth a discussion. */
export const Question = z.strictObject({
  id: Id,
  prompt: line(250),
  level: z.enum(levels),
  scene: Id.describe('The last scene a student has to know.'),
  themes: z.array(Id).default([]),
  quote: Id.optional().describe('The line it starts from.'),
  followUps: z.array(line(250)).min(1).max(4),
  evidence: z
    .array(z.strictObject({ scene: Id, quote: Id.optional(), look: line(200) }))
    .min(1)
    .max(4)
    .describe('Where to look, and for what.'),
  exemplar: prose(900).describe('What a thoughtful answer might say; shown only afterwards.'),
  ...rated,
})
export type Question = z.infer<typeof Question>

/** A term of film or literary study, with an example from the work. */
export const Term = z.strictObject({
  id: Id,
  term: line(75),
  aliases: z.array(line(75)).default([]),
  field: z.enum(['film', 'literary']),
  definition: prose(500),
  example: Moment,
  ...rated,
})
export type Term = z.infer<typeof Term>

/** The files of a pack and what each holds. */
export const packFiles = {
  pack: Manifest,
  scenes: z.array(Scene).min(1),
  quotes: z.array(Quote),
  characters: z.array(Character),
  themes: z.array(Theme),
  questions: z.array(Question),
  quiz: z.array(QuizItem),
  terms: z.array(Term),
} as const

/** A whole pack, checked: every reference leads somewhere. */
export interface Pack extends Manifest {
  readonly scenes: readonly Scene[]
  readonly quotes: readonly Quote[]
  readonly characters: readonly Character[]
  readonly themes: readonly Theme[]
  readonly questions: readonly Question[]
  readonly quiz: readonly QuizItem[]
  readonly terms: readonly Term[]
}
