/** One or more right options among wrong ones; all of them are to be chosen. */
import { z } from 'zod'
import { componentId } from '../../command/component-id.ts'
import { shuffle } from '../../platform/random.ts'
import { bullets, select } from '../../reply/reply.ts'
import { defineKind, choiceText, definePlayMode, itemSchema } from './kind.ts'
import {
  areDistinct,
  areOptions,
  chosenIn,
  formatOptions,
  listOptions,
  markedOptions,
  menuOptions,
  reportDuplicates,
  rowFields,
  sortedChoices,
} from './options.ts'

const stored = { options: z.array(z.string()), key: z.array(z.int().min(0)) }

const severalOptions = definePlayMode('several', stored, {
  isValid: ({ options }, { indexes }) =>
    indexes.length > 0 && areDistinct(indexes) && areOptions(indexes, options),
  /** The share of the right options less the share of the wrong ones, so that choosing everything earns nothing. */
  grade({ key, options }, { indexes }) {
    const hits = indexes.filter((index) => key.includes(index)).length
    return hits / key.length - (indexes.length - hits) / Math.max(1, options.length - key.length)
  },
  format: formatOptions,
  lines: (item, { indexes }) =>
    indexes.length > 1
      ? indexes.map((index) => formatOptions(item, { indexes: [index], words: '' }))
      : undefined,
  correct: ({ key }) => key,
  controls: ({ options }, at) => [
    select('Choose all that are right', componentId('quiz', 'pick', at), menuOptions(options), {
      max: options.length,
    }),
  ],
  fields: ({ options }) => rowFields(['Your answer'], options, 'several'),
  parse: (_, fields) => chosenIn(fields),
  countedOptions: ({ options }) => options,
})

const maxOptions = 8

const schema = itemSchema(['several'], 'The question.', {
  answers: z
    .array(choiceText)
    .min(1)
    .max(6)
    .describe('All of them are right. There may be only one.'),
  distractors: z
    .array(choiceText)
    .min(1)
    .max(6)
    .describe(`Plausible and wrong. With the answers, at most ${maxOptions}.`),
})

export const several = defineKind(schema, severalOptions, {
  labels: { several: 'Several right options' },
  toPlayItem({ answers, distractors }, fields, random) {
    const options = [...shuffle([...answers, ...distractors], random)]
    const key = answers.map((answer) => options.indexOf(answer)).toSorted((a, b) => a - b)
    return { ...fields, options, key }
  },
  toCard: ({ answers, distractors }) => ({
    question: [sortedChoices([...answers, ...distractors])],
    answer: [bullets(answers.map((answer) => [{ strong: answer }]))],
  }),
  preview: ({ answers, distractors }) => markedOptions([...answers, ...distractors], answers),
  check({ answers, distractors }, _, report) {
    const wrong = listOptions('distractors', distractors)
    reportDuplicates([...listOptions('answers', answers), ...wrong], report)
    const count = answers.length + distractors.length
    if (count > maxOptions) {
      const message = `There are ${count} answers and distractors, but the limit is ${maxOptions} together. Take some out.`
      report(['distractors'], message)
    }
  },
})
