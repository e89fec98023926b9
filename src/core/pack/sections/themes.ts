/** The ideas of the work and the evidence for them. */
import { z } from 'zod'
import { Id, Moment, multiLineText, ratingFields, singleLineText } from '../fields.ts'
import { maxAliases, maxMoments } from '../pack-limits.ts'
import { type Visibility, defineSection, momentsIn } from '../section.ts'

const Evidence = Moment.extend({ quote: Id.optional().describe('The line that shows it.') })

const Theme = z.strictObject({
  id: Id.describe('A name for other files to refer to. Never change it.'),
  name: singleLineText(75).describe('The name that students see.'),
  aliases: z.array(singleLineText(75)).max(maxAliases).default([]).describe('Other words for it.'),
  idea: multiLineText(600).describe('The idea itself, without giving the story away.'),
  evidence: z.array(Evidence).min(1).max(maxMoments).describe('Where the story shows it.'),
  ...ratingFields,
})

export const themes = defineSection({
  schema: Theme,
  summary: 'The ideas of the work and the evidence for them.',
  nameField: 'name',
  moments: (theme) => momentsIn('evidence', theme.evidence),
  isVisible: (theme, visibility) =>
    visibility.allowsRating(theme.rating) && visibleEvidence(theme, visibility).length > 0,
  withoutHidden: (theme, visibility) => ({
    ...theme,
    evidence: visibleEvidence(theme, visibility),
  }),
  lookup: {
    kind: 'theme',
    label: 'Theme',
    rankFactor: 0.95,
    searchText: (theme) => ({
      label: theme.name,
      aliases: theme.aliases,
      people: [],
      themes: [theme.name],
      body: [theme.idea, ...theme.evidence.map((moment) => moment.text)],
    }),
  },
})

function visibleEvidence({ evidence }: z.infer<typeof Theme>, visibility: Visibility) {
  return evidence.filter(
    (moment) =>
      visibility.shows(moment) &&
      (moment.quote === undefined || visibility.has('quotes', moment.quote)),
  )
}
