/** Terms of the subject, with an example from the work where there is one. */
import { z } from 'zod'
import { Id, Moment, multiLineText, ratingFields, singleLineText } from '../fields.ts'
import { maxAliases } from '../pack-limits.ts'
import { defineSection } from '../section.ts'

const Term = z.strictObject({
  id: Id.describe('Its own name. Never change it.'),
  term: singleLineText(75).describe('The term.'),
  aliases: z
    .array(singleLineText(75))
    .max(maxAliases)
    .default([])
    .describe('Other forms of the term.'),
  field: singleLineText(30).describe('The field of study that uses it, such as film or biology.'),
  definition: multiLineText(500).describe('What it means, for any work.'),
  example: Moment.optional().describe('Where this work shows it.'),
  ...ratingFields,
})

export const terms = defineSection({
  schema: Term,
  summary: 'Terms of the subject.',
  nameField: 'term',
  moments: ({ example }) => (example === undefined ? [] : [{ path: ['example'], moment: example }]),
  isVisible: ({ rating, example }, visibility) =>
    visibility.allowsRating(rating) && (example === undefined || visibility.shows(example)),
  lookup: {
    kind: 'term',
    label: 'Term',
    rankFactor: 0.95,
    searchText: (term) => ({
      label: term.term,
      aliases: term.aliases,
      people: [],
      themes: [],
      body: [term.definition, ...(term.example === undefined ? [] : [term.example.text])],
    }),
  },
})
