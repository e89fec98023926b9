/** Pairs whose halves are to be matched. */
import { z } from 'zod'
import { shuffle } from '../../platform/random.ts'
import { bullets, numberedList } from '../../reply/reply.ts'
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
  areOptions,
  choicesBlock,
  chosenInRows,
  formButton,
  indexesIn,
  optionField,
  reportDuplicates,
  sortedChoices,
} from './options.ts'

const MatchItem = z.strictObject({
  kind: z.literal('match').describe('What is asked.'),
  prompt: promptText.describe('What to match with what.'),
  pairs: z
    .array(
      z.strictObject({
        left: optionText.describe('One half.'),
        right: optionText.describe('What belongs to it.'),
      }),
    )
    .min(3)
    .max(5)
    .describe('What belongs together.'),
  ...itemFields,
})
type MatchItem = z.infer<typeof MatchItem>

const Matching = z.object({
  by: z.literal('match'),
  lefts: z.array(z.string()),
  options: z.array(z.string()),
  /** The option that belongs to each of `lefts`. */
  key: z.array(optionIndex),
  ...playFields,
})
type Matching = z.infer<typeof Matching>

const matching = {
  schema: Matching,
  isValid({ lefts, options }, answer) {
    const indexes = indexesIn(answer)
    return indexes.length === lefts.length && areOptions(indexes, options)
  },
  credit({ key }, answer) {
    const indexes = indexesIn(answer)
    return key.filter((option, row) => indexes[row] === option).length / key.length
  },
  format({ lefts, options }, answer) {
    const indexes = indexesIn(answer)
    return lefts.map((left, row) => `${left} – ${options[indexes[row] ?? -1] ?? ''}`).join('; ')
  },
  correct: ({ key }) => key,
  blocks: ({ lefts, options }) => [
    numberedList(lefts.map((left) => [left])),
    choicesBlock(options),
  ],
  controls: (_, at) => formButton(at),
  fields: ({ lefts, options }) => lefts.map((left, row) => optionField(row, left, options)),
  parse: ({ lefts }, fields) => chosenInRows(fields, lefts.length),
} satisfies PlayMode<Matching>

export const match = {
  schema: MatchItem,
  play: matching,
  toPlayItem({ pairs }, fields, random) {
    const options = [...shuffle([...new Set(pairs.map(({ right }) => right))], random)]
    return {
      ...fields,
      by: 'match',
      lefts: pairs.map(({ left }) => left),
      options,
      key: pairs.map(({ right }) => options.indexOf(right)),
    }
  },
  toCard: ({ pairs }) => ({
    question: [
      bullets(pairs.map(({ left }) => [left])),
      sortedChoices(pairs.map(({ right }) => right)),
    ],
    answer: [bullets(pairs.map(({ left, right }) => [left, ' – ', { strong: right }]))],
  }),
  preview: ({ pairs }) => bullets(pairs.map(({ left, right }) => [`${left} – ${right}`])),
  check({ pairs }, _, report) {
    for (const side of ['left', 'right'] as const) {
      const options = pairs.map((pair, index) => ({
        path: ['pairs', index, side],
        option: pair[side],
      }))
      reportDuplicates(options, report)
    }
  },
} satisfies QuizKind<MatchItem, Matching>
