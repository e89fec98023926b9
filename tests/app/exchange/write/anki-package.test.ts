import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExchangeFile, ExchangeQuestion } from '../../../../src/core/exchange/question.ts'
import { readAnkiPackage } from '../../../../src/app/exchange/read/anki-package.ts'
import { openArchive } from '../../../../src/app/exchange/unzip.ts'
import { anyQuestion } from '../any-question.ts'
import { writeAnkiPackage } from '../../../../src/app/exchange/write/anki-package.ts'

const monday = Date.UTC(2027, 0, 4, 8)
const tuesday = Date.UTC(2027, 0, 5, 8)

function question(
  given: Partial<ExchangeQuestion> & Pick<ExchangeQuestion, 'prompt' | 'body'>,
): ExchangeQuestion {
  return { place: 'quiz item 1', category: [], tags: [], notes: [], ...given }
}

function written(questions: readonly ExchangeQuestion[], title = 'Romeo and Juliet', now = monday) {
  const { content, lost } = writeAnkiPackage({ title, questions, unusable: [] }, now)
  return { bytes: Buffer.from(content), lost }
}

function readBack(questions: readonly ExchangeQuestion[]): ExchangeFile {
  return readAnkiPackage({ name: 'deck.apkg', bytes: written(questions).bytes })
}

/** Opens the collection in a package as Anki would. */
function collectionOf(bytes: Uint8Array): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  database.deserialize(openArchive(bytes).read('collection.anki2') ?? new Uint8Array())
  return database
}

const samples: readonly ExchangeQuestion[] = [
  question({
    prompt: 'star-crossed',
    body: { kind: 'card', back: 'doomed, as if the stars were against them' },
    category: ['Romeo and Juliet', 'Words'],
  }),
  question({
    prompt: 'Is 1 < 2 && 3 > 2?\nSay why.',
    body: { kind: 'card', back: 'Write <b> & “&amp;”' },
    category: ['Romeo and Juliet'],
    tags: ['signs', 'maths::logic'],
  }),
  question({
    prompt: 'Who dies first?',
    body: { kind: 'typed', accept: [{ text: 'Mercutio', credit: 1 }] },
    feedback: 'In act 3, scene 1.',
    category: ['Romeo and Juliet', 'Act 3', 'Scene 1'],
  }),
  question({
    prompt: 'Who is a Montague?',
    body: {
      kind: 'choice',
      several: true,
      options: [
        { text: 'Benvolio', credit: 1 },
        { text: 'Romeo', credit: 1 },
        { text: 'Tybalt', credit: 0 },
      ],
    },
    category: ['Romeo and Juliet', 'Act 1'],
  }),
  question({
    prompt: 'Where does it play?',
    body: {
      kind: 'choice',
      several: false,
      options: [
        { text: 'Padua', credit: 0 },
        { text: 'Verona', credit: 1 },
      ],
    },
    feedback: '“In fair Verona, where we lay our scene”',
    category: ['Romeo and Juliet', 'Act 1'],
  }),
  question({
    prompt: 'Juliet is sixteen.',
    body: { kind: 'true-false', answer: false },
    feedback: 'She is thirteen.',
    category: ['Romeo and Juliet', 'Act 1'],
  }),
  question({
    prompt: '愛 👩🏽‍🎤 ñ',
    body: { kind: 'card', back: 'العربية' },
    category: ['Romeo and Juliet'],
  }),
]

test('what Anki has a form for comes back as it was', () => {
  const { title, questions, unusable } = readBack(samples)
  expect(title).toBe('Romeo and Juliet')
  expect(unusable).toEqual([])
  expect(questions).toEqual(
    samples.map((sample, index) => ({ ...sample, place: `note ${index + 1}` })),
  )
  expect(written(samples).lost).toEqual([])
})

describe('what Anki has no form for is said', () => {
  test.each<
    readonly [
      string,
      ExchangeQuestion['body'],
      string | undefined,
      ExchangeQuestion['body'] | undefined,
    ]
  >([
    [
      'a year about right',
      { kind: 'number', answer: 1597, tolerance: 5 },
      'Anki accepts one number only, so the tolerance is on the back.',
      { kind: 'typed', accept: [{ text: '1597', credit: 1 }] },
    ],
    [
      'an exact number',
      { kind: 'number', answer: 13, tolerance: 0 },
      undefined,
      { kind: 'typed', accept: [{ text: '13', credit: 1 }] },
    ],
    [
      'several answers',
      {
        kind: 'typed',
        accept: [
          { text: 'Tybalt', credit: 1 },
          { text: 'Tybalt Capulet', credit: 1 },
          { text: 'Paris', credit: 0 },
        ],
      },
      'Anki accepts one answer only, so the others are on the back.',
      { kind: 'typed', accept: [{ text: 'Tybalt', credit: 1 }] },
    ],
    [
      'pairs',
      {
        kind: 'match',
        pairs: [
          { left: 'Romeo', right: 'Montague' },
          { left: 'Juliet', right: 'Capulet' },
        ],
        extra: ['Prince'],
      },
      'Anki has no matching questions, so it became a card.',
      { kind: 'card', back: 'Romeo → Montague\nJuliet → Capulet' },
    ],
    [
      'an order',
      { kind: 'order', events: ['ball', 'balcony'] },
      'Anki has no questions that ask for an order, so it became a card.',
      { kind: 'card', back: '1. ball\n2. balcony' },
    ],
    [
      'an essay with a sample',
      { kind: 'open', sample: 'Because …' },
      undefined,
      { kind: 'card', back: 'Because …' },
    ],
    ['an essay', { kind: 'open' }, 'It has no answer, and a card needs a back.', undefined],
    [
      'only wrong options',
      {
        kind: 'choice',
        several: false,
        options: [
          { text: 'a', credit: 0 },
          { text: 'b', credit: 0 },
        ],
      },
      'It has no right answer, and a card needs a back.',
      undefined,
    ],
    [
      'points',
      {
        kind: 'choice',
        several: true,
        options: [
          { text: 'a', credit: 1 },
          { text: 'b', credit: 0.5 },
          { text: 'c', credit: -1 },
        ],
      },
      'Anki has no points: what earns some counts as right.',
      {
        kind: 'choice',
        several: true,
        options: [
          { text: 'a', credit: 1 },
          { text: 'b', credit: 1 },
          { text: 'c', credit: 0 },
        ],
      },
    ],
  ])('%s', (_, body, reason, back) => {
    const given = question({ prompt: 'Which?', name: 'one', body })
    expect(written([given]).lost).toEqual(
      reason === undefined ? [] : [{ place: 'quiz item 1', name: 'one', reason }],
    )
    expect(readBack([given]).questions.map((each) => each.body)).toEqual(
      back === undefined ? [] : [back],
    )
  })
})

