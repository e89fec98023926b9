/** A statement that is true or false; it is played as a choice between the two. */
import { z } from 'zod'
import { bullets, text } from '../../reply/reply.ts'
import { oneOption } from './choice.ts'
import { type QuizKind, itemFields, promptText } from './kind.ts'
import { markedOption } from './options.ts'

const TrueFalseItem = z.strictObject({
  kind: z.literal('true-false').describe('What is asked.'),
  prompt: promptText.describe('A statement that is true or false.'),
  answer: z.boolean().describe('true or false.'),
  ...itemFields,
})

export const trueFalse = {
  schema: TrueFalseItem,
  play: oneOption,
  toPlayItem: ({ answer }, fields) => ({
    ...fields,
    by: 'one',
    options: ['True', 'False'],
    key: answer ? 0 : 1,
  }),
  toCard: ({ answer }) => ({
    question: [text('True or false?')],
    answer: [text({ strong: answer ? 'True' : 'False' })],
  }),
  preview: ({ answer }) => bullets([markedOption(answer, 'True'), markedOption(!answer, 'False')]),
  check: () => undefined,
} satisfies QuizKind<z.infer<typeof TrueFalseItem>, z.infer<typeof oneOption.schema>>
