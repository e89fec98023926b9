import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createLibrary } from '../../../../src/core/pack/library.ts'
import { createRandom } from '../../../../src/core/platform/random.ts'
import {
  creditFor,
  findCorrectAnswer,
  formatAnswer,
  gradeOf,
  isScored,
  isValidAnswer,
  toPlayItem,
} from '../../../../src/core/quiz/item.ts'
import {
  PlayItem,
  QuizItem,
  kindOf,
  playModeOf,
  quizKinds,
} from '../../../../src/core/quiz/kinds/index.ts'
import { QuizAnswer } from '../../../../src/core/quiz/kinds/kind.ts'
import type { Quiz } from '../../../../src/core/quiz/quiz.ts'
import { pointsFor } from '../../../../src/core/quiz/score.ts'
import {
  answerBlocks,
  answerForm,
  parseAnswerForm,
  questionBlocks,
  roundResultBlocks,
} from '../../../../src/core/quiz/views/question.ts'
import type { FormField } from '../../../../src/core/reply/form.ts'
import { replyWith } from '../../../../src/core/reply/reply.ts'
import { UserError } from '../../../../src/core/reply/user-error.ts'
import { quizItemToFlashcard } from '../../../../src/core/review/to-flashcard.ts'
import { renderForm } from '../../../../src/render/discord/render-form.ts'
import { render as renderForDiscord } from '../../../../src/render/discord/render.ts'
import { formView } from '../../../../src/render/slack/render-form.ts'
import { render as renderForSlack } from '../../../../src/render/slack/render.ts'
import { judgeMessageBlocks, judgeView } from '../../../fakes/slack/block-kit/check.ts'
import { schemaProblems } from '../../../fakes/discord/schema.ts'
import { lobbyOf } from '../../../fixtures/lobby.ts'
import { lantern } from '../../../fixtures/tiny-pack.ts'
import { problemsOf } from '../../../fixtures/valid-discord-message.ts'

const library = createLibrary(lantern, { ceiling: 'mature' })

const maxRefused = 20_000

/** Each test takes a hundred of them by chance. */
const itemsPerKind = 300

/** Items of a kind, made from nothing but its schema and kept where the kind itself finds nothing wrong with them. */
function itemsOf({ schema }: (typeof quizKinds)[number]): fc.Arbitrary<QuizItem> {
  let refusedInARow = 0
  const values = valuesOf(JsonSchema.parse(z.toJSONSchema(schema, { io: 'input' })))
  return fc
    .tuple(values, fc.integer({ min: 2, max: 20 }), fc.nat(20))
    .map(([value, steps, at]) => QuizItem.safeParse(onItsScale(value, steps, at)))
    .filter(({ success, data, error }) => {
      const isKept = success && problemsWith(data) === 0
      refusedInARow = isKept ? 0 : refusedInARow + 1
      // Without an end, a field that is made wrongly here would keep the whole run from ending.
      if (refusedInARow > maxRefused) throw new Error(`No item is made well: ${error?.message}`)
      return isKept
    })
    .map(({ data }) => data!)
}

/** A scale whose end and answer lie on its steps, which chance alone would seldom make. */
function onItsScale(value: unknown, steps: number, at: number): unknown {
  const { success, data } = Stepped.safeParse(value)
  if (!success) return value
  const { min, step = 1 } = data
  const answer = min + step * (at % (steps + 1))
  return { ...data, max: min + step * steps, ...('answer' in data ? { answer } : {}) }
}

const Stepped = z.looseObject({
  kind: z.literal('scale'),
  min: z.int(),
  step: z.int().min(1).optional(),
})

function problemsWith(item: QuizItem): number {
  let problems = 0
  kindOf(item).check(item, undefined, () => (problems += 1))
  return problems
}

const JsonSchema = z.object({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  pattern: z.string().optional(),
  maxLength: z.int().optional(),
  minimum: z.int().optional(),
  minItems: z.int().default(0),
  maxItems: z.int().default(3),
  required: z.array(z.string()).default([]),
  get properties() {
    return z.record(z.string(), JsonSchema).optional()
  },
  get items() {
    return JsonSchema.optional()
  },
})
type JsonSchema = z.infer<typeof JsonSchema>

