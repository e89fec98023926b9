import { expect, test } from 'vitest'
import { formatAnswer, isValidAnswer } from '../../../../src/core/quiz/item.ts'
import type { PlayItem } from '../../../../src/core/quiz/kinds/index.ts'
import { answerForm, parseAnswerForm } from '../../../../src/core/quiz/views/question.ts'

function open(length: 'words' | 'text'): PlayItem {
  const shared = { id: 'o', scene: 'the-letter', prompt: 'Why?', explanation: 'Because.' }
  return { ...shared, by: 'open', length }
}

test.each([
  ['words', 40, 'A word or two'],
  ['text', 200, 'A sentence or two'],
] as const)('an open answer of kind “%s” has at most %d characters', (length, max, label) => {
  const item = open(length)
  expect(answerForm(item, 'quiz/0').fields).toMatchObject([{ label, maxLength: max }])
  expect(parseAnswerForm(item, { typed: ['x'.repeat(max)] })).toBe('x'.repeat(max))
  expect(parseAnswerForm(item, { typed: ['x'.repeat(max + 1)] })).toBe('x'.repeat(max))
  expect(isValidAnswer(item, 'x'.repeat(max))).toBe(true)
  expect(isValidAnswer(item, 'x'.repeat(max + 1))).toBe(false)
})

test('what somebody typed becomes one line, without a pile of accents', () => {
  expect(parseAnswerForm(open('text'), { typed: ['  She\n\twaits\r\nfor him. '] })).toBe(
    'She waits for him.',
  )
  expect(parseAnswerForm(open('text'), { typed: [`x${'\u0301'.repeat(50)}k`] })).toBe(
    `x${'\u0301'.repeat(3)}k`,
  )
})

test('an answer that nobody can see is asked for once more', () => {
  for (const typed of ['', ' \n ', '\u200B\u2060']) {
    expect(() => parseAnswerForm(open('words'), { typed: [typed] })).toThrow(
      'Please type an answer.',
    )
  }
})

test('an answer is quoted, and one that was deleted is called so', () => {
  expect(formatAnswer(open('words'), 'lonely')).toBe('“lonely”')
  expect(formatAnswer(open('words'), '')).toBe('(deleted)')
})
