/** A form of the studio holds what the text says, asks for what the check wants, and changes nothing else in the text. */
import { describe, expect, test } from 'vitest'
import { createDraftChecker } from '../../../src/app/studio/check-draft.ts'
import { referencedSection } from '../../../src/app/studio/field-words.ts'
import { type ItemField, itemFieldsOf, kindChoices } from '../../../src/app/studio/item-fields.ts'
import { type ItemPlace, createItemForms, listItems } from '../../../src/app/studio/item-forms.ts'
import { applyEdits } from '../../../src/app/studio/rewrite-entry.ts'
import { readStarter } from '../../../src/app/studio/read-starter.ts'
import { sectionNames } from '../../../src/core/pack/sections.ts'
import { quizKinds } from '../../../src/core/quiz/kinds/index.ts'

const texts = await readStarter('story')
const forms = createItemForms(createDraftChecker())

function lineOf(section: keyof typeof texts, id: string): number {
  return texts[section].slice(0, texts[section].indexOf(`- id: ${id}`)).split('\n').length
}

function open(place: ItemPlace, kind?: string) {
  const form = forms.openForm(place, kind)
  if (typeof form === 'string') throw new Error(`There is no form: ${form}.`)
  return form
}

function write(place: ItemPlace, item: Parameters<typeof forms.write>[1]) {
  const written = forms.write(place, item)
  if (typeof written === 'string') throw new Error(`It was not written: ${written}.`)
  return { ...written, text: applyEdits(place.texts[place.section], [written.edit]) }
}

const question = { texts, section: 'quiz', line: lineOf('quiz', 'who-steers') + 3 } as const

/** What somebody may fill in; names are the first that there are. */
function filled(
  fields: readonly ItemField[],
  names: ReturnType<typeof open>['names'],
  item: Record<string, unknown>,
): Record<string, unknown> {
  const values = fields.flatMap(({ name, input, isRequired }): [string, unknown][] => {
    if (!isRequired || name in item) return []
    switch (input.kind) {
      case 'text':
        return [[name, `Some ${name}`]]
      case 'number':
        return [[name, 5]]
      case 'truth':
        return [[name, true]]
      case 'one':
        return [[name, input.options[0]?.value]]
      case 'several':
        return [[name, []]]
      case 'item':
        return [[name, names[input.section][0]?.value]]
      case 'items':
        return [[name, [names[input.section][0]?.value]]]
      case 'texts':
        return [
          [name, name === 'source' ? ['S1'] : [`One ${name}`, `Two ${name}`, `Three ${name}`]],
        ]
      case 'group':
        return [[name, filled(input.fields, names, {})]]
      case 'groups':
        return [
          [
            name,
            [1, 2, 3].map(
              (at) =>
                filled(input.fields, names, {}) && {
                  ...filled(input.fields, names, {}),
                  ...(name === 'pairs' && { left: `Left ${at}`, right: `Right ${at}` }),
                },
            ),
          ],
        ]
      default:
        return input satisfies never
    }
  })
  return { ...item, ...Object.fromEntries(values) }
}

describe('a form of the studio', () => {
  test.each([
    ...kindChoices.map(({ value }) => ['quiz', value] as const),
    ...sectionNames.filter((name) => name !== 'quiz').map((name) => [name, undefined] as const),
  ])('for a new item of %s (%s) asks for all that the check wants', (section, kind) => {
    const form = open({ texts, section }, kind)
    const own: Record<string, unknown> = {
      'which-scene': { answer: 'The landing', distractors: ['The fog'] },
      'who-said': { answer: 'The ferryman', distractors: ['Ada'], quote: 'the-river-knows' },
      'to-whom': { answer: 'Ada', distractors: ['The ferryman'], quote: 'the-river-knows' },
      'theme-of-line': {
        answer: 'Growing up',
        distractors: ['Growing up'],
        quote: 'the-river-knows',
      },
      finish: { quote: 'the-river-knows', accept: ['is'] },
      estimate: { min: 1, max: 9 },
      scale: { min: 1, max: 9 },
      locate: { after: ['The quay', 'The weir', 'The mill', 'The bend', 'The sea'] },
    }
    const given = kind === undefined ? {} : (own[kind] as Record<string, unknown> | undefined)
    const written = write(
      { texts, section },
      filled(form.fields, form.names, { ...form.value, ...given }),
    )
    // What a theme or a name has to be depends on the pack; nothing that the form never asked for is missing.
    expect(
      written.mistakes.filter(
        ({ message }) =>
          !/is a theme|twice|No scene is called|No character is called|of the line|rest of/.test(
            message,
          ),
      ),
    ).toEqual([])
    expect(written.text.startsWith(texts[section].trimEnd())).toBe(true)
    expect(written.text.split('\n')[written.line - 1]).toMatch(/^- id: /)
  })

  test('holds what the text says, and is written back without a change', () => {
    const form = open(question)
    expect(form.value).toMatchObject({ id: 'who-steers', kind: 'cause' })
    expect(write(question, form.value)).toMatchObject({ text: texts.quiz, mistakes: [] })
  })

  test('changes one line, and says at which field the check finds a mistake', () => {
    const { value } = open(question)
    const { text, mistakes } = write(question, { ...value, scene: 'nowhere', prompt: '' })
    const before = texts.quiz.split('\n')
    expect(text.split('\n').filter((line, at) => line !== before[at])).toEqual([
      `  prompt: ''`,
      '  scene: nowhere',
    ])
    expect(mistakes.map(({ path }) => path)).toEqual([['prompt'], ['scene']])
  })

  test('for another kind keeps what both have', () => {
    const form = open(question, 'typed')
    expect(form.value['kind']).toBe('typed')
    expect(form.fields.map(({ name }) => name)).toContain('accept')
    const { distractors: _, answer: __, ...shared } = form.value
    const written = write(question, { ...shared, accept: ['The tiller'] })
    expect(written.mistakes).toEqual([])
    expect(written.text).toContain('kind: typed')
  })

  test.each(['', '# Nothing yet.\n', '[]\n', '# None.\n[]'])(
    'begins a part that holds %j',
    (empty) => {
      const place = { texts: { ...texts, terms: empty }, section: 'terms' } as const
      const { text, line } = write(place, { term: 'Motif', rating: 'everyone' })
      expect(text).toContain('- id: motif\n  term: Motif\n  rating: everyone\n')
      expect(text.split('\n')[line - 1]).toBe('- id: motif')
      expect(text).not.toContain('[')
    },
  )

  test('is not there for what cannot be read, and for no item', () => {
    const broken = { ...texts, quiz: texts.quiz.replace('kind: ', 'kind: "') }
    expect(forms.openForm({ ...question, texts: broken })).toBe('unreadable')
    expect(forms.openForm({ texts: { ...texts, quiz: 'a: b' }, section: 'quiz' })).toBe(
      'unreadable',
    )
    expect(forms.openForm({ texts, section: 'quiz', line: 1 })).toBe('noItem')
    const wide = `- id: a\n${Array.from({ length: 500 }, (_, index) => `  k${index}: 1\n`).join('')}`
    const place = { texts: { ...texts, terms: wide }, section: 'terms', line: 2 } as const
    expect(forms.openForm(place)).toBe('unreadable')
    expect(
      open({ ...question, texts: broken, line: broken.quiz.split('\n').length }).value['id'],
    ).toBe('order-of-the-tale')
  })
})

