import { expect, test } from 'vitest'
import { createOwnParts } from '../../../src/adapters/web/own-parts.ts'
import { bullets, heading, note, replyWith, text } from '../../../src/core/reply/reply.ts'

test('an answer of several parts still stands beside the solution, without what could be done before', () => {
  const parts = createOwnParts()
  const message = { id: 'm', revision: 1 }
  const answer = {
    ...replyWith(text('Your answer:'), bullets([['B. lamp'], ['C. harbour']]), note('Saved.')),
    chosen: ['quiz:pick:1'],
  }
  parts.add('m', 'web:ana', 'quiz:pick:1', answer, 2)
  parts.messageChanged(
    'm',
    replyWith(heading('Question 1 of 3')),
    replyWith(heading('Question 1 of 3: the answer')),
  )
  const { own } = parts.seenBy(message, 'web:ana')
  expect(own?.receipts.map(({ blocks }) => blocks.map(({ kind }) => kind))).toEqual([
    ['text', 'list'],
  ])
})
