/** Makes pack.yaml of a draft. */
import { cutText } from '../reply/truncate.ts'
import { type DraftField, type DraftFile, blank, field } from './draft-fields.ts'
import type { DraftMaterial, TextKind } from './draft-material.ts'

const workKinds: Readonly<Record<TextKind, string | undefined>> = {
  play: 'play',
  novel: 'novel',
  chapter: 'textbook',
  guide: undefined,
}

export function draftManifest(
  material: DraftMaterial,
  id: string,
  fallbackTitle: string,
): DraftFile {
  const { kind, language, title, unitName, withinName, sections } = material
  const name = cutText(title ?? fallbackTitle, 75)
  const workKind = workKinds[kind]
  const keys: DraftField = field(
    'sections',
    sections.map((section) => ({
      fields: [
        field('key', section.key),
        field('name', section.name),
        field('paragraphs', section.paragraphs),
      ],
    })),
  )
  const isGuide = kind === 'guide'
  const hasSections = sections.length > 0
  return {
    name: 'pack',
    notes: [
      'A draft, made from a text by rules. A field without a value is a blank: fill it in, then run npm run pack -- check.',
      placesNote(material),
    ],
    items: [
      {
        fields: [
          field('format', 2),
          field('id', id),
          field('version', '1.0.0'),
          field('title', name, 'what a class sees in the list of packs'),
          blank('part', 'the part of the work that it covers, such as Chapter 1 or The whole play'),
          blank('summary', 'what the pack covers, in two or three sentences'),
          field('language', language),
          ...unitField(unitName, withinName),
          field('work', {
            fields: [
              isGuide || title === undefined
                ? blank('title', 'the title of the work itself, as on its cover')
                : field('title', cutText(title, 100)),
              workKind === undefined
                ? blank(
                    'kind',
                    'film, series, novel, play, short story, poem or another kind of data/README.md',
                  )
                : field('kind', workKind),
              blank(
                'creators',
                '[{ role: author, given: First, family: Last }], or playwright, director …',
              ),
              ...(hasSections && !isGuide ? [keys] : []),
            ],
          }),
          ...(isGuide && hasSections
            ? [field('guide', { fields: [field('title', name), keys] })]
            : []),
        ],
      },
    ],
  }
}

function unitField(name: string, within: string | undefined): readonly DraftField[] {
  if (within !== undefined) {
    return [field('unit', { fields: [field('name', name), field('within', within)] })]
  }
  return name === 'scene' ? [] : [field('unit', name)]
}

/** Where the sources of the draft point. */
function placesNote({ kind, sections, units }: DraftMaterial): string {
  const [first] = sections
  if (first !== undefined) {
    return `Sources are paragraphs: ${first.key}1 is the first one below “${first.name}”.`
  }
  const source = units[0]?.source ?? ''
  if (kind === 'play') {
    return source.startsWith('par.')
      ? 'Sources are speeches: par. 12 is the twelfth speech of the text.'
      : 'Sources are act, scene and lines, such as 1.2.14-18; stage directions are not counted.'
  }
  return source.startsWith('par.')
    ? 'Sources are paragraphs: par. 12 is the twelfth one of the text.'
    : 'Sources are chapter and paragraph: 2.14 is paragraph 14 of chapter 2.'
}