test('an item is taken out, and the notes around it stay', () => {
  const terms =
    '# All\n- id: a\n  term: A\n\n# about b\n- id: b\n  term: B # short\n\n# the end\n- id: c\n'
  const place = { texts: { ...texts, terms }, section: 'terms' } as const
  const edit = forms.remove({ ...place, line: 7 })
  expect(typeof edit === 'string' ? edit : applyEdits(terms, [edit])).toBe(
    '# All\n- id: a\n  term: A\n\n# about b\n# the end\n- id: c\n',
  )
})

test('an item without an id gets one from what it is called when it is written, in its first line', () => {
  const terms =
    '- id: motif\n  term: Motif\n\n-   term: Motif!\n    # short\n    rating: everyone\n'
  const place = { texts: { ...texts, terms }, section: 'terms', line: 5 } as const
  const { value } = open(place)
  expect(write(place, { ...value, definition: 'Again.' }).text).toBe(
    '- id: motif\n  term: Motif\n\n-   id: motif-2\n    term: Motif!\n    definition: Again.\n    # short\n    rating: everyone\n',
  )
})

test('a form opens and writes in spite of a hundred thousand empty lines', () => {
  const terms = `- id: a\n  term: A\n${'\n'.repeat(100_000)}`
  const place = { texts: { ...texts, terms }, section: 'terms', line: 1 } as const
  expect(open(place).value).toEqual({ id: 'a', term: 'A' })
  expect(write(place, { id: 'a', term: 'B' }).text).toContain('term: B')
})

test('items are listed by name, whatever they lack', () => {
  const terms = '- id: a\n  term: Motif\n- id: b\n- definition: What?\n- 5\n'
  expect(listItems(createDraftChecker(), { texts: { ...texts, terms }, section: 'terms' })).toEqual(
    [
      { line: 1, name: 'Motif' },
      { line: 3, name: 'b' },
      { line: 4, name: 'Item 3' },
      { line: 5, name: 'Item 4' },
    ],
  )
})

test('every kind of quiz item has a label for each of its names', () => {
  for (const { schema, labels } of quizKinds) {
    expect(Object.keys(labels).toSorted()).toEqual([...schema.shape.kind.values].toSorted())
  }
})

test('what a field names is what the check looks for there', () => {
  const names = 'scene first about quote speaker addressee characters themes'.split(' ')
  expect(names.map((name) => referencedSection(name))).not.toContain(undefined)
  expect(itemFieldsOf('quotes', { kind: undefined, unit: 'stanza' })).toContainEqual(
    expect.objectContaining({ label: 'Stanza', input: { kind: 'item', section: 'scenes' } }),
  )
})

test('a form begins with as many rows as the check wants', () => {
  function rowsOf(kind: string, name: string): number | undefined {
    const fields = itemFieldsOf('quiz', { kind, unit: 'scene' })
    const input = fields.find((field) => field.name === name)?.input
    return input !== undefined && 'atLeast' in input ? input.atLeast : undefined
  }
  expect(rowsOf('poll', 'options')).toBe(2)
  expect(rowsOf('typed', 'accept')).toBe(1)
})