test('the next package of the same questions is newer, and has the same notes in the same decks', () => {
  const before = samples.map((sample, index) => ({ ...sample, name: `item-${index}` }))
  const after = [
    ...before.map((sample) => ({ ...sample, feedback: 'Changed.' })),
    question({ name: 'new', prompt: 'New?', body: { kind: 'card', back: 'Yes' } }),
  ]
  const [first, second] = [
    written(before).bytes,
    written(after, 'Romeo and Juliet', tuesday).bytes,
  ].map((bytes) => {
    const database = collectionOf(bytes)
    const notes = database.prepare('SELECT guid, mid, mod FROM notes ORDER BY guid').all()
    const decks = Object.keys(
      JSON.parse(String(database.prepare('SELECT decks FROM col').get()?.['decks'])),
    )
    return { notes, decks }
  })
  const common = second?.notes.filter(({ guid }) =>
    first?.notes.some((note) => note['guid'] === guid),
  )
  expect(second?.notes).toHaveLength(8)
  expect(common?.map(({ guid, mid }) => ({ guid, mid }))).toEqual(
    first?.notes.map(({ guid, mid }) => ({ guid, mid })),
  )
  expect(common?.every(({ mod }) => mod === tuesday / 1000)).toBe(true)
  expect(second?.decks).toEqual(first?.decks)
})

test('two packs with the same words have notes of their own, and so have two questions with the same words', () => {
  const twice = [1, 2].map(() =>
    question({ prompt: 'Why?', body: { kind: 'card', back: 'Because' } }),
  )
  const guids = [written(twice, 'Hamlet'), written(twice, 'Macbeth')].flatMap(({ bytes }) =>
    collectionOf(bytes)
      .prepare('SELECT guid FROM notes')
      .all()
      .map(({ guid }) => guid),
  )
  expect(new Set(guids).size).toBe(4)
})

test('every deck has those around it, and every card its deck and its note', () => {
  const deep = question({
    prompt: 'a',
    body: { kind: 'card', back: 'b' },
    category: ['Act 1', 'Scene 5::the ball', ''],
  })
  const database = collectionOf(written([deep]).bytes)
  const decks: Record<string, { name: string }> = JSON.parse(
    String(database.prepare('SELECT decks FROM col').get()?.['decks']),
  )
  expect(Object.values(decks).map(({ name }) => name)).toEqual([
    'Default',
    'Romeo and Juliet',
    'Romeo and Juliet::Act 1',
    'Romeo and Juliet::Act 1::Scene 5 the ball',
    'Romeo and Juliet::Act 1::Scene 5 the ball::…',
  ])
  const card = database
    .prepare('SELECT did, flds FROM cards JOIN notes ON notes.id = cards.nid')
    .get()
  expect(decks[String(card?.['did'])]?.name).toBe('Romeo and Juliet::Act 1::Scene 5 the ball::…')
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
})

test('the first field is sorted and compared by its words, as Anki does it', () => {
  const prompt = 'Is 3 < 4 & 5 > 4?\nReally?'
  const { bytes } = written([question({ prompt, body: { kind: 'card', back: 'Yes' } })])
  // The first eight digits of the SHA-1 sum of “Is 3 < 4 & 5 > 4?Really?”.
  const sum = createHash('sha1').update(prompt.replace('\n', '')).digest('hex').slice(0, 8)
  expect(collectionOf(bytes).prepare('SELECT sfld, csum FROM notes').get()).toEqual({
    sfld: 'Is 3 < 4 & 5 > 4?Really?',
    csum: Number.parseInt(sum, 16),
  })
})

test('two thousand questions fit, and the same ones make the same bytes', () => {
  const many = Array.from({ length: 2000 }, (_, at) =>
    question({
      prompt: `What is ${at} + 1?`,
      body: { kind: 'card', back: String(at + 1) },
      category: [`Part ${at % 7}`],
    }),
  )
  const { bytes } = written(many, 'Sums')
  expect(bytes).toEqual(written(many, 'Sums').bytes)
  const { questions } = readAnkiPackage({ name: 'sums.apkg', bytes })
  expect(questions).toHaveLength(2000)
  expect(questions.map(({ prompt }) => prompt)).toEqual(many.map(({ prompt }) => prompt))
})

test('whatever is asked, Anki’s package can be read again, and every question is in it or said to be lost', () => {
  fc.assert(
    fc.property(fc.array(anyQuestion, { minLength: 1, maxLength: 5 }), (questions) => {
      const { bytes, lost } = written(questions)
      const back = readAnkiPackage({ name: 'deck.apkg', bytes })
      expect(back.questions.length + back.unusable.length + lost.length).toBeGreaterThanOrEqual(
        questions.length,
      )
    }),
    { numRuns: 60 },
  )
})
