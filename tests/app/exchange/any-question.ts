/** Any question that a format could be asked to hold, with every sign that means something somewhere. */
import fc from 'fast-check'
import type { ExchangeQuestion, QuestionBody } from '../../../src/core/exchange/question.ts'
import { anyCodePoint } from '../../fixtures/any-code-point.ts'

const signs = [
  '{ } = ~ # : \\ % [ ] ( ) < > & ; , . - _ * | " \' ` $ / ! ? @ + ^',
  '\\n -> :: #### // %50% [html] [plain] <b> </b> <br> &amp; &#65; $x^2$ \\(a\\) {{c1::a}}',
  'TRUE $CATEGORY: [tag:x] $course$ @@ a B é 字 😀 “ ’ 1 0 _____ A. ANSWER: \u200B \u0301 \uFFFD',
]
  .flatMap((list) => list.split(' '))
  .concat(' ', '  ', '\n', '\t', '\u00A0', '\u2028')

/** Texts as readers return them: nothing around them, and lines that end with `\n`. */
export const anyText = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...signs) },
      fc.string({ unit: anyCodePoint }),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) =>
    parts
      .join('')
      .toWellFormed()
      .replaceAll(/[\r\0\uFDD0-\uFDEF]/g, '')
      .trim(),
  )
  .filter((text) => text !== '')

export const anyLine = anyText
  .map((text) => text.replaceAll(/\s+/g, ' ').trim())
  .filter((text) => text !== '')

const feedback = fc.option(anyText, { nil: undefined })

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>)
}

function options(credits: readonly number[]) {
  return fc.tuple(
    ...credits.map((credit) =>
      fc.tuple(anyText, feedback).map(([text, shown]) => ({
        text,
        credit,
        ...optional('feedback', shown),
      })),
    ),
  )
}

const choice: fc.Arbitrary<QuestionBody> = fc
  .constantFrom(
    { several: false, credits: [1, 0] },
    { several: false, credits: [0, 0.5, 1, -0.25, 0] },
    { several: false, credits: [1, 1, 0] },
    { several: true, credits: [0.5, 0.5, -1] },
    { several: true, credits: [0.3333333, 0.3333333, 0.3333333, -0.3333333, 0] },
  )
  .chain(({ several, credits }) =>
    options(credits).map((all) => ({ kind: 'choice', several, options: all })),
  )

const decimal = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
  .map((number) => Number(number.toPrecision(6)) || 0)

const anyBody: fc.Arbitrary<QuestionBody> = fc.oneof(
  choice,
  fc.tuple(fc.boolean(), feedback, feedback).map(([answer, right, wrong]): QuestionBody => {
    const shown = { ...optional('right', right), ...optional('wrong', wrong) }
    return {
      kind: 'true-false',
      answer,
      ...(Object.keys(shown).length === 0 ? {} : { feedback: shown }),
    }
  }),
  fc
    .constantFrom([1], [1, 1], [1, 0.5, 0])
    .chain((credits) =>
      options(credits).map((accept): QuestionBody => ({ kind: 'typed', accept })),
    ),
  fc.tuple(decimal, decimal).map(([answer, tolerance]): QuestionBody => ({
    kind: 'number',
    answer,
    tolerance: Math.abs(tolerance),
  })),
  fc
    .tuple(
      fc.array(fc.record({ left: anyText, right: anyText }), { minLength: 2, maxLength: 4 }),
      fc.array(anyText, { maxLength: 2 }),
    )
    .map(([pairs, extra]): QuestionBody => ({ kind: 'match', pairs, extra })),
  fc
    .array(anyText, { minLength: 2, maxLength: 4 })
    .map((events): QuestionBody => ({ kind: 'order', events })),
  anyText.map((back): QuestionBody => ({ kind: 'card', back })),
  fc
    .option(anyText, { nil: undefined })
    .map((sample): QuestionBody => ({ kind: 'open', ...optional('sample', sample) })),
)

export const anyQuestion: fc.Arbitrary<ExchangeQuestion> = fc
  .record({
    name: fc.option(anyLine, { nil: undefined }),
    category: fc.array(anyLine, { maxLength: 3 }),
    tags: fc.array(
      anyLine.map((tag) => tag.slice(0, 40).trim().toWellFormed()).filter((tag) => tag !== ''),
      { maxLength: 2 },
    ),
    prompt: anyText,
    body: anyBody,
    feedback,
  })
  .map(({ name, feedback: shown, ...question }) => ({
    place: 'quiz item 1',
    ...question,
    ...optional('name', name),
    ...optional('feedback', shown),
    notes: [],
  }))
