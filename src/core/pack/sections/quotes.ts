/** Lines of the work, word for word. */
import { z } from 'zod'
import { Id, multiLineText, ratingFields, singleLineText } from '../fields.ts'
import { maxKeywords, maxReferences } from '../pack-limits.ts'
import { defineSection, withVisibleThemes } from '../section.ts'

const Quote = z.strictObject({
  id: Id.describe('A name for other files to refer to. Never change it.'),
  line: singleLineText(1000).describe('The exact words, without quotation marks around them.'),
  speaker: Id.describe('Who says it.'),
  addressee: Id.optional().describe('Who it is said to.'),
  scene: Id.describe('The scene in which it is said.'),
  context: multiLineText(400).describe('What is happening when it is said.'),
  significance: multiLineText(600).describe('Why it matters.'),
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
  summary: 'Lines of the work, word for word.',
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
      label: quote.line,
      aliases: [],
      people: findNames('characters', [quote.speaker]),
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
