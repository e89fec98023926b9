import fc from 'fast-check'
import { expect, test } from 'vitest'
import type {
  ExchangeOption,
  ExchangeQuestion,
  QuestionBody,
} from '../../../../src/core/exchange/question.ts'
import { readTable } from '../../../../src/app/exchange/read/table.ts'
import { writeCsv } from '../../../../src/app/exchange/write/csv.ts'
import { anyQuestion } from '../any-question.ts'

function readBack(questions: readonly ExchangeQuestion[]) {
  const { content, lost } = writeCsv({ questions, unusable: [] })
  return { file: readTable({ name: 'quiz.csv', bytes: Buffer.from(content) }), lost }
}

/** What a table says: right answers come first, a share of the points is a whole answer, and lines are no part of a question. */
function asTable({ body, ...question }: ExchangeQuestion): unknown {
  return { ...question, place: '', body: simplify(body) }
}

function simplify(body: QuestionBody): QuestionBody {
  if (body.kind !== 'choice') return body
  const right = body.options
    .filter(({ credit }) => credit > 0)
    .map(({ text }) => ({ text, credit: 1 }))
  const wrong = body.options
    .filter(({ credit }) => credit <= 0)
    .map(({ text }) => ({ text, credit: 0 }))
  return { ...body, options: [...right, ...wrong] }
}

/** Signs at an end that nobody sees are no part of a text in a table, and blanks beside HTML are one. */
function isPlain(texts: readonly string[]): boolean {
  const hasHtml = texts.some((text) => /[<&]/.test(text))
  return !texts.some(
    (text) => /\p{Cf}$|^\p{Cf}/u.test(text) || (hasHtml && /\s\s|[^\S ]/.test(text)),
  )
}

test('what a table can hold is the same when it is read again, whatever signs are in it', () => {
  const held = anyQuestion.filter((question) => {
    const texts = stringsIn(question)
    return isPlain(texts) && writeCsv({ questions: [question], unusable: [] }).lost.length === 0
  })
  fc.assert(
    fc.property(fc.array(held, { minLength: 1, maxLength: 4 }), (questions) => {
      const { file, lost } = readBack(questions)
      expect(lost).toEqual([])
      expect(file.unusable).toEqual([])
      expect(file.questions.map(asTable)).toEqual(questions.map(asTable))
    }),
    { numRuns: 300 },
  )
})

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

test('every question is in the table, and what it loses is said', () => {
  const right: ExchangeOption = { text: 'Ottawa', credit: 1, feedback: 'Yes.' }
  const shared = { category: ['Places'], tags: ['capitals'], notes: [] }
  const questions: readonly ExchangeQuestion[] = [
    {
      ...shared,
      place: 'quiz item 1',
      name: 'canada',
      prompt: 'What is the capital of Canada?',
      body: { kind: 'choice', several: false, options: [{ text: 'Toronto', credit: 0 }, right] },
      feedback: 'Since 1857.',
    },
    {
      ...shared,
      place: 'quiz item 2',
      prompt: 'Which are capitals?',
      body: {
        kind: 'choice',
        several: true,
        options: [
          { text: 'Bern', credit: 0.5 },
          { text: 'Oslo', credit: 0.5 },
          { text: 'Basel | Zürich', credit: -1 },
        ],
      },
    },
    {
      ...shared,
      place: 'quiz item 3',
      prompt: '=1+1',
      body: { kind: 'number', answer: -2, tolerance: 0.5 },
    },
    {
      ...shared,
      place: 'quiz item 4',
      prompt: 'Is it?',
      body: { kind: 'true-false', answer: false },
    },
    {
      ...shared,
      place: 'quiz item 5',
      prompt: 'Which sea?',
      body: { kind: 'match', pairs: [{ left: 'a = b', right: 'c' }], extra: ['d'] },
    },
  ]
  const { content, lost } = writeCsv({ questions, unusable: [] })
  expect(String(content).split('\r\n')).toEqual([
    '\uFEFFCategory,Name,Question,Kind,Right answer,More right answers,Wrong answer 1,Pairs,Tolerance,Explanation,Tags',
    'Places,canada,What is the capital of Canada?,choice,Ottawa,,Toronto,,,Since 1857.,capitals',
    'Places,,Which are capitals?,several answers,Bern,Oslo,Basel | Zürich,,,,capitals',
    `Places,,'=1+1,number,-2,,,,0.5,,capitals`,
    'Places,,Is it?,true/false,false,,,,,,capitals',
    `Places,,Which sea?,match,,,,"a = b = c\n'= d",,,capitals`,
    '',
  ])
  expect(lost).toEqual([
    {
      place: 'quiz item 1',
      name: 'canada',
      reason: 'The feedback for single answers was left out.',
    },
    {
      place: 'quiz item 2',
      reason: 'Answers that earn a part of the points, or cost some, count as wrong.',
    },
    {
      place: 'quiz item 2',
      reason: 'One of its answers has a line break or a |, which divides answers in a table.',
    },
    {
      place: 'quiz item 5',
      reason:
        'A left half has an equals sign, which is what divides the halves. Write it another way.',
    },
  ])
})
