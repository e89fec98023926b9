import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packText } from '../../../src/app/exchange/pack-text.ts'
import { parseUpload } from '../../../src/app/pack/parse-upload.ts'
import { fromItems } from '../../../src/core/exchange/from-items.ts'
import type { ExchangeFile, ExchangeQuestion } from '../../../src/core/exchange/question.ts'
import { toPacks } from '../../../src/core/exchange/to-packs.ts'
import type { Pack } from '../../../src/core/pack/pack.ts'
import { fileOf, question } from '../../fixtures/exchange-questions.ts'
import { exchangeQuestion } from '../../fixtures/any-exchange.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const names = { id: 'cells', title: 'Cells' }

/** The packs as a class would have them after an upload. */
function packsOf(file: ExchangeFile): readonly Pack[] {
  return toPacks(file, names).packs.map((draft) => {
    const result = parseUpload('pack.yaml', packText(draft))
    if ('problems' in result) throw new Error(result.problems.join('\n'))
    return result.pack
  })
}

function ask(prompt: string, others: Partial<ExchangeQuestion> = {}): ExchangeQuestion {
  const options = [
    { text: 'Yes', credit: 1 },
    { text: 'No', credit: 0 },
  ]
  return question({ kind: 'choice', several: false, options }, { prompt, ...others })
}

describe('a new pack', () => {
  test('has a topic for each category, in the order of the file', () => {
    const [pack] = packsOf(
      fileOf(
        ask('One?', { place: 'question 1', category: ['Biology', 'Cells and tissue'] }),
        ask('Two?', { place: 'question 2', category: ['Biology', 'Genes'] }),
        ask('Three?', { place: 'question 3', category: ['Biology', 'Cells and Tissue'] }),
      ),
    )
    expect(pack?.scenes).toMatchObject([
      {
        id: 'cells-and-tissue',
        title: 'Cells and tissue',
        summary: '2 questions on Cells and tissue.',
        source: ['no. 1-3'],
      },
      { id: 'genes', title: 'Genes', summary: '1 question on Genes.', source: ['no. 2'] },
    ])
    expect(pack?.unit).toEqual({ name: 'topic' })
    expect(pack?.quiz.map(({ scene, source }) => [scene, ...source])).toEqual([
      ['cells-and-tissue', 'no. 1'],
      ['genes', 'no. 2'],
      ['cells-and-tissue', 'no. 3'],
    ])
  })

  test('names each question by its number in the file, which gaps share', () => {
    const [pack] = packsOf(
      fileOf(
        ask('One … and _____?', { place: 'question 3' }),
        ask('One _____ and …?', { place: 'question 3' }),
        ask('Two?', { place: 'note 5, card 2' }),
        ask('Three?', { place: 'line 70' }),
      ),
    )
    expect(pack?.quiz.map(({ source }) => String(source))).toEqual([
      'no. 3',
      'no. 3',
      'no. 5',
      'no. 4',
    ])
  })

  test('names topics with the one around them where two are called the same', () => {
    const [pack] = packsOf(
      fileOf(
        ask('One?', { category: ['Unit 1', 'Revision'] }),
        ask('Two?', { category: ['Unit 2', 'Revision'] }),
      ),
    )
    expect(pack?.scenes.map(({ title }) => title)).toEqual(['Unit 1: Revision', 'Unit 2: Revision'])
  })

  test('has one part where there are no categories', () => {
    const [pack] = packsOf(fileOf(ask('One?'), ask('Two?')))
    expect(pack).toMatchObject({
      id: 'cells',
      title: 'Cells',
      part: 'Cells',
      summary: '2 questions.',
      unit: { name: 'part' },
      scenes: [{ title: 'Cells' }],
    })
  })

  test.each([
    ['en', 'What is the name of the cell?', 'Who was the first to see it?'],
    ['de', 'Welche Zelle hat keinen Kern?', 'Wer hat die Zelle entdeckt, und wie?'],
    ['fr', 'Quelle est la capitale de la France ?', 'Qui a écrit le livre ?'],
    ['es', '¿Cuál es la capital de España?', '¿Quién escribió el libro?'],
    ['en', '2 + 2 = ?', '3 + 3 = ?'],
  ])('is in the language of its questions: %s', (language, one, two) => {
    expect(packsOf(fileOf(ask(one), ask(two)))[0]?.language).toBe(language)
  })

  test('explains answers in the language that is named', () => {
    const { packs } = toPacks(fileOf(ask('2 + 2 = 4?')), { ...names, language: 'de' })
    expect(packs[0]?.quiz[0]?.['explanation']).toBe('Die richtige Antwort ist Yes.')
  })

  test('is none where no question can be used', () => {
    const file = { questions: [], unusable: [{ place: 'line 1', reason: 'It is empty.' }] }
    expect(toPacks(file, names)).toEqual({ packs: [], unusable: file.unusable, notes: [] })
  })
})