function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  const { minItems, maxItems, items = {} as JsonSchema, properties = {}, required } = schema
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, valuesOf(one)])),
        { requiredKeys: required },
      )
    case 'array':
      return fc.array(valuesOf(items), { minLength: minItems, maxLength: maxItems })
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? -20, -20), max: 20 })
    case 'number':
      return fc
        .integer({ min: Math.max((schema.minimum ?? -20) * 10, -200), max: 200 })
        .map((tenths) => tenths / 10)
    case 'boolean':
      return fc.boolean()
    default:
      if (schema.pattern?.startsWith('^[a-z0-9]') === true) return fc.constantFrom('ninety', 'mara')
      if (schema.pattern?.includes('[A-Z]') === true) return fc.constant('T1')
      return texts(schema.maxLength ?? 100)
  }
}

/** Short texts and the longest that fit, with marks that platforms give a meaning. */
function texts(maxLength: number): fc.Arbitrary<string> {
  const words = ['Mara', '*oil*', '<b>', '“mine”', 'don’t', '90', '@everyone', 'naïve', '🎉', 'a_b']
  return fc
    .tuple(fc.nat(99), fc.array(fc.constantFrom(...words), { maxLength: 3 }), fc.boolean())
    .map(([number, some, isLong]) =>
      [number, ...some, isLong ? 'word '.repeat(maxLength) : '']
        .join(' ')
        .slice(0, maxLength)
        .trim(),
    )
}

const anyAnswer = fc.oneof(
  fc.array(fc.integer({ min: -1, max: 8 }), { maxLength: 8 }),
  fc.string({ maxLength: 20 }),
)

/** The form as somebody fills it in who gives this answer. */
function fillForm(item: PlayItem, answer: QuizAnswer): Record<string, string[]> {
  const { fields } = answerForm(item, 'quiz/0')
  const [first] = fields
  if (first?.kind === 'text') {
    return { [first.name]: [typeof answer === 'string' ? answer : formatAnswer(item, answer)] }
  }
  if (first?.kind === 'number') return { [first.name]: [String(answer)] }
  if (typeof answer === 'string') throw new Error('Typed words in a form of menus.')
  if (first?.kind === 'several') return { [first.name]: answer.map(String) }
  return Object.fromEntries(fields.map(({ name }, row) => [name, [String(answer[row])]]))
}

/** Every way to fill in a form of menus; wrong words for a form to type into. */
function someFillings(fields: readonly FormField[]): fc.Arbitrary<Record<string, string[]>> {
  return fc.record(
    Object.fromEntries(
      fields.map((field) => {
        if (field.kind === 'text' || field.kind === 'number') {
          return [field.name, fc.constantFrom(['zzz qqq'], ['99999'], [' '])]
        }
        if (field.kind === 'file') throw new Error('A question asks for no file.')
        const values = field.options.map(({ value }) => value)
        return [
          field.name,
          fc.subarray(values, {
            minLength: 1,
            maxLength: field.kind === 'one' ? 1 : values.length,
          }),
        ]
      }),
    ),
  )
}

function parseOrRefuse(item: PlayItem, fields: Record<string, string[]>): QuizAnswer | undefined {
  try {
    return parseAnswerForm(item, fields)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** What is chosen, whatever the order in which boxes were ticked. */
function asChosen(item: PlayItem, answer: QuizAnswer): QuizAnswer {
  const [field] = playModeOf(item).fields(item)
  return field?.kind === 'several' && typeof answer !== 'string'
    ? answer.toSorted((a, b) => a - b)
    : answer
}

function quizWith(answers: readonly QuizAnswer[]): Quiz {
  return {
    ...lobbyOf('quiz'),
    answers: answers.map((response, index) => ({
      person: `person ${index}`,
      round: 0,
      response,
      at: 0,
      took: 0,
      score: null,
    })),
  }
}

const strict = { ...lobbyOf('x').plan.settings, penalty: true }

/** Every answer that can be given, as somebody gives it who knows nothing; none where words are typed. */
function everyAnswer(item: PlayItem): readonly number[][] {
  switch (item.by) {
    case 'one':
    case 'place':
    case 'poll':
      return item.options.map((_, index) => [index])
    case 'several':
      return Array.from({ length: 2 ** item.options.length - 1 }, (_, set) =>
        item.options.flatMap((_option, index) => (((set + 1) >> index) & 1 ? [index] : [])),
      )
    case 'order':
      return permutations(item.options.map((_, index) => index))
    case 'match':
      return item.lefts.reduce<number[][]>(
        (rows) => rows.flatMap((row) => item.options.map((_, index) => [...row, index])),
        [[]],
      )
    case 'number':
      return Array.from({ length: item.max - item.min + 1 }, (_, nth) => [item.min + nth])
    case 'scale':
      return Array.from({ length: (item.max - item.min) / item.step + 1 }, (_, nth) => [
        item.min + nth * item.step,
      ])
    case 'words':
    case 'open':
      return []
    default:
      return item satisfies never
  }
}

function permutations(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]]
  return values.flatMap((value) =>
    permutations(values.filter((other) => other !== value)).map((rest) => [value, ...rest]),
  )
}

