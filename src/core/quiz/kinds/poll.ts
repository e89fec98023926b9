/** A question with options of which none is right: what a class thinks. */
import { z } from 'zod'
import { note } from '../../reply/reply.ts'
import { defineKind, definePlayMode, choiceText, itemSchema } from './kind.ts'
import {
  listOptions,
  markedOptions,
  reportDuplicates,
  choicesBlock,
  oneOfOptions,
} from './options.ts'

const vote = definePlayMode(
  'poll',
  { options: z.array(z.string()) },
  {
    grade: () => 0,
    correct: () => undefined,
    ...oneOfOptions,
  },
)

const schema = itemSchema(['poll'], 'What the class is asked.', {
  options: z
    .array(choiceText)
    .min(2)
    .max(6)
    .describe('What there is to choose from, in the order in which it is shown. None is right.'),
})

export const poll = defineKind(schema, vote, {
  labels: { poll: 'Poll: no right answer' },
  // The order may mean something, as from “never” to “always”.
  toPlayItem: ({ options }, fields) => ({ ...fields, options }),
  toCard: ({ options }) => ({ question: [choicesBlock(options)], answer: [note(noRightAnswer)] }),
  preview: ({ options }) => markedOptions(options, []),
  check: ({ options }, _, report) => reportDuplicates(listOptions('options', options), report),
  isOpinion: () => true,
})

/** What stands where other questions have their answer. */
export const noRightAnswer = 'There’s no right answer to this one.'
