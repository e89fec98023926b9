/** A statement that is true or false; it is played as a choice between the two. */
import { z } from 'zod'
import { text } from '../../reply/reply.ts'
import { oneOption } from './choice.ts'
import { defineKind, itemSchema } from './kind.ts'
import { markedOptions } from './options.ts'

const schema = itemSchema(['true-false'], 'A statement that is true or false.', {
  answer: z.boolean().describe('true or false.'),
})

const options = ['True', 'False']

export const trueFalse = defineKind(schema, oneOption, {
  labels: { 'true-false': 'True or false' },
  toPlayItem: ({ answer }, fields) => ({ ...fields, options, key: answer ? 0 : 1 }),
  toCard: ({ answer }) => ({
    question: [text('True or false?')],
    answer: [text({ strong: answer ? 'True' : 'False' })],
  }),
  preview: ({ answer }) => markedOptions(options, [answer ? 'True' : 'False']),
  check: () => undefined,
})