/** The right answer, or any where none is right. */
function goodAnswer(item: PlayItem): QuizAnswer {
  return findCorrectAnswer(item) ?? everyAnswer(item)[0] ?? 'rather lonely'
}

/** An estimate so generous that most numbers count; a wrong one would have to cost more than a right one earns. */
function isMostlyRight(item: PlayItem): boolean {
  const right = everyAnswer(item).filter((answer) => creditFor(item, answer) === 1)
  return item.by === 'number' && right.length * 2 > item.max - item.min + 1
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** What a guess earns on average at most without a penalty, as docs/points.md says. */
function guessedAtMost(item: PlayItem): number {
  return item.by === 'number' ||
    item.by === 'scale' ||
    ('options' in item && item.options.length === 2)
    ? 0.5
    : 0.34
}

const kinds = quizKinds.map(
  (kind) => [[...kind.schema.shape.kind.values].join(', '), kind] as const,
)

describe.each(kinds)('%s', (_, kind) => {
  // Made once for all tests of the kind: to find items with nothing wrong takes longer than any of them.
  const made = fc.sample(itemsOf(kind), itemsPerKind)
  const items = fc.constantFrom(...made)
  const played = fc
    .tuple(items, fc.nat())
    .map(([item, seed]) => toPlayItem(item, { id: 'lantern', language: 'en' }, createRandom(seed)))

  test('the right answer is valid, in words, and worth all the credit', () => {
    fc.assert(
      fc.property(played, (item) => {
        const right = goodAnswer(item)
        expect(isValidAnswer(item, right)).toBe(true)
        expect(creditFor(item, right)).toBe(isScored(item) ? 1 : 0)
        expect(formatAnswer(item, right).trim()).not.toBe('')
      }),
    )
  })

  test('a wrong answer is worth less', () => {
    fc.assert(
      fc.property(
        played.chain((item) =>
          fc.tuple(fc.constant(item), someFillings(playModeOf(item).fields(item))),
        ),
        ([item, filling]) => {
          const answer = parseOrRefuse(item, filling)
          if (answer === undefined) return
          expect(isValidAnswer(item, answer)).toBe(true)
          const right = findCorrectAnswer(item)
          const isRight =
            right !== undefined &&
            JSON.stringify(asChosen(item, answer)) === JSON.stringify(asChosen(item, right))
          expect(creditFor(item, answer) === 1).toBe(isRight)
        },
      ),
    )
  })

  test('any valid answer has words and a credit from 0 to 1', () => {
    fc.assert(
      fc.property(played, anyAnswer, (item, answer) => {
        if (!isValidAnswer(item, answer)) return
        expect(formatAnswer(item, answer).trim()).not.toBe('')
        expect(creditFor(item, answer)).toBeGreaterThanOrEqual(0)
        expect(creditFor(item, answer)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('ticking everything earns nothing, nor does the same answer everywhere', () => {
    fc.assert(
      fc.property(played, (item) => {
        if (!('options' in item)) return
        const everything = item.options.map((_option, index) => index)
        const rows = playModeOf(item).fields(item)
        const lazy =
          item.by === 'several' ? [everything] : everything.map((one) => rows.map(() => one))
        for (const answer of lazy.filter((each) => each.length > 1 && isValidAnswer(item, each))) {
          expect(pointsFor(strict, item, answer, 0)).toBe(0)
          expect(creditFor(item, answer)).toBeCloseTo(0)
        }
      }),
    )
  })

  test('blind guessing gains nothing on average where wrong answers cost points, and no answer costs more than a right one earns', () => {
    fc.assert(
      fc.property(played, (item) => {
        const guesses = everyAnswer(item)
        for (const guess of guesses) {
          expect(isValidAnswer(item, guess)).toBe(true)
          expect(gradeOf(item, guess)).toBeGreaterThanOrEqual(-1)
          expect(pointsFor(strict, item, guess, 0)).toBeGreaterThanOrEqual(-100)
        }
        if (guesses.length === 0 || isMostlyRight(item)) return
        expect(average(guesses.map((guess) => gradeOf(item, guess)))).toBeCloseTo(0)
        expect(average(guesses.map((guess) => pointsFor(strict, item, guess, 0)))).toBeLessThan(0.5)
        const credit = average(guesses.map((guess) => creditFor(item, guess)))
        expect(credit).toBeLessThanOrEqual(guessedAtMost(item))
      }),
    )
  })

  test('the form gives back the answer that was filled in', () => {
    fc.assert(
      fc.property(played, (item) => {
        const right = goodAnswer(item)
        expect(parseAnswerForm(item, fillForm(item, right))).toEqual(right)
      }),
    )
  })

  test('question, form and result fit every platform', () => {
    fc.assert(
      fc.property(played, (item) => {
        const { prompt } = item
        const asking = replyWith(...questionBlocks(item), ...answerBlocks(item, 'quiz/0'))
        const result = replyWith(...roundResultBlocks(item, quizWith([goodAnswer(item)])))
        for (const reply of [asking, result]) {
          for (const message of renderForDiscord(reply)) expect(problemsOf(message)).toEqual([])
          for (const { blocks } of renderForSlack(reply)) {
            expect(judgeMessageBlocks(blocks)).toMatchObject({ ok: true })
          }
        }
        expect(asking.blocks).toContainEqual({ kind: 'question', prompt, followUps: [] })
        const form = answerForm(item, 'quiz/0')
        expect(judgeView(formView(form, ''), 'modal')).toMatchObject({ ok: true })
        const modal = { type: 9, data: renderForm(form) }
        expect(
          schemaProblems('POST /interactions/{interaction_id}/{interaction_token}/callback', modal),
        ).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  test('the flashcard has two sides, and the preview something to read', () => {
    fc.assert(
      fc.property(items, (item) => {
        const { question, answer } = quizItemToFlashcard(library, item)
        expect(question.length).toBeGreaterThan(1)
        expect(answer.length).toBeGreaterThan(1)
        expect(kindOf(item).preview(item)).toMatchObject({ kind: 'list' })
      }),
    )
  })

  test('a question is JSON that reads back as it was', () => {
    fc.assert(
      fc.property(played, (item) => {
        const stored: unknown = JSON.parse(JSON.stringify(item))
        expect(PlayItem.parse(stored)).toEqual(item)
        const answer = goodAnswer(item)
        expect(QuizAnswer.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
      }),
    )
  })
})

test('questions stored by earlier versions are read as they are', () => {
  const fields = { id: 'x', scene: 's', quote: 'q', prompt: 'p', explanation: 'e' }
  const stored = [
    { by: 'one', options: ['a', 'b', 'c'], key: 2, ...fields },
    { by: 'several', options: ['a', 'b', 'c'], key: [0, 2], ...fields },
    { by: 'order', options: ['a', 'b', 'c'], key: [2, 0, 1], ...fields },
    { by: 'match', lefts: ['x', 'y', 'z'], options: ['a', 'b', 'c'], key: [1, 0, 2], ...fields },
    { by: 'words', accept: ['the lamp', 'a light'], ...fields },
    { by: 'number', key: 5, min: 1, max: 9, tolerance: 1, ...fields },
  ]
  for (const item of stored) expect(PlayItem.parse(item)).toEqual(item)
})

test('a short answer is asked for as an answer, an ending as an ending', () => {
  const shared = { id: 'x', scene: 'sea', explanation: 'So.', rating: 'everyone', source: ['S1'] }
  const asked = [
    { kind: 'typed', prompt: 'What is the capital of Norway?', accept: ['Oslo', 'Kristiania'] },
    { kind: 'finish', prompt: 'A river …', quote: 'line', accept: ['goes on'] },
  ].map((item) =>
    toPlayItem(
      QuizItem.parse({ ...shared, ...item }),
      { id: 'lantern', language: 'en' },
      createRandom(1),
    ),
  )
  expect(asked.map(({ prompt }) => prompt)).toEqual([
    'What is the capital of Norway?',
    'Finish the quotation: “A river …”',
  ])
  const before = PlayItem.parse({ ...asked[1], asksFor: undefined })
  expect(
    [...asked, before].flatMap((item) => answerForm(item, 'quiz/0').fields).map(labelOf),
  ).toEqual(['Your answer', 'How does the line end?', 'How does the line end?'])
  expect(['oslo.', 'Kristianía', 'Bergen'].map((words) => creditFor(asked[0]!, words))).toEqual([
    1, 1, 0,
  ])
})

function labelOf({ label }: FormField): string {
  return label
}

describe('a number with decimals', () => {
  function gravity(language: string, given: object = {}): PlayItem {
    const shared = { id: 'x', scene: 'sea', explanation: 'So.', rating: 'everyone', source: ['S1'] }
    const asked = { kind: 'estimate', prompt: 'How strong is gravity?', min: 0, max: 20 }
    const item = { ...shared, ...asked, answer: 9.81, tolerance: 0.05, ...given }
    return toPlayItem(QuizItem.parse(item), { id: 'x', language }, createRandom(1))
  }

  function creditOf(item: PlayItem, typed: string): number {
    return creditFor(item, parseAnswerForm(item, { typed: [typed] }))
  }

  test('counts within its tolerance, however it is written', () => {
    const item = gravity('en')
    expect(
      ['9.81', '9,81', '9.810', '9.76', '9.86', ' 9.8 '].map((typed) => creditOf(item, typed)),
    ).toEqual([1, 1, 1, 1, 1, 1])
    expect(['9.75', '9.87', '10', '0', '20'].map((typed) => creditOf(item, typed))).toEqual([
      0, 0, 0, 0, 0,
    ])
    for (const typed of [
      '',
      'ten apples',
      '9.81 m',
      '20.01',
      '-9.81',
      '9.81 9.81',
      '1e1',
      '98100000000',
    ]) {
      expect(() => creditOf(item, typed)).toThrow(
        /^Please type a number from 0 to 20, without a unit\.$/,
      )
    }
  })

  test('is shown as the pack’s language writes it', () => {
    expect(formatAnswer(gravity('en'), [981])).toBe('9.81')
    expect(formatAnswer(gravity('de'), [980])).toBe('9,8')
    expect(answerForm(gravity('de', { min: 0.5 }), 'quiz/0').fields).toMatchObject([
      { hint: 'A number from 0,5 to 20.' },
    ])
    expect(creditOf(gravity('de', { max: 2000, answer: 1.25 }), '1,25')).toBe(1)
  })

  test('of a whole number stays one', () => {
    const item = gravity('en', { answer: 10, tolerance: 0 })
    expect(item).not.toHaveProperty('decimals')
    expect(() => creditOf(item, '9.9')).toThrow(
      'Please type a whole number from 0 to 20, without a unit.',
    )
    expect(creditOf(item, 'ten')).toBe(1)
  })
})

test('a short answer is read in the language of the pack', () => {
  const item = QuizItem.parse({
    kind: 'typed',
    id: 'x',
    prompt: 'Wie viele?',
    accept: ['21'],
    scene: 'sea',
    explanation: 'So.',
    rating: 'everyone',
    source: ['S1'],
  })
  const [german, english] = ['de', 'en'].map((language) =>
    toPlayItem(item, { id: 'x', language }, createRandom(1)),
  )
  expect(creditFor(german!, 'einundzwanzig')).toBe(1)
  expect(creditFor(english!, 'einundzwanzig')).toBe(0)
})

test('what a pack says about a line in brackets is not put between its quotation marks', () => {
  const fields = {
    id: 'ending',
    kind: 'finish',
    scene: 'sea',
    quote: 'line',
    explanation: 'So it ends.',
  }
  const common = { accept: ['goes on'], rating: 'everyone', reasons: [], source: ['S1'] }
  function promptOf(prompt: string): string {
    return toPlayItem(
      QuizItem.parse({ ...fields, ...common, prompt }),
      { id: 'lantern', language: 'en' },
      createRandom(1),
    ).prompt
  }
  expect(promptOf('A river … (Osk to Mara, by night)')).toBe(
    'Finish the quotation (Osk to Mara, by night): “A river …”',
  )
  expect(promptOf('A river (a low one) …')).toBe('Finish the quotation: “A river (a low one) …”')
})
