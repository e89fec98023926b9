/** Scenes, in the order of the story: the order of the file is the order of the story. */
import { z } from 'zod'
import { Id, multiLineText, ratingFields, singleLineText } from '../fields.ts'
import { maxAliases, maxKeywords, maxReferences } from '../pack-limits.ts'
import { defineSection, withVisibleThemes } from '../section.ts'

const Scene = z.strictObject({
  id: Id.describe('A name for other files to refer to. Never change it.'),
  title: singleLineText(75).describe('A short name that students will recognise.'),
  aliases: z
    .array(singleLineText(75))
    .max(maxAliases)
    .default([])
    .describe('Other names that students use.'),
  setting: singleLineText(150).describe('Where and when it takes place.'),
  summary: multiLineText(600).describe('What happens, in two to four sentences.'),
  events: z
    .array(singleLineText(150))
    .min(1)
    .max(8)
    .describe('What happens, in order, one sentence for each event.'),
  characters: z
    .array(Id)
    .min(1)
    .max(maxReferences)
    .describe('Who is in the scene or is talked about.'),
  themes: z.array(Id).max(maxReferences).default([]).describe('Themes that it shows.'),
  keywords: z
    .array(singleLineText(40))
    .max(maxKeywords)
    .default([])
    .describe('Objects and places that students may search for.'),
  ...ratingFields,
})

export const scenes = defineSection({
  schema: Scene,
  summary: 'The scenes, in the order of the story.',
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
      body: [scene.summary, ...scene.events, scene.setting, ...scene.keywords],
    }),
  },
})
