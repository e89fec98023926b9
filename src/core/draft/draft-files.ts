/** Makes the files of a draft from its material, within the limits of packs. */
import { maxItems } from '../pack/pack-limits.ts'
import { chooseLines } from './choose-lines.ts'
import { type DraftFile, type DraftGroup, blank, createIds, field, listField } from './draft-fields.ts'
import { draftManifest } from './draft-manifest.ts'
import type { DraftLine, DraftMaterial, DraftPerson, DraftUnit } from './draft-material.ts'
import { findStrongWords } from './rank-line.ts'

export type { DraftFile } from './draft-fields.ts'

export interface DraftLimits {
  /** How many lines to choose; as many as a person can go through, if left out. */
  readonly maxLines?: number | undefined
}

/** What a draft refers to: the ids of its units and people. */
interface Ids {
  readonly units: readonly string[]
  readonly people: ReadonlyMap<string, string>
  readonly themes: readonly string[]
}

const maxPeople = 40
const maxTerms = 30
const defaultLines = { guide: 60, play: 40, novel: 40, chapter: 24 } as const
const linesPerUnit = 5

export function writeFiles(
  material: DraftMaterial,
  { id, fallbackTitle, maxLines }: DraftLimits & { readonly id: string; readonly fallbackTitle: string },
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
    { name: 'scenes', notes: sceneNotes(material), items: units.map((unit, index) => sceneItem(unit, index, ids, material)) },
    ...fileOf('characters', 'The people. Delete those who do not matter.', people.map((person) => personItem(person, ids))),
    { name: 'themes', notes: ['Ideas of the work. Give each an id that says what it is, such as growing-up.'], items: themeItems(material, ids, units) },
    ...fileOf('quotes', 'Lines, word for word. Delete those that do not matter.', lineItems(lines, ids, material)),
    { name: 'questions', notes: ['Questions for discussion. This is the form of one; copy it for more, or delete this file.'], items: [questionItem(ids, units)] },
    { name: 'quiz', notes: ['Quiz items. This is the form of one; copy it for more, or delete this file.'], items: [quizItem(ids, units)] },
    ...fileOf('terms', 'Words that the text explains. Delete those that are none.', termItems(terms)),
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
  return kind === 'guide' ? most : Math.min(most, Math.max(8, linesPerUnit * units.length))
}

/** Those who say one of the lines, and then those who are named most. */
function choosePeople(people: readonly DraftPerson[], lines: readonly DraftLine[]): readonly DraftPerson[] {
  const speakers = new Set(lines.flatMap(({ speaker }) => speaker ?? []))
  const ranked = people.toSorted(
    (a, b) => Number(speakers.has(b.name)) - Number(speakers.has(a.name)) || b.weight - a.weight,
  )
  const chosen = new Set(ranked.slice(0, Math.max(maxPeople, Math.min(speakers.size, maxItems.characters))))
  return people.filter((person) => chosen.has(person)).toSorted((a, b) => b.weight - a.weight)
}

function fileOf(name: DraftFile['name'], note: string, items: readonly DraftGroup[]): readonly DraftFile[] {
  return items.length === 0 ? [] : [{ name, notes: [note], items }]
}

function createAllIds(material: DraftMaterial, units: readonly DraftUnit[], people: readonly DraftPerson[]): Ids {
  const [unitId, personId, themeId] = [createIds('unit'), createIds('person'), createIds('theme')]
  const { unitName, withinName } = material
  return {
    units: units.map(({ title, within, number }, index) => {
      if (title !== '' && /[a-z]/i.test(title)) return unitId(title)
      return unitId(within === undefined ? `${unitName} ${number ?? index + 1}` : `${withinName ?? 'part'} ${within} ${unitName} ${number ?? placeWithin(units, index)}`)
    }),
    people: new Map(people.map(({ name }) => [name, personId(name.replace(/^The /, ''))])),
    themes: (material.themes.length > 0 ? material.themes.map(({ name }) => name) : ['first theme']).map((name) => themeId(name)),
  }
}

function placeWithin(units: readonly DraftUnit[], index: number): number {
  return units.slice(0, index + 1).filter(({ within }) => within === units[index]?.within).length
}

function sceneNotes({ unitName }: DraftMaterial): readonly string[] {
  return [
    `The ${unitName}s, in order. Fill in every blank; what stands after # says how.`,
    'Rate each for the class that may see it: everyone, teen or mature. Its lines then need the same rating at least.',
  ]
}

function sceneItem(unit: DraftUnit, index: number, { units, people }: Ids, { unitName, units: all }: DraftMaterial): DraftGroup {
  const isTaken = all.some((other, at) => at < index && other.title.toLowerCase() === unit.title.toLowerCase())
  const present = unit.people.flatMap((name) => people.get(name) ?? [])
  return {
    fields: [
      field('id', units[index] ?? `unit-${index}`),
      unit.title === '' || isTaken
        ? blank('title', `a short name for this ${unitName}${unit.people.length > 0 ? `; in it: ${unit.people.slice(0, 4).join(', ')}` : ''}`)
        : field('title', unit.title),
      ...(unit.within === undefined ? [] : [field('within', unit.within)]),
      ...(unit.number === undefined ? [] : [field('number', unit.number)]),
      blank('summary', `what happens in ${unit.source}, in two to four sentences of your own`),
      blank('events', '[Somebody does this., Then that happens.]'),
      ...listField('characters', present),
      ...listField('keywords', unit.keywords),
      blank('rating', 'everyone, teen or mature'),
      field('source', [unit.source]),
    ],
  }
}

