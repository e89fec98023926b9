import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ExchangeQuestion } from '../../../../src/core/exchange/question.ts'
import { readAnkiText } from '../../../../src/app/exchange/read/anki-text.ts'
import { writeAnkiText } from '../../../../src/app/exchange/write/anki-text.ts'
import { anyLine, anyText } from '../any-question.ts'

function seen(text: string): string {
  return text.replaceAll(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
}

/** Signs at an end that nobody sees are no part of a field, and a cloze is a question of its own. */
const anySide = anyText.map(seen).filter((text) => text !== '' && !text.includes('{{c'))

const anyCard = fc.record({
  prompt: anySide,
  back: anySide,
  feedback: fc.option(anySide, { nil: undefined }),
  deck: anyLine.map((line) => seen(line.replaceAll(':', ''))).filter((line) => line !== ''),
})

test('cards are the same when they are read again, whatever signs are on them', () => {
  fc.assert(
    fc.property(fc.array(anyCard, { minLength: 1, maxLength: 4 }), (cards) => {
      const questions = cards.map(({ prompt, back, feedback, deck }): ExchangeQuestion => ({
        place: '',
        category: [deck],
        tags: ['one-tag'],
        prompt,
        body: { kind: 'card', back },
        ...(feedback === undefined ? {} : { feedback }),
        notes: [],
      }))
      const { content, lost } = writeAnkiText({ questions, unusable: [] })
      const read = readAnkiText({ name: 'cards.txt', bytes: Buffer.from(String(content)) })
      expect(lost).toEqual([])
      expect(read.unusable).toEqual([])
      expect(read.questions.map((question) => ({ ...question, place: '' }))).toEqual(questions)
    }),
    { numRuns: 300 },
  )
})

test('every kind of question has a back, or is listed', () => {
  const bodies: readonly ExchangeQuestion['body'][] = [
    {
      kind: 'choice',
      several: false,
      options: [
        { text: 'Ottawa', credit: 1 },
        { text: 'Toronto', credit: 0.5 },
      ],
    },
    {
      kind: 'choice',
      several: true,
      options: [
        { text: 'Bern', credit: 0.5 },
        { text: 'Oslo', credit: 0.5 },
        { text: 'Basel', credit: 0 },
      ],
    },
    { kind: 'true-false', answer: true },
    {
      kind: 'typed',
      accept: [
        { text: '#1', credit: 1 },
        { text: 'one', credit: 1 },
      ],
    },
    { kind: 'number', answer: 3.14, tolerance: 0.01 },
    {
      kind: 'match',
      pairs: [
        { left: 'a', right: 'b' },
        { left: 'c', right: 'd' },
      ],
      extra: ['e'],
    },
    { kind: 'order', events: ['first', 'then'] },
    { kind: 'open' },
  ]
  const questions = bodies.map((body, index) => ({
    place: `quiz item ${index + 1}`,
    category: ['Act 1'],
    tags: ['two words'],
    prompt: 'Well?',
    body,
    notes: [],
  }))
  const { content, lost } = writeAnkiText({ title: 'Her', questions, unusable: [] })
  const { questions: cards } = readAnkiText({
    name: 'cards.txt',
    bytes: Buffer.from(String(content)),
  })
  expect(cards.map(({ body }) => (body.kind === 'card' ? body.back : ''))).toEqual([
    'Ottawa',
    'Bern\nOslo',
    'true',
    '#1\none',
    '3.14 ± 0.01',
    'a → b\nc → d',
    '1. first\n2. then',
  ])
  expect(cards[0]).toMatchObject({ category: ['Her', 'Act 1'], tags: ['two-words'] })
  expect(lost).toEqual([
    { place: 'quiz item 8', reason: 'It has no answer, so a card of it would have no back.' },
  ])
})