describe('a file that is too large for one pack', () => {
  test('becomes several', () => {
    const questions = Array.from({ length: 2000 }, (_, at) => ask(`Question ${at}?`))
    const packs = packsOf(fileOf(...questions))
    expect(packs.map(({ id, title, part }) => [id, title, part])).toEqual([
      ['cells-1', 'Cells (1 of 3)', 'Part 1 of 3'],
      ['cells-2', 'Cells (2 of 3)', 'Part 2 of 3'],
      ['cells-3', 'Cells (3 of 3)', 'Part 3 of 3'],
    ])
    expect(packs.flatMap(({ quiz }) => quiz)).toHaveLength(2000)
  })

  test('with long texts becomes more', () => {
    const feedback = 'So it is, and so it was. '.repeat(20)
    const questions = Array.from({ length: 1500 }, (_, at) => ask(`Question ${at}?`, { feedback }))
    const packs = packsOf(fileOf(...questions))
    expect(packs.length).toBeGreaterThan(1)
    expect(packs.flatMap(({ quiz }) => quiz)).toHaveLength(1500)
  })

  test('fills at most ten, and says what to do with the rest', () => {
    const cards = Array.from({ length: 4000 }, (_, at) =>
      question({ kind: 'card', back: 'A thing.' }, { prompt: `Thing ${at}` }),
    )
    const { packs, unusable } = toPacks(fileOf(...cards), names)
    expect(packs).toHaveLength(10)
    const terms = packs.flatMap((pack) => pack.terms).length
    expect(terms + unusable.length).toBe(4000)
    expect(unusable[0]?.reason).toBe(
      'The questions before this one fill 10 packs. Split the file, and import the rest by itself.',
    )
  })
})

test('whatever a file holds, its packs are accepted, and every question is in them or listed', () => {
  fc.assert(
    fc.property(fc.array(exchangeQuestion, { maxLength: 12 }), (questions) => {
      const numbered = questions.map((each, at) => ({ ...each, place: `question ${at}` }))
      const { packs, unusable } = toPacks({ questions: numbered, unusable: [] }, names)
      const used = new Set(
        packs.flatMap(({ quiz, questions: open, terms }) =>
          [...quiz, ...open, ...terms].map(({ source }) => String(source)),
        ),
      )
      const refused = new Set(unusable.map(({ place }) => place))
      for (const at of numbered.keys()) {
        expect(used.has(`no. ${at}`) || refused.has(`question ${at}`)).toBe(true)
      }
      expect(packsOf({ questions: numbered, unusable: [] })).toHaveLength(packs.length)
    }),
    { numRuns: 300 },
  )
})

describe('a pack as questions', () => {
  test('becomes the same questions again', () => {
    const { questions } = fromItems(lantern)
    const asked = lantern.quiz.length + lantern.questions.length + lantern.terms.length
    expect(questions).toHaveLength(asked)
    const [pack] = packsOf({ questions, unusable: [] })
    expect(pack?.scenes.length).toBeGreaterThan(1)
    expect(pack?.quiz).toHaveLength(lantern.quiz.length)
    expect(pack?.quiz.map(({ explanation }) => explanation).toSorted()).toEqual(
      lantern.quiz.map(({ explanation }) => explanation).toSorted(),
    )
  })

  test('says what no question can hold', () => {
    expect(fromItems(lantern).unusable.map(({ place }) => place)).toEqual([
      '4 scenes',
      '4 lines',
      '2 characters',
      '2 themes',
    ])
  })
})

test.each([
  [
    { kind: 'choice', several: false, options: numbered((text) => ({ text, credit: 1 })) },
    'It has more than 100 options. Split it up.',
  ],
  [
    { kind: 'typed', accept: numbered((text) => ({ text, credit: 1 })) },
    'It has more than 100 answers that count. Split it up.',
  ],
  [
    { kind: 'match', pairs: numbered((text) => ({ left: text, right: text })), extra: [] },
    'It has more than 60 pairs. Split it up.',
  ],
  [{ kind: 'order', events: numbered((text) => text) }, 'It has more than 100 steps. Split it up.'],
] as const)('a question with more parts than anybody reads is left out', (body, reason) => {
  const { packs, unusable } = toPacks(fileOf(question(body, { prompt: 'Which?' })), names)
  expect(packs).toEqual([])
  expect(unusable).toMatchObject([{ name: 'Which?', reason }])
})

function numbered<Part>(make: (text: string) => Part): readonly Part[] {
  return Array.from({ length: 40_000 }, (_, index) => make(`part ${index}`))
}

test('what nobody can see is no name', () => {
  const card = question({ kind: 'card', back: 'invisible' }, { prompt: '\u200B\u200E' })
  expect(toPacks(fileOf(card), names).unusable.map(({ name }) => name)).toEqual([undefined])
})