function personItem(person: DraftPerson, { units, people }: Ids): DraftGroup {
  return {
    fields: [
      field('id', people.get(person.name) ?? 'person'),
      field('name', person.name),
      ...listField('aliases', person.aliases),
      person.role === undefined ? blank('role', 'who they are in the story, in a phrase') : field('role', person.role),
      blank('description', 'what they are like, without what happens later'),
      field('first', units[person.first] ?? units[0] ?? 'unit-1'),
      field('rating', 'everyone'),
      field('source', [person.source]),
    ],
  }
}

function themeItems({ themes }: DraftMaterial, ids: Ids, units: readonly DraftUnit[]): readonly DraftGroup[] {
  const [first = 'unit-1'] = ids.units
  return ids.themes.map((id, index) => {
    const theme = themes[index]
    const source = theme?.source ?? units[0]?.source ?? 'par. 1'
    const scene = theme === undefined ? field('scene', first) : blank('scene', 'the id of the scene that shows it, from scenes.yaml')
    return {
      fields: [
        field('id', id, theme === undefined ? 'a better id, such as growing-up' : undefined),
        theme === undefined ? blank('name', 'the name that students see, such as Growing up') : field('name', theme.name),
        blank('idea', 'the idea itself, in a sentence'),
        field('evidence', [{ fields: [scene, blank('text', 'where it shows, in a sentence'), field('source', [source])] }]),
        field('rating', 'everyone'),
        field('source', [source]),
      ],
    }
  })
}

function lineItems(lines: readonly DraftLine[], { units, people, themes }: Ids, { themes: found, kind }: DraftMaterial): readonly DraftGroup[] {
  const createId = createIds('line')
  const known = found.length > 0 ? `such as [${themes[0]}]` : 'ids of themes.yaml, such as [growing-up]'
  return lines.map((line) => {
    const strong = findStrongWords(line.text)
    return {
      fields: [
        field('id', createId(line.text)),
        field('line', line.text),
        ...speakerField(line, people, kind),
        line.unit === undefined
          ? blank('scene', 'the id of the scene it belongs to, from scenes.yaml')
          : field('scene', units[line.unit] ?? units[0] ?? 'unit-1'),
        blank('context', 'what is happening when it is said'),
        blank('significance', 'why it matters'),
        ...(line.at === undefined ? [] : [field('at', { fields: Object.entries(line.at).map(([name, value]) => field(name, value)) })]),
        ...(/^\W*\p{Ll}/u.test(line.text) ? [field('fragment', 'true')] : []),
        blank('themes', known),
        strong === undefined
          ? field('rating', 'everyone')
          : blank('rating', `has ${strong}: teen or mature with reasons, such as reasons: [language], or everyone`),
        field('source', line.sources),
      ],
    }
  })
}

function speakerField({ speaker, clue, perhaps }: DraftLine, people: ReadonlyMap<string, string>, kind: DraftMaterial['kind']) {
  const id = people.get(speaker ?? '')
  if (id !== undefined) {
    switch (clue) {
      case 'pronoun':
        return [field('speaker', id, 'the text says “she”, “he” or “I”: is it right?')]
      case 'beside':
        return [field('speaker', id, 'named beside the line: is it right?')]
      case 'turn':
        return [field('speaker', id, 'whose turn it is: is it right?')]
      case 'name':
      case undefined:
        return [field('speaker', id)]
    }
  }
  if (kind === 'chapter') return []
  const names = perhaps.flatMap((name) => people.get(name) ?? [])
  return [blank('speaker', names.length > 0 ? `who says it? Perhaps ${names.join(' or ')}` : 'who says it, or delete this row')]
}

function questionItem({ units }: Ids, all: readonly DraftUnit[]): DraftGroup {
  const [scene = 'unit-1'] = units
  return {
    fields: [
      field('id', 'question-1'),
      blank('prompt', 'the question'),
      blank('level', 'recall, analysis, interpretation or connection'),
      field('scene', scene, 'the last one that students need to know'),
      blank('followUps', '[A question that goes further?]'),
      field('evidence', [{ fields: [field('scene', scene), blank('look', 'what to look for there')] }]),
      blank('exemplar', 'what a thoughtful answer might say'),
      field('rating', 'everyone'),
      field('source', [all[0]?.source ?? 'par. 1']),
    ],
  }
}

function quizItem({ units }: Ids, all: readonly DraftUnit[]): DraftGroup {
  return {
    fields: [
      field('id', 'quiz-1'),
      field('kind', 'detail', 'or another kind of data/README.md'),
      blank('prompt', 'the question'),
      blank('answer', 'the right option'),
      blank('distractors', '[a wrong option, another wrong option]'),
      field('scene', units[0] ?? 'unit-1', 'the last one that students need to know'),
      blank('explanation', 'why the answer is right'),
      field('rating', 'everyone'),
      field('source', [all[0]?.source ?? 'par. 1']),
    ],
  }
}

function termItems(terms: DraftMaterial['terms']): readonly DraftGroup[] {
  const createId = createIds('term')
  return terms.map(({ term, source }) => ({
    fields: [
      field('id', createId(term)),
      field('term', term),
      blank('field', 'the field of study, such as biology or literary'),
      blank('definition', `what it means, in your own words; see ${source}`),
      field('rating', 'everyone'),
      field('source', [source]),
    ],
  }))
}
