import fc from 'fast-check'
import { parse } from 'gift-pegjs'
import { expect, test } from 'vitest'
import { readGift } from '../../../../src/app/exchange/read/gift.ts'
import { writeGift } from '../../../../src/app/exchange/write/gift.ts'
import { loadPack } from '../../../../src/app/pack/load-packs.ts'
import { fromItems } from '../../../../src/core/exchange/from-items.ts'
import type { ExchangeQuestion } from '../../../../src/core/exchange/question.ts'
import { anyQuestion } from '../any-question.ts'

function readBack(questions: readonly ExchangeQuestion[]) {
  const { content, lost } = writeGift({ questions, unusable: [] })
  return { file: readGift({ name: 'quiz.gift', bytes: Buffer.from(content) }), lost }
}

/** Lines of a file are no part of a question. */
function withoutPlace(question: ExchangeQuestion) {
  return { ...question, place: '' }
}

function isHeld({ body }: ExchangeQuestion): boolean {
  switch (body.kind) {
    case 'order':
    case 'card':
      return false
    case 'open':
      return body.sample === undefined
    case 'typed':
      return !body.accept.some(({ text, feedback = '' }) => `${text} ${feedback}`.includes('->'))
    case 'match':
      return !body.pairs.some(({ left }) => left.includes('->'))
    default:
      return true
  }
}

test('a file as Moodle reads it', () => {
  const shared = { category: ['Film', 'Act 1/2'], tags: [], notes: [] }
  const { content, lost } = writeGift({
    title: 'Her: Part 2',
    questions: [
      {
        ...shared,
        place: 'quiz item 1',
        name: 'the-letter',
        tags: ['love'],
        prompt: 'Who writes “50% = half”?',
        body: {
          kind: 'choice',
          several: false,
          options: [
            { text: 'Amy', credit: 0, feedback: 'She makes films.' },
            { text: 'Theodore', credit: 1 },
          ],
        },
        feedback: 'He writes letters for others.',
      },
      {
        ...shared,
        place: 'quiz item 2',
        prompt: 'What does <b> do?',
        body: {
          kind: 'choice',
          several: true,
          options: [
            { text: 'It makes text bold', credit: 1 },
            { text: 'It opens a tag', credit: 1 },
            { text: 'Nothing', credit: 0 },
          ],
        },
      },
      {
        ...shared,
        place: 'quiz item 3',
        prompt: 'Put them in order.',
        body: { kind: 'order', events: ['a', 'b'] },
      },
      {
        ...shared,
        place: 'question 1',
        prompt: 'What is love?',
        body: { kind: 'open', sample: 'It depends.' },
      },
    ],
    unusable: [],
  })
  expect(content).toBe(String.raw`// Her: Part 2

$CATEGORY: $course$/top/Film/Act 1//2

// [tag:love]
::the-letter::Who writes “50% \= half”?{
	~Amy#She makes films.
	=Theodore
	####He writes letters for others.
}

[plain]What does <b> do?{
	~%50%It makes text bold
	~%50%It opens a tag
	~Nothing
}

What is love?{####It depends.}
`)
  expect(lost).toEqual([
    { place: 'quiz item 3', reason: 'GIFT has no questions that ask for an order.' },
    { place: 'question 1', reason: 'Its sample answer was written as feedback.' },
  ])
})

test('what GIFT can hold is the same when it is read again, whatever signs are in it', () => {
  fc.assert(
    fc.property(
      fc.array(anyQuestion.filter(isHeld), { minLength: 1, maxLength: 4 }),
      (questions) => {
        const { file, lost } = readBack(questions)
        expect(lost).toEqual([])
        expect(file.unusable).toEqual([])
        expect(file.questions.map(withoutPlace)).toEqual(questions.map(withoutPlace))
      },
    ),
    { numRuns: 500 },
  )
})

test('every question is written or listed, and what is written can be read', () => {
  fc.assert(
    fc.property(anyQuestion, anyQuestion, (question, held) => {
      fc.pre(isHeld(held))
      const { file, lost } = readBack([question, held])
      expect(file.unusable).toEqual([])
      const listed = lost.map(({ place }) => place)
      expect([...file.questions.slice(1), ...listed].length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})

test.each(['her-part-2', 'how-cells-make-energy', 'low-water'])(
  'a parser that others made reads the same prompts, options and keys: %s',
  async (id) => {
    const { pack } = await loadPack(`data/${id}`)
    const read = parse(String(writeGift(fromItems(pack!)).content))

    const choices = read.flatMap((each) =>
      each.type === 'MC' && each.choices.every(({ weight }) => weight === null)
        ? inWords(
            each.stem.text,
            each.choices.map(({ text, isCorrect }) => [text.text, isCorrect] as const),
          )
        : [],
    )
    const written = pack!.quiz.flatMap((item) => {
      const wrong = 'distractors' in item ? item.distractors : []
      const elsewhere = item.kind === 'locate' ? [...item.before, ...item.after] : wrong
      return 'answer' in item && typeof item.answer === 'string'
        ? inWords(item.prompt, [
            [item.answer, true],
            ...elsewhere.map((each) => [each, false] as const),
          ])
        : []
    })
    expect(choices.toSorted()).toEqual(written.toSorted())

    const statements = read.flatMap((each) =>
      each.type === 'TF' ? `${each.stem.text} ${each.isTrue}` : [],
    )
    const truths = pack!.quiz.flatMap((item) =>
      item.kind === 'true-false' ? `${item.prompt} ${item.answer}` : [],
    )
    expect(statements.toSorted()).toEqual(truths.toSorted())
  },
)

function inWords(prompt: string, options: readonly (readonly [string, boolean])[]): string {
  return [prompt, ...options.map((each) => each.join(': ')).toSorted()].join('\n')
}
