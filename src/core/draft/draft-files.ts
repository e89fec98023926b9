/** Makes the files of a draft from its material, within the limits of packs. */
import { maxItems } from '../pack/pack-limits.ts'
import { chooseLines } from './choose-lines.ts'
import { type DraftFile, type DraftGroup, createIds } from './draft-fields.ts'
import { draftManifest } from './draft-manifest.ts'
import type { DraftLine, DraftMaterial, DraftPerson, DraftUnit } from './draft-material.ts'
import {
  type DraftIds,
  lineItems,
  personItem,
  questionItem,
  quizItem,
  sceneItem,
  sceneNotes,
  termItems,
  themeItems,
} from './draft-items.ts'

export interface DraftLimits {
  /** How many lines to choose; as many as a person can go through, if left out. */
  readonly maxLines?: number | undefined
}

const maxPeople = 40
const maxTerms = 30
const defaultLines = { guide: 60, play: 40, novel: 40, chapter: 24 } as const
const linesPerUnit = 5
const minLines = 12

export function writeFiles(
  material: DraftMaterial,
  {
    id,
    fallbackTitle,
    maxLines,
  }: DraftLimits & { readonly id: string; readonly fallbackTitle: string },
) {
  const units = material.units.slice(0, maxItems.scenes)
  const fitting = material.lines.filter(({ unit }) => unit === undefined || unit < units.length)
  const wanted = Math.min(maxLines ?? defaultLineCount(material), maxItems.quotes)
  const lines = chooseLines(fitting, wanted)
  const people = choosePeople(material.people, lines).filter(({ first }) => first < units.length)
  const terms = material.terms.slice(0, maxTerms)
  const ids = createAllIds(material, units, people)
  const files: DraftFile[] = [
    draftManifest(material, id, fallbackTitle),
    {
      name: 'scenes',
      notes: sceneNotes(material),
      items: units.map((unit, index) => sceneItem(unit, index, ids, material)),
    },
    ...fileOf(
      'characters',
      'The people. Delete those who do not matter.',
      people.map((person) => personItem(person, ids)),
    ),
    {
      name: 'themes',
      notes: ['Ideas of the work. Give each an id that says what it is, such as growing-up.'],
      items: themeItems(material, ids, units),
    },
    ...fileOf(
      'quotes',
      'Lines, word for word. Delete those that do not matter.',
      lineItems(lines, ids, material),
    ),
    {
      name: 'questions',
      notes: [
        'Questions for discussion. This is the form of one; copy it for more, or delete this file.',
      ],
      items: [questionItem(ids, units)],
    },
    {
      name: 'quiz',
      notes: ['Quiz items. This is the form of one; copy it for more, or delete this file.'],
      items: [quizItem(ids, units)],
    },
    ...fileOf(
      'terms',
      'Words that the text explains. Delete those that are none.',
      termItems(terms),
    ),
  ]
  return {
    files,
    left: {
      units: material.units.length - units.length,
      lines: material.lines.length - lines.length,
      people: material.people.length - people.length,
      terms: material.terms.length - terms.length,
    },
  }
}

function defaultLineCount({ kind, units }: DraftMaterial): number {
  const most = defaultLines[kind]
  return kind === 'guide' ? most : Math.min(most, Math.max(minLines, linesPerUnit * units.length))
}

/** Those who say one of the lines, and then those who are named most. */
function choosePeople(
  people: readonly DraftPerson[],
  lines: readonly DraftLine[],
): readonly DraftPerson[] {
  const speakers = new Set(lines.flatMap(({ speaker }) => speaker ?? []))
  const ranked = people.toSorted(
    (a, b) => Number(speakers.has(b.name)) - Number(speakers.has(a.name)) || b.weight - a.weight,
  )
  const chosen = new Set(
    ranked.slice(0, Math.max(maxPeople, Math.min(speakers.size, maxItems.characters))),
  )
  return people.filter((person) => chosen.has(person)).toSorted((a, b) => b.weight - a.weight)
}

function fileOf(
  name: DraftFile['name'],
  note: string,
  items: readonly DraftGroup[],
): readonly DraftFile[] {
  return items.length === 0 ? [] : [{ name, notes: [note], items }]
}

function createAllIds(
  material: DraftMaterial,
  units: readonly DraftUnit[],
  people: readonly DraftPerson[],
): DraftIds {
  const [unitId, personId, themeId] = [createIds('unit'), createIds('person'), createIds('theme')]
  const { unitName, withinName } = material
  return {
    units: units.map(({ title, within, number }, index) => {
      if (title !== '' && /[a-z]/i.test(title)) return unitId(title)
      return unitId(
        within === undefined
          ? `${unitName} ${number ?? index + 1}`
          : `${withinName ?? 'part'} ${within} ${unitName} ${number ?? placeWithin(units, index)}`,
      )
    }),
    people: new Map(people.map(({ name }) => [name, personId(name.replace(/^The /, ''))])),
    themes: (material.themes.length > 0
      ? material.themes.map(({ name }) => name)
      : ['first theme']
    ).map((name) => themeId(name)),
  }
}

function placeWithin(units: readonly DraftUnit[], index: number): number {
  return units.slice(0, index + 1).filter(({ within }) => within === units[index]?.within).length
}
