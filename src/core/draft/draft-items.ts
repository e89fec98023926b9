/** Makes the items of a draft: what the text says is filled in, what only a person can say is a blank. */
import { type DraftGroup, blank, createIds, field, listField } from './draft-fields.ts'
import type { DraftLine, DraftMaterial, DraftPerson, DraftUnit } from './draft-material.ts'
import { findStrongWords } from './rank-line.ts'

/** What a draft refers to: the ids of its units and people. */
export interface DraftIds {
  readonly units: readonly string[]
  readonly people: ReadonlyMap<string, string>
  readonly themes: readonly string[]
}

export function sceneNotes({ unitName }: DraftMaterial): readonly string[] {
  return [
    `The ${unitName}s, in order. Fill in every blank; what stands after # says how.`,
    'Rate each for the class that may see it: everyone, teen or mature. Its lines then need the same rating at least.',
  ]
}

export function sceneItem(
  unit: DraftUnit,
  index: number,
  { units, people }: DraftIds,
  { unitName, units: all }: DraftMaterial,
): DraftGroup {
  const isTaken = all.some(
    (other, at) => at < index && other.title.toLowerCase() === unit.title.toLowerCase(),
  )
  const present = unit.people.flatMap((name) => people.get(name) ?? [])
  return {
    fields: [
      field('id', units[index] ?? `unit-${index}`),
      unit.title === '' || isTaken
        ? blank(
            'title',
            `a short name for this ${unitName}${unit.people.length > 0 ? `; in it: ${unit.people.slice(0, 4).join(', ')}` : ''}`,
          )
        : field('title', unit.title),
      ...(unit.within === undefined ? [] : [field('within', unit.within)]),
      ...(unit.number === undefined ? [] : [field('number', unit.number)]),
      blank('summary', 'what happens, in two to four sentences of your own'),
      blank('events', '[Somebody does this., Then that happens.]'),
      ...listField('characters', present),
      ...listField('keywords', unit.keywords),
      blank('rating', 'everyone, teen or mature'),
      field('source', [unit.source]),
    ],
  }
}

export function personItem(person: DraftPerson, { units, people }: DraftIds): DraftGroup {
  return {
    fields: [
      field('id', people.get(person.name) ?? 'person'),
      field('name', person.name),
      ...listField('aliases', person.aliases),
      person.role === undefined
        ? blank('role', 'who they are in the story, in a phrase')
        : field('role', person.role),
      blank('description', 'what they are like, without what happens later'),
      field('first', units[person.first] ?? units[0] ?? 'unit-1'),
      field('rating', 'everyone'),
      field('source', [person.source]),
    ],
  }
}

export function themeItems(
  { themes }: DraftMaterial,
  ids: DraftIds,
  units: readonly DraftUnit[],
): readonly DraftGroup[] {
  const [first = 'unit-1'] = ids.units
  return ids.themes.map((id, index) => {
    const theme = themes[index]
    const source = theme?.source ?? units[0]?.source ?? 'par. 1'
    const scene =
      theme === undefined
        ? field('scene', first)
        : blank('scene', 'the id of the scene that shows it, from scenes.yaml')
    return {
      fields: [
        field('id', id, theme === undefined ? 'a better id, such as growing-up' : undefined),
        theme === undefined
          ? blank('name', 'the name that students see, such as Growing up')
          : field('name', theme.name),
        blank('idea', 'the idea itself, in a sentence'),
        field('evidence', [
          {
            fields: [
              scene,
              blank('text', 'where it shows, in a sentence'),
              field('source', [source]),
            ],
          },
        ]),
        field('rating', 'everyone'),
        field('source', [source]),
      ],
    }
  })
}

export function lineItems(
  lines: readonly DraftLine[],
  { units, people, themes }: DraftIds,
  { themes: found, kind }: DraftMaterial,
): readonly DraftGroup[] {
  const createId = createIds('line')
  const known =
    found.length > 0 ? `such as [${themes[0]}]` : 'ids of themes.yaml, such as [growing-up]'
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
        ...(line.at === undefined
          ? []
          : [
              field('at', {
                fields: Object.entries(line.at).map(([name, value]) => field(name, value)),
              }),
            ]),
        ...(/^\W*\p{Ll}/u.test(line.text) ? [field('fragment', 'true')] : []),
        blank('themes', known),
        strong === undefined
          ? field('rating', 'everyone')
          : blank(
              'rating',
              `has ${strong}: teen or mature with reasons, such as reasons: [language], or everyone`,
            ),
        field('source', line.sources),
      ],
    }
  })
}

function speakerField(
  { speaker, clue, perhaps }: DraftLine,
  people: ReadonlyMap<string, string>,
  kind: DraftMaterial['kind'],
) {
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
  return [
    blank(
      'speaker',
      names.length > 0
        ? `who says it? Perhaps ${names.join(' or ')}`
        : 'who says it, or delete this row',
    ),
  ]
}

export function questionItem({ units }: DraftIds, all: readonly DraftUnit[]): DraftGroup {
  const [scene = 'unit-1'] = units
  return {
    fields: [
      field('id', 'question-1'),
      blank('prompt', 'the question'),
      blank('level', 'recall, analysis, interpretation or connection'),
      field('scene', scene, 'the last one that students need to know'),
      blank('followUps', '[A question that goes further?]'),
      field('evidence', [
        { fields: [field('scene', scene), blank('look', 'what to look for there')] },
      ]),
      blank('exemplar', 'what a thoughtful answer might say'),
      field('rating', 'everyone'),
      field('source', [all[0]?.source ?? 'par. 1']),
    ],
  }
}

export function quizItem({ units }: DraftIds, all: readonly DraftUnit[]): DraftGroup {
  return {
    fields: [
      field('id', 'quiz-1'),
      field('kind', 'detail', 'or another kind of data/README.md'),
      blank('prompt', 'the question'),
      blank('answer', 'the right option'),
      blank('distractors', '[a wrong option, another wrong option]'),
      field('scene', units[0] ?? 'unit-1', 'the last one that students need to know'),
      blank('themes', 'ids of themes.yaml, so that a quiz about a theme can ask it'),
      blank('explanation', 'why the answer is right'),
      field('rating', 'everyone'),
      field('source', [all[0]?.source ?? 'par. 1']),
    ],
  }
}

export function termItems(terms: DraftMaterial['terms']): readonly DraftGroup[] {
  const createId = createIds('term')
  return terms.map(({ term, source }) => ({
    fields: [
      field('id', createId(term)),
      field('term', term),
      blank('field', 'the field of study, such as biology or literary'),
      blank(
        'definition',
        'what it means, in your own words; source says where the text explains it',
      ),
      field('rating', 'everyone'),
      field('source', [source]),
    ],
  }))
}
