import { describe, expect, test } from 'vitest'
import type { ExchangeQuestion, QuestionBody } from '../../../src/core/exchange/question.ts'
import { toItems } from '../../../src/core/exchange/to-items.ts'
import { checkAdditions } from '../../../src/app/pack/check-additions.ts'
import { fileOf, question } from '../../fixtures/exchange-questions.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

/** Imports questions into the small pack, about its first scene. */
function imported(...questions: readonly ExchangeQuestion[]) {
  return toItems(fileOf(...questions), lantern, 'the-climb')
}

function importedBody(body: QuestionBody, others: Partial<ExchangeQuestion> = {}) {
  const { items, unusable, notes } = imported(question(body, others))
  return {
    items: [...items.quiz, ...items.questions, ...items.terms],
    reasons: unusable.map(({ reason }) => reason),
    notes: notes.flatMap(({ texts }) => texts),
  }
}

function options(...texts: readonly string[]) {
  return texts.map((text) =>
    text.startsWith('*') ? { text: text.slice(1), credit: 1 } : { text, credit: 0 },
  )
}

function choice(several: boolean, ...texts: readonly string[]): QuestionBody {
  return { kind: 'choice', several, options: options(...texts) }
}

describe('each kind of question becomes the kind of item that asks the same', () => {
  test.each<[string, QuestionBody, object]>([
    [
      'one right option',
      choice(false, 'Lyon', '*Paris', 'Nice'),
      { kind: 'detail', answer: 'Paris', distractors: ['Lyon', 'Nice'] },
    ],
    [
      'several right options',
      choice(true, '*a', 'b', '*c'),
      { kind: 'several', answers: ['a', 'c'], distractors: ['b'] },
    ],
    ['a statement', { kind: 'true-false', answer: false }, { kind: 'true-false', answer: false }],
    [
      'a short answer',
      { kind: 'typed', accept: options('*prism', '*a prism', '*Prism!') },
      { kind: 'typed', accept: ['prism', 'a prism'] },
    ],
    [
      'a number',
      { kind: 'number', answer: 1969, tolerance: 2 },
      { kind: 'estimate', answer: 1969, min: 0, max: 5000, tolerance: 2 },
    ],
    [
      'a number below zero',
      { kind: 'number', answer: -40, tolerance: 0 },
      { kind: 'estimate', answer: -40, min: -100, max: 0 },
    ],
    [
      'a number with decimals and leeway',
      { kind: 'number', answer: 9.81, tolerance: 0.1 + 0.2 },
      { kind: 'estimate', answer: 9.81, min: 0, max: 20, tolerance: 0.3 },
    ],
    [
      'a number of ten digits',
      { kind: 'number', answer: 8_100_000_000, tolerance: 0 },
      { kind: 'typed', accept: ['8100000000'] },
    ],
    [
      'a number of nine digits',
      { kind: 'number', answer: 900_000_000, tolerance: 0 },
      { kind: 'estimate', answer: 900_000_000, min: 0, max: 999_999_999 },
    ],
    [
      'a number with decimals',
      { kind: 'number', answer: 3.14, tolerance: 0 },
      { kind: 'typed', accept: ['3.14', '3,14'] },
    ],
    [
      'an order',
      { kind: 'order', events: ['one', 'two', 'three'] },
      { kind: 'order', events: ['one', 'two', 'three'] },
    ],
    [
      'a card that asks something',
      { kind: 'card', back: 'Lima' },
      { kind: 'typed', accept: ['Lima'] },
    ],
  ])('%s', (_, body, item) => {
    const { items, reasons } = importedBody(body)
    expect(items).toMatchObject([{ prompt: 'What is it?', scene: 'the-climb', ...item }])
    expect(reasons).toEqual([])
  })

  test('a card that names something is a term', () => {
    const body = { kind: 'card', back: 'How plants make sugar.' } as const
    const { items } = importedBody(body, {
      prompt: 'photosynthesis',
      category: ['Biology', 'Cells'],
    })
    expect(items).toMatchObject([
      { term: 'photosynthesis', definition: 'How plants make sugar.', field: 'Cells' },
    ])
  })

  test('an essay with an example of a good answer is a discussion question', () => {
    const { items } = importedBody({ kind: 'open', sample: 'Light scatters.' })
    expect(items).toMatchObject([
      {
        prompt: 'What is it?',
        exemplar: 'Light scatters.',
        evidence: [{ scene: 'the-climb', look: 'What supports your answer?' }],
      },
    ])
  })

  test('many pairs become several questions of three to five', () => {
    const pairs = Array.from({ length: 8 }, (_, at) => ({ left: `l${at}`, right: `r${at}` }))
    const { items, notes } = importedBody({ kind: 'match', pairs, extra: ['spare'] })
    expect(items.map(({ pairs: part }) => (part as []).length)).toEqual([4, 4])
    expect(notes).toEqual([
      'Its 8 pairs became 2 questions.',
      'What belongs to nothing was left out: “spare”.',
    ])
  })

  test('pairs that share a half become a question each', () => {
    const pairs = [
      { left: 'whale', right: 'mammal' },
      { left: 'bat', right: 'mammal' },
      { left: 'hen', right: 'bird' },
    ]
    const { items } = importedBody({ kind: 'match', pairs, extra: ['fish'] })
    expect(items).toMatchObject([
      { prompt: 'What is it?: whale', answer: 'mammal', distractors: ['bird', 'fish'] },
      { prompt: 'What is it?: bat', answer: 'mammal' },
      { prompt: 'What is it?: hen', answer: 'bird' },
    ])
  })
})

