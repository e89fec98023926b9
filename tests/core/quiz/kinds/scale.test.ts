import { expect, test } from 'vitest'
import { countOptions, creditFor, formatAnswer, gradeOf } from '../../../../src/core/quiz/item.ts'
import { type PlayItem, QuizItem, kindOf } from '../../../../src/core/quiz/kinds/index.ts'
import { answerForm, parseAnswerForm } from '../../../../src/core/quiz/views/question.ts'
import { UserError } from '../../../../src/core/reply/user-error.ts'

type Scale = Extract<PlayItem, { by: 'scale' }>

function scale(fields: Partial<Scale> = {}): Scale {
  const shared = { id: 's', scene: 'the-letter', prompt: 'How sure?', explanation: 'Because.' }
  return { ...shared, by: 'scale', min: 0, max: 10, step: 1, tolerance: 0, ...fields }
}

function typed(item: PlayItem, words: string): unknown {
  try {
    return parseAnswerForm(item, { typed: [words] })
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
}

test.each<[Partial<Scale>, string]>([
  [{ low: 'not at all', high: 'very much' }, 'From 0 (not at all) to 10 (very much).'],
  [{ max: 100, step: 5, unit: '%' }, 'From 0% to 100%, in steps of 5.'],
  [{ min: -20, unit: 'degrees' }, 'From -20 degrees to 10 degrees.'],
])('a scale with %j says where it begins and ends', (fields, hint) => {
  expect(answerForm(scale(fields), 'quiz/0').fields).toMatchObject([{ hint }])
})

test('its form takes no number between the steps or beyond the ends', () => {
  const item = scale({ min: 10, max: 30, step: 5 })
  expect(['10', ' 15 % ', 'twenty', '30'].map((words) => typed(item, words))).toEqual([
    [10],
    [15],
    [20],
    [30],
  ])
  const refused = 'Please choose a number. From 10 to 30, in steps of 5.'
  for (const words of ['5', '12', '35', 'ten or so', '']) expect(typed(item, words)).toBe(refused)
})

test('an answer on a scale bears its unit', () => {
  expect(formatAnswer(scale({ unit: '%' }), [7])).toBe('7%')
  expect(formatAnswer(scale({ unit: 'km' }), [7])).toBe('7 km')
  expect(formatAnswer(scale(), [7])).toBe('7')
})

test('whatever is within the tolerance is right, and a guess earns nothing on average', () => {
  const item = scale({ key: 1, tolerance: 2 })
  const all = Array.from({ length: 11 }, (_, value) => value)
  expect(all.filter((value) => creditFor(item, [value]) === 1)).toEqual([0, 1, 2, 3])
  expect(all.reduce((sum, value) => sum + gradeOf(item, [value]), 0)).toBeCloseTo(0)
})

test('a long scale is counted in bars of equal width, its ends with their words', () => {
  const item = scale({ max: 100, unit: '%', low: 'never', high: 'always' })
  const answers = [0, 9, 10, 57, 99, 100].map((value) => ({ response: [value] }))
  const bars = countOptions(item, answers)
  expect(bars).toHaveLength(11)
  expect(bars.filter(({ count }) => count > 0).map(({ text, count }) => [text, count])).toEqual([
    ['0–9% (never)', 2],
    ['10–19%', 1],
    ['50–59%', 1],
    ['90–99%', 1],
    ['100% (always)', 1],
  ])
  expect(countOptions(scale(), []).map(({ text }) => text)).toEqual(
    Array.from({ length: 11 }, (_, value) => String(value)),
  )
})

test.each<[Record<string, unknown>, readonly string[]]>([
  [{ max: 10 }, []],
  [{ max: 2 }, []],
  [{ max: 1 }, ['A scale has 3 to 101 positions; this one has 2.']],
  [{ max: 100 }, []],
  [{ max: 101 }, ['A scale has 3 to 101 positions; this one has 102.']],
  [{ max: 0 }, ['0 isn’t more than 0.']],
  [{ max: 10, step: 4 }, ['Steps of 4 don’t lead from 0 to 10.']],
  [{ max: 10, answer: 11 }, ['11 isn’t on the scale.']],
  [{ max: 10, step: 5, answer: 3 }, ['3 isn’t on the scale.']],
  [{ max: 9, answer: 5, tolerance: 2 }, []],
  [{ max: 10, answer: 5, tolerance: 3 }, ['More than half of the scale would be right.']],
  [{ max: 10_000_000, step: 100_000 }, ['Six digits are the most.']],
])('an author of a scale with %j is told %j', (fields, problems) => {
  const shared = { id: 's', scene: 'the-letter', prompt: 'How sure?', explanation: 'Because.' }
  const about = { ...shared, rating: 'everyone', source: ['T1'] }
  const item = QuizItem.parse({ ...about, kind: 'scale', min: 0, ...fields })
  const told: string[] = []
  kindOf(item).check(item, undefined, (_, problem) => told.push(problem))
  expect(told).toEqual(problems)
})
