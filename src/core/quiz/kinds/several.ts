/** Several right options among wrong ones; all of them are to be chosen. */
import { z } from 'zod'
import { componentId } from '../../command/component-id.ts'
import { shuffle } from '../../platform/random.ts'
import { bullets, note, select } from '../../reply/reply.ts'
import {
  type PlayMode,
  type QuizKind,
  itemFields,
  optionIndex,
  optionText,
  playFields,
  promptText,
} from './kind.ts'
import {
  areDistinct,
  areOptions,
  choicesBlock,
  formatOptions,
  indexesIn,
  listOptions,
  markedOption,
  menuOptions,
  optionField,
  reportDuplicates,
  sortedChoices,
} from './options.ts'

const SeveralItem = z.strictObject({
  kind: z.literal('several').describe('What is asked.'),
  prompt: promptText.describe('The question.'),
  answers: z.array(optionText).min(2).max(4).describe('All of them are right.'),
  distractors: z.array(optionText).min(1).max(3).describe('Plausible and wrong.'),
  ...itemFields,
})
type SeveralItem = z.infer<typeof SeveralItem>

const SeveralOptions = z.object({
  by: z.literal('several'),
  options: z.array(z.string()),
  key: z.array(optionIndex),
  ...playFields,
})
type SeveralOptions = z.infer<typeof SeveralOptions>

const severalOptions = {
  schema: SeveralOptions,
  isValid({ options }, answer) {
    const indexes = indexesIn(answer)
    return indexes.length > 0 && areDistinct(indexes) && areOptions(indexes, options)
  },
  credit({ key }, answer) {
    const indexes = indexesIn(answer)
    // A wrong option takes back a right one, so that choosing everything gains less than choosing well.
    const hits = indexes.filter((index) => key.includes(index)).length
    return Math.max(0, (2 * hits - indexes.length) / key.length)
  },
  format: ({ options }, answer) => formatOptions(options, answer),
  correct: ({ key }) => key,
  blocks: ({ options }) => [choicesBlock(options)],
  controls: ({ options }, at) => [
    note('More than one answer is right.'),
    select('Choose all the right answers', componentId('quiz', 'pick', at), menuOptions(options), {
      max: options.length,
    }),
  ],
  fields: ({ options }) => [optionField(0, 'Your answer', options, 'several')],
  parse: (_, fields) => (fields['row-0'] ?? []).map(Number),
  countedOptions: ({ options }) => options,
} satisfies PlayMode<SeveralOptions>

export const several = {
  schema: SeveralItem,
  play: severalOptions,
  toPlayItem({ answers, distractors }, fields, random) {
    const options = [...shuffle([...answers, ...distractors], random)]
    const key = answers.map((answer) => options.indexOf(answer)).toSorted((a, b) => a - b)
    return { ...fields, by: 'several', options, key }
  },
  toCard: ({ answers, distractors }) => ({
    question: [sortedChoices([...answers, ...distractors])],
    answer: [bullets(answers.map((answer) => [{ strong: answer }]))],
  }),
  preview: ({ answers, distractors }) =>
    bullets([
      ...answers.map((answer) => markedOption(true, answer)),
      ...distractors.map((option) => markedOption(false, option)),
    ]),
  check: ({ answers, distractors }, _, report) =>
    reportDuplicates(
      [...listOptions('answers', answers), ...listOptions('distractors', distractors)],
      report,
    ),
} satisfies QuizKind<SeveralItem, SeveralOptions>
