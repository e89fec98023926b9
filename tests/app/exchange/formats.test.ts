import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { importEndings } from '../../../src/core/exchange/import-endings.ts'
import type { QuestionBody } from '../../../src/core/exchange/question.ts'
import { fileOf, question } from '../../fixtures/exchange-questions.ts'
import { glimpseOf } from '../../../src/app/exchange/format.ts'
import { type FormatName, recogniseFormat } from '../../../src/app/exchange/formats.ts'
import { readExchange } from '../../../src/app/exchange/read-exchange.ts'
import { everyFormat, goodFiles } from './good-files.ts'

/** Some files look like any other text, and are known by the ending of their name. */
const knownByEnding: Partial<Record<FormatName, number>> = { quizlet: 4 }

describe.each(everyFormat)('%s', (name, format) => {
  const files = goodFiles(name)

  test('is known by what is in its files', () => {
    const found = files.map((bytes) => recogniseFormat(glimpseOf({ name: 'file', bytes }))?.title)
    const others = found.filter((title) => title !== format.title)
    expect(others).toEqual(Array(knownByEnding[name] ?? 0).fill(undefined))
  })

  test('is read whatever its files are called, or by their ending', async () => {
    const ending = knownByEnding[name] === undefined ? 'dat' : format.endings[0]
    for (const bytes of files) {
      const read = await readExchange({ name: `file.${ending}`, bytes })
      expect(read.format).toBe(format.title)
      expect(read.questions.length + read.unusable.length).toBeGreaterThan(0)
    }
  })
})

const options = [
  { text: 'Canberra', credit: 1 },
  { text: 'Sydney', credit: 0 },
]
const file = fileOf(
  ...(
    [
      { kind: 'choice', several: false, options },
      {
        kind: 'choice',
        several: true,
        options: [
          { text: 'tin', credit: 0.5 },
          { text: 'iron', credit: 0.5 },
          { text: 'oak', credit: -1 },
        ],
      },
      { kind: 'true-false', answer: false },
      { kind: 'typed', accept: [{ text: 'osmosis', credit: 1 }] },
      { kind: 'number', answer: 9.81, tolerance: 0.05 },
      {
        kind: 'match',
        pairs: [1, 2, 3].map((at) => ({ left: `l${at}`, right: `r${at}` })),
        extra: [],
      },
      { kind: 'order', events: ['egg', 'larva', 'pupa'] },
      { kind: 'card', back: 'the dog' },
      { kind: 'open', sample: 'Because it is.' },
    ] satisfies readonly QuestionBody[]
  ).map((body, at) =>
    question(body, {
      place: `question ${at + 1}`,
      name: `Q${at + 1}`,
      prompt: `What is ${at + 1}?`,
    }),
  ),
)

/** Where there are only cards, a question is one; where there are none, a card is a question whose answer is typed. */
function isCard(found: QuestionBody | undefined, body: QuestionBody): boolean {
  return found?.kind === 'card' || (body.kind === 'card' && found?.kind === 'typed')
}

describe.each(everyFormat.filter(([, { write }]) => write !== undefined))(
  '%s, written and read again',
  (name, { read, write }) => {
    test('asks the same; what it cannot ask is listed', async () => {
      const { content, lost } = await write!(file)
      const again = await read({ name, bytes: Buffer.from(content) })
      const listed = new Set(lost.map(({ place }) => place))
      const missing = file.questions.filter(({ prompt, body, place }) => {
        const found = again.questions.find((each) => each.prompt.startsWith(prompt))?.body
        return !listed.has(place) && !isDeepStrictEqual(found, body) && !isCard(found, body)
      })
      expect(missing).toEqual([])
      expect(again.unusable).toEqual([])
      expect(again.questions.length).toBeGreaterThan(0)
    })
  },
)

test.each([
  ['a Word document', 'PK\x03\x04\x14\0word/document.xml', 'This is a Word document.'],
  ['a PDF', '%PDF-1.7', 'This is a PDF.'],
  ['a picture', '\x89PNG\r\n', 'This is a picture.'],
  ['an H5P package', 'PK\x03\x04\x14\0h5p.json', 'This is an H5P package. What can be imported: '],
  ['plain text', 'Dear Ana, here is the quiz.', 'This isn’t a file of questions that can be read.'],
  ['a web page', '<!doctype html><p>Sign in</p>', 'This is a web page'],
])('%s is refused with what to do', async (_, content, sentence) => {
  const bytes = Buffer.from(content, 'latin1')
  await expect(readExchange({ name: 'quiz', bytes })).rejects.toThrow(sentence)
})

test('a format’s ending is believed where nothing else tells', async () => {
  const bytes = Buffer.from('Ottawa - Canada\nLima - Peru')
  await expect(readExchange({ name: 'cards.txt', bytes })).resolves.toMatchObject({
    questions: [{ prompt: 'Ottawa', body: { kind: 'card', back: 'Canada' } }, { prompt: 'Lima' }],
  })
  await expect(readExchange({ name: 'cards.gift', bytes })).rejects.toThrow('GIFT')
})

test('a file with too many questions says where it was cut', async () => {
  const rows = Array.from({ length: 6000 }, (_, at) => `Question ${at}?,yes`)
  const bytes = Buffer.from(['question,answer', ...rows].join('\n'))
  const { questions, unusable } = await readExchange({ name: 'quiz.csv', bytes })
  expect(questions).toHaveLength(5000)
  expect(unusable).toEqual([
    {
      place: 'line 5002',
      reason:
        'A file can bring 5,000 questions at once. From here on, 1,000 more questions were left out. Split the file in two.',
    },
  ])
})

test('a file that is too large is refused', async () => {
  const bytes = new Uint8Array(21 * 1024 * 1024)
  await expect(readExchange({ name: 'x', bytes })).rejects.toThrow('larger than 20 MB')
})

test('forms and the page offer the endings of every format that can be read', () => {
  const endings = everyFormat.flatMap(([, format]) => format.endings.map((ending) => `.${ending}`))
  expect(new Set<string>(importEndings)).toEqual(new Set(endings))
})
