/** Lines of the work, or statements in it, word for word. */
import { z } from 'zod'
import { Id, goesUp, multiLineText, ratingFields, singleLineText } from '../fields.ts'
import { lineOnOneLine } from '../line-text.ts'
import { maxKeywords, maxLinesPerQuote, maxReferences } from '../pack-limits.ts'
import { defineSection, withVisibleThemes } from '../section.ts'

const range = /^(?=0*[1-9])\d{1,5}(?:[-–]\d{1,5})?$/
const NumberRange = z
  .union(
    [
      z.int().min(1).max(99_999).transform(String),
      z.string().regex(range, 'should be a number from 1 on, or a range, such as 93-96'),
    ],
    {
      error: 'should be a number from 1 on, or a range, such as 93-96',
    },
  )
  .refine(goesUp, 'should begin with the smaller number, such as 93-96')

/** Where in the work a line stands, for its citation. */
const Place = z
  .strictObject({
    lines: NumberRange.optional().describe('Its line or lines, such as 93-96.'),
    page: NumberRange.optional().describe('Its page or pages.'),
    time: z
      .string()
      .regex(/^(?:\d{1,2}:[0-5]?\d|\d{1,2}):[0-5]\d$/, 'should be a time, such as 0:14:05')
      .optional()
      .describe('When it is said, such as 0:14:05.'),
    paragraph: NumberRange.optional().describe('Its paragraph or paragraphs.'),
  })
  .refine(
    (place) => Object.keys(place).length === 1,
    'should have exactly one of lines, page, time and paragraph',
  )
export type Place = z.infer<typeof Place>

const Quote = z.strictObject({
  id: Id.describe('A name for other files to refer to. Never change it.'),
  line: multiLineText(1000)
    .refine((line) => line.split('\n').length <= maxLinesPerQuote, {
      error: `can have at most ${maxLinesPerQuote} lines`,
    })
    .describe(
      'The exact words, without quotation marks around them. Verse keeps its lines if it is written below `line: |-`.',
    ),
  speaker: Id.optional().describe('Who says it. Leave it out for narration and statements.'),
  addressee: Id.optional().describe('Who it is said to.'),
  scene: Id.describe('The scene that it is from.'),
  context: multiLineText(400).describe('What is happening when it is said.'),
  significance: multiLineText(600).describe('Why it matters.'),
  at: Place.optional().describe('Where it is in the work.'),
  fragment: z
    .boolean()
    .optional()
    .describe('Whether it is only part of a sentence; it is then never the line of the day.'),
  themes: z.array(Id).min(1).max(maxReferences).describe('Themes that it expresses.'),
  keywords: z
    .array(singleLineText(40))
    .max(maxKeywords)
    .default([])
    .describe('Words that students may search for and that are not in the line.'),
  ...ratingFields,
})

export const quotes = defineSection({
  schema: Quote,
  summary: 'Lines of the work, or statements in it, word for word.',
  references: (quote) => [
    { path: ['scene'], to: 'scenes', ids: quote.scene },
    { path: ['speaker'], to: 'characters', ids: quote.speaker },
    { path: ['addressee'], to: 'characters', ids: quote.addressee },
    { path: ['themes'], to: 'themes', ids: quote.themes },
  ],
  isVisible: (quote, visibility) => visibility.shows(quote),
  withoutHidden: withVisibleThemes,
  lookup: {
    kind: 'quote',
    label: 'Line',
    rankFactor: 1.05,
    searchText: (quote, findNames) => ({
      label: lineOnOneLine(quote),
      aliases: [],
      people: quote.speaker === undefined ? [] : findNames('characters', [quote.speaker]),
      themes: findNames('themes', quote.themes),
      body: [
        quote.context,
        quote.significance,
        ...quote.keywords,
        ...findNames('scenes', [quote.scene]),
      ],
    }),
  },
})
