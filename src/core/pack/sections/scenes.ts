/** The units of the work, whatever the class calls them: the order of the file is the order of the story. */
import { z } from 'zod'
import { Id, NumberWord, multiLineText, ratingFields, singleLineText } from '../fields.ts'
import { maxAliases, maxKeywords, maxPicturesPerScene, maxReferences } from '../pack-limits.ts'
import { defineSection, withVisibleThemes } from '../section.ts'

const ScenePicture = z.strictObject({
  file: z
    .string()
    .max(60)
    .regex(/^[A-Za-z0-9_-]+\.svg$/, 'should be the name of an SVG file, such as cell.svg')
    .describe('An SVG file in the folder `pictures` of the pack.'),
  alt: singleLineText(400).describe('What it shows, for everyone who cannot see it.'),
  credit: singleLineText(150).optional().describe('Who made it, if it was not you.'),
})
export type ScenePicture = z.infer<typeof ScenePicture>

const Scene = z.strictObject({
  id: Id.describe('A name for other files to refer to. Never change it.'),
  title: singleLineText(75).describe('A short name that students will recognise.'),
  aliases: z
    .array(singleLineText(75))
    .max(maxAliases)
    .default([])
    .describe('Other names that students use.'),
  within: z
    .int()
    .min(1)
    .max(999)
    .optional()
    .describe('The number of the larger part that it belongs to, if the unit has two levels.'),
  number: NumberWord.optional().describe(
    'Its own number in the work, if it differs from its place in the list.',
  ),
  setting: singleLineText(150).optional().describe('Where and when it takes place.'),
  summary: multiLineText(600).describe('What happens, in two to four sentences.'),
  events: z
    .array(singleLineText(150))
    .min(1)
    .max(8)
    .describe('What happens, in order, one sentence for each event.'),
  characters: z
    .array(Id)
    .max(maxReferences)
    .default([])
    .describe('Who is in the scene or is talked about.'),
  themes: z.array(Id).max(maxReferences).default([]).describe('Themes that it shows.'),
  keywords: z
    .array(singleLineText(40))
    .max(maxKeywords)
    .default([])
    .describe('Objects and places that students may search for.'),
  pictures: z
    .array(ScenePicture)
    .max(maxPicturesPerScene)
    .optional()
    .describe('Pictures that its card shows.'),
  ...ratingFields,
})

export const scenes = defineSection({
  schema: Scene,
  summary: 'The scenes, chapters or other units, in the order of the story.',
  isRequired: true,
  nameField: 'title',
  references: (scene) => [
    { path: ['characters'], to: 'characters', ids: scene.characters },
    { path: ['themes'], to: 'themes', ids: scene.themes },
  ],
  isVisible: (scene, visibility) => visibility.shows({ scene: scene.id, rating: scene.rating }),
  withoutHidden: withVisibleThemes,
  lookup: {
    kind: 'scene',
    label: 'Scene',
    rankFactor: 1,
    searchText: (scene, findNames) => ({
      label: scene.title,
      aliases: scene.aliases,
      people: findNames('characters', scene.characters),
      themes: findNames('themes', scene.themes),
      body: [scene.summary, ...scene.events, scene.setting ?? '', ...scene.keywords],
    }),
  },
})
