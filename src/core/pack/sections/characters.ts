/** The characters of the story; a machine can be one. */
import { z } from 'zod'
import { Id, Moment, multiLineText, ratingFields, singleLineText } from '../fields.ts'
import { maxAliases, maxMoments } from '../pack-limits.ts'
import { defineSection, momentsIn } from '../section.ts'

const Character = z.strictObject({
  id: Id.describe('A name for other files to refer to. Never change it.'),
  name: singleLineText(75).describe('The name that students see.'),
  aliases: z
    .array(singleLineText(75))
    .max(maxAliases)
    .default([])
    .describe('Other names and common misspellings.'),
  role: singleLineText(150).describe('Who they are in the story, in a phrase.'),
  description: multiLineText(600).describe(
    'What they are like. Leave out everything that happens after the scene in `first`.',
  ),
  first: Id.describe('The scene in which the class meets or first hears of them.'),
  arc: z
    .array(Moment)
    .max(maxMoments)
    .default([])
    .describe('How they change, in the order of the story.'),
  relationships: z
    .array(Moment.extend({ with: Id.describe('The other character.') }))
    .max(maxMoments)
    .default([])
    .describe('How they are connected to other characters.'),
  ...ratingFields,
})

export const characters = defineSection({
  schema: Character,
  summary: 'The people of the story.',
  nameField: 'name',
  references: (character) => [{ path: ['first'], to: 'scenes', ids: character.first }],
  moments: (character) => [
    ...momentsIn('arc', character.arc),
    ...momentsIn('relationships', character.relationships),
  ],
  isVisible: ({ first, rating }, visibility) => visibility.shows({ scene: first, rating }),
  withoutHidden: (character, visibility) => ({
    ...character,
    arc: character.arc.filter((moment) => visibility.shows(moment)),
    relationships: character.relationships.filter(
      (moment) => visibility.shows(moment) && visibility.has('characters', moment.with),
    ),
  }),
  lookup: {
    kind: 'character',
    label: 'Character',
    rankFactor: 0.98,
    searchText: (character) => ({
      label: character.name,
      aliases: character.aliases,
      people: [character.name],
      themes: [],
      body: [
        character.role,
        character.description,
        ...[...character.arc, ...character.relationships].map((moment) => moment.text),
      ],
    }),
  },
})
