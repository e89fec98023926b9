/** Questions worth discussing. */
import { z } from 'zod'
import { Id, multiLineText, ratingFields, singleLineText } from '../fields.ts'
import { maxReferences } from '../pack-limits.ts'
import { defineSection, withVisibleThemes } from '../section.ts'

export const levels = ['recall', 'analysis', 'interpretation', 'connection'] as const

const Evidence = z.strictObject({
  scene: Id.describe('The scene to look at.'),
  quote: Id.optional().describe('The line to look at.'),
  look: singleLineText(200).describe('What to look for.'),
})

export const Question = z.strictObject({
  id: Id.describe('Its own name. Never change it.'),
  prompt: singleLineText(250).describe('The question.'),
  level: z
    .enum(levels)
    .describe(
      'recall: what happens. analysis: how it works. interpretation: what it means. connection: to other works and to life.',
    ),
  scene: Id.describe('The last scene that students need to know to answer it.'),
  themes: z.array(Id).max(maxReferences).default([]).describe('Themes that it is about.'),
  quote: Id.optional().describe('The line that it starts from.'),
  followUps: z.array(singleLineText(250)).min(1).max(4).describe('Questions that go further.'),
  evidence: z.array(Evidence).min(1).max(6).describe('Where to look, and what for.'),
  exemplar: multiLineText(900).describe(
    'What a thoughtful answer might say. Students see it only afterwards.',
  ),
  ...ratingFields,
})

export const questions = defineSection({
  schema: Question,
  summary: 'Questions for discussion.',
  references: (question) => [
    { path: ['scene'], to: 'scenes', ids: question.scene },
    { path: ['quote'], to: 'quotes', ids: question.quote },
    { path: ['themes'], to: 'themes', ids: question.themes },
    ...question.evidence.flatMap(({ scene, quote }, index) => [
      { path: ['evidence', index, 'scene'], to: 'scenes' as const, ids: scene },
      { path: ['evidence', index, 'quote'], to: 'quotes' as const, ids: quote },
    ]),
  ],
  isVisible: (question, visibility) => visibility.shows(question),
  withoutHidden: (question, visibility) => ({
    ...withVisibleThemes(question, visibility),
    evidence: question.evidence.filter(({ scene }) =>
      visibility.shows({ scene, rating: 'everyone' }),
    ),
  }),
  lookup: {
    kind: 'question',
    label: 'Question',
    rankFactor: 0.75,
    searchText: (question, findNames) => ({
      label: question.prompt,
      aliases: [],
      people: [],
      themes: findNames('themes', question.themes),
      body: [...question.followUps, ...question.evidence.map(({ look }) => look)],
    }),
  },
})