describe('what does not fit is changed with a note', () => {
  test.each<[string, QuestionBody, readonly string[]]>([
    [
      'two right options where one may be chosen',
      choice(false, '*a', '*b', 'c'),
      ['“b” is right as well. It was left out, since only one option can be right here.'],
    ],
    [
      'points that are taken away',
      {
        kind: 'choice',
        several: false,
        options: [
          { text: 'a', credit: 1 },
          { text: 'b', credit: -0.5 },
        ],
      },
      ['Its wrong options took points away. Now they are only wrong.'],
    ],
    [
      'a part of the points',
      {
        kind: 'choice',
        several: false,
        options: [
          { text: 'a', credit: 1 },
          { text: 'b', credit: 0.5 },
          { text: 'c', credit: 0 },
        ],
      },
      ['“b” was worth a part of the points. It was left out, so that one option is right.'],
    ],
    [
      'points of different size',
      {
        kind: 'choice',
        several: true,
        options: [
          { text: 'a', credit: 0.7 },
          { text: 'b', credit: 0.3 },
          { text: 'c', credit: 0 },
        ],
      },
      ['Its right options were worth different points. Now they count the same.'],
    ],
    [
      'eight options',
      choice(false, '*a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      ['Its last 2 wrong options were left out, since it can have 5.'],
    ],
    [
      'an option twice, and an empty one',
      choice(false, '*a', 'b', 'B ', ''),
      ['“B” was there twice, and was left out once.', 'An empty option was left out.'],
    ],
    [
      'a wrong option that is too long',
      choice(false, '*a', 'b', 'x'.repeat(300)),
      [`“${'x'.repeat(39)}…” was left out, since it is longer than 200 characters.`],
    ],
    [
      'leeway that is finer than three decimals',
      { kind: 'number', answer: 9.81, tolerance: 0.0001 },
      ['Answers within 0.0001 counted. Now only 9.81 does.'],
    ],
    [
      'more decimals than three',
      { kind: 'number', answer: 3.14159, tolerance: 0.0123 },
      [
        'Its answer, 3.14159, was rounded to 3.142.',
        'Answers within 0.0123 counted. Now those within 0.012 do.',
      ],
    ],
    [
      'leeway for a number of ten digits',
      { kind: 'number', answer: 8_100_000_000, tolerance: 5 },
      ['Answers within 5 counted. Now only 8100000000 does.'],
    ],
  ])('%s', (_, body, sentences) => {
    const { items, notes, reasons } = importedBody(body)
    expect(items).toHaveLength(1)
    expect(notes).toEqual(sentences)
    expect(reasons).toEqual([])
  })

  test('what the reader noted is said, too', () => {
    const { notes } = importedBody(choice(false, '*a', 'b'), {
      notes: ['Its picture was left out.'],
    })
    expect(notes).toEqual(['Its picture was left out.'])
  })
})

describe('what cannot be used is listed with the reason', () => {
  test.each<[string, QuestionBody, Partial<ExchangeQuestion>, string]>([
    ['no right option', choice(false, 'a', 'b'), {}, 'No option is marked as right.'],
    ['no wrong option', choice(false, '*a'), {}, 'It has no wrong option. Add one.'],
    [
      'a long question',
      choice(false, '*a', 'b'),
      { prompt: 'x'.repeat(400) },
      'Its text has 400 characters, and only 250 characters fit. Shorten it.',
    ],
    [
      'a long right option',
      choice(false, `*${'x'.repeat(201)}`, 'b'),
      {},
      'Its right answer has 201 characters, and only 200 characters fit. Shorten it.',
    ],
    ['no text', choice(false, '*a', 'b'), { prompt: '\u200B' }, 'Its text is empty.'],
    ['an essay', { kind: 'open' }, {}, 'It has no answer. As a discussion question it needs one'],
    [
      'no answer that counts',
      { kind: 'typed', accept: options('a') },
      {},
      'It has no answer that counts.',
    ],
    [
      'an answer that nobody sees',
      { kind: 'typed', accept: options('*\u200B') },
      {},
      'Its answer has no words',
    ],
    [
      'two steps',
      { kind: 'order', events: ['a', 'b'] },
      {},
      'It has 2 steps and needs 3. Add more.',
    ],
    [
      'one pair',
      { kind: 'match', pairs: [{ left: 'a', right: 'b' }], extra: [] },
      {},
      'It needs at least two pairs',
    ],
    ['an empty card', { kind: 'card', back: ' ' }, {}, 'Its back is empty.'],
    [
      'a huge number',
      { kind: 'number', answer: 1e30, tolerance: 0 },
      {},
      'too large or too small to type',
    ],
  ])('%s', (_, body, others, reason) => {
    const { items, reasons } = importedBody(body, others)
    expect(items).toEqual([])
    expect(reasons).toHaveLength(1)
    expect(reasons[0]).toContain(reason)
  })

  test('with its place and how it begins', () => {
    const { unusable } = imported(question({ kind: 'open' }, { place: 'line 12' }))
    expect(unusable).toMatchObject([{ place: 'line 12', name: 'What is it?' }])
  })

  test('what differs only by its signs is not the same question', () => {
    const four: QuestionBody = { kind: 'typed', accept: options('*4') }
    const sums = ['2 + 2 = ?', '2 × 2 = ?', '8 / 2 = ?', '8 : 2 = ?'].map((prompt) =>
      question(four, { prompt }),
    )
    expect(imported(...sums)).toMatchObject({ items: { quiz: { length: 4 } }, unusable: [] })
  })

  test('what the pack asks already is not added twice', () => {
    const first = imported(question(choice(false, '*a', 'b')))
    const both = imported(question(choice(false, '*a', 'b')), question(choice(false, '*a', 'b')))
    expect(both.items.quiz).toEqual(first.items.quiz)
    expect(both.unusable[0]?.reason).toBe('The pack asks this already, with the same answer.')
  })
})

describe('an explanation', () => {
  test.each<[string, QuestionBody, Partial<ExchangeQuestion>, string]>([
    [
      'is the feedback',
      choice(false, '*a', 'b'),
      { feedback: 'Look at page 3.' },
      'Look at page 3.',
    ],
    [
      'has what was said about options',
      {
        kind: 'choice',
        several: false,
        options: [
          { text: 'Lyon', credit: 0, feedback: 'That is further south.' },
          { text: 'Paris', credit: 1, feedback: 'On the Seine.' },
        ],
      },
      {},
      'On the Seine.\nLyon: That is further south.',
    ],
    [
      'says once what was said about all wrong options',
      {
        kind: 'choice',
        several: false,
        options: [
          { text: 'Paris', credit: 1 },
          { text: 'Lyon', credit: 0, feedback: 'Look at a map.' },
          { text: 'Nice', credit: 0, feedback: 'Look at a map.' },
        ],
      },
      {},
      'Look at a map.',
    ],
    ['or else the answer', choice(false, '*Paris', 'b'), {}, 'The right answer is Paris.'],
    [
      'is shortened to whole sentences',
      { kind: 'true-false', answer: true },
      { feedback: `${'So it is. '.repeat(60)}End.` },
      `${'So it is. '.repeat(59)}So it is.`.slice(0, 599),
    ],
  ])('%s', (_, body, others, words) => {
    const { items } = importedBody(body, others)
    expect(items[0]?.['explanation']).toBe(words)
  })
})

describe('where questions go', () => {
  test('each to the scene that its category names, or all to one', () => {
    const body = choice(false, '*a', 'b')
    const file = fileOf(
      question(body, { category: ['The story', 'The climb'], prompt: 'One?' }),
      question(body, { category: ['the-light'], prompt: 'Two?' }),
      question(body, { category: ['Elsewhere'], prompt: 'Three?' }),
      question(body, { prompt: 'Four?' }),
    )
    const byCategory = toItems(file, lantern)
    expect(byCategory.items.quiz.map(({ scene }) => scene)).toEqual(['the-climb', 'the-light'])
    expect(byCategory.unusable.map(({ reason }) => reason)).toEqual([
      'The pack has no scene “Elsewhere”. Name the scene for the whole file, or change this category.',
      'It doesn’t say which scene it is about. Name one for the whole file.',
    ])
    const about = toItems(file, lantern, 'the-light')
    expect(about.items.quiz.map(({ scene }) => scene)).toEqual(Array(4).fill('the-light'))
  })

  test('to the only scene that there is', () => {
    const pack = { ...lantern, scenes: lantern.scenes.slice(0, 1) }
    const { items } = toItems(fileOf(question(choice(false, '*a', 'b'))), pack)
    expect(items.quiz.map(({ scene }) => scene)).toEqual(['the-climb'])
  })

  test('a pack takes as many as it has room for', () => {
    const questions = Array.from({ length: 1100 }, (_, at) =>
      question(choice(false, '*a', 'b'), { prompt: `Question ${at}?` }),
    )
    const { items, unusable } = imported(...questions)
    expect(items.quiz).toHaveLength(1000 - lantern.quiz.length)
    expect(unusable.at(-1)?.reason).toBe(
      'The pack is full: it can have 1,000 quiz questions. Make a new pack of the rest.',
    )
  })

  test('the pack accepts all that is made', () => {
    const { items } = imported(
      question(choice(false, '*a', 'b')),
      question({ kind: 'open', sample: 'So.' }),
      question({ kind: 'card', back: 'A thing.' }, { prompt: 'Thing' }),
      question({ kind: 'number', answer: 0, tolerance: 0 }),
    )
    const given = (['quiz', 'questions', 'terms'] as const).flatMap((section) =>
      items[section].map((item) => ({ section, item })),
    )
    expect(given).toHaveLength(4)
    expect(checkAdditions(lantern, given).refused).toEqual([])
  })
})
