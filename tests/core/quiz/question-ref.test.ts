/** What buttons say about the question that they answer. */
import { expect, test } from 'vitest'
import { formatQuestionRef, parseQuestionRef } from '../../../src/core/quiz/question-ref.ts'

const during = { round: 3, extensions: 0, message: null, posts: 0, hostSeenAt: 0, quiet: 0 }
const asking = { phase: 'asking', askedAt: 0, closesAt: 9, returned: false, ...during } as const

test.each([
  ['a plain question', asking, false],
  ['a first vote', { ...asking, vote: 'first' as const }, false],
  ['a second vote', { ...asking, vote: 'second' as const }, true],
])('a button of %s is read as what it is', (_, state, isSecond) => {
  const value = `${formatQuestionRef({ id: 'q' }, state)}/2`
  expect(parseQuestionRef(value)).toEqual({ id: 'q', round: 3, isSecond, rest: '2' })
})

test.each(['q', 'q/', 'q/x', 'q/-2', 'q/1-2-2', 'q/1.5', 'q/9999'])(
  'a forged %s names no round',
  (value) => {
    expect(parseQuestionRef(value).round).toBeNaN()
  },
)
