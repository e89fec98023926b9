/** Pairs whose halves are to be matched. */
import { z } from 'zod'
import { shuffleOtherwise } from '../../platform/random.ts'
import { bullets, numberedList } from '../../reply/reply.ts'
import { defineKind, definePlayMode, itemSchema, optionText } from './kind.ts'
import {
  areOptions,
  gradeGuess,
  reportDuplicates,
  rowFields,
  rowsIn,
  sortedChoices,
} from './options.ts'

/** `key` has the option that belongs to each of `lefts`. */
const stored = {
  lefts: z.array(z.string()),
  options: z.array(z.string()),
  key: z.array(z.int().min(0)),
}

const matching = definePlayMode('match', stored, {
  isValid: ({ lefts, options }, { indexes }) =>
    indexes.length === lefts.length && areOptions(indexes, options),
  /** The average of the rows, so that the same option for every row earns nothing. */
  grade({ key, options }, { indexes }) {
    const grades = key.map((option, row) => gradeGuess(indexes[row] === option, 1 / options.length))
    return grades.reduce((sum, grade) => sum + grade, 0) / key.length
  },
  format: ({ lefts, options }, { indexes }) => pairLines(lefts, options, indexes).join('; '),
  lines: ({ lefts, options }, { indexes }) => pairLines(lefts, options, indexes),
  correct: ({ key }) => key,
  blocks: ({ lefts }) => [numberedList(lefts.map((left) => [left]))],
  fields: ({ lefts, options }) => rowFields(lefts, options),
  parse: ({ lefts }, fields) => rowsIn(fields, lefts.length),
})

function pairLines(
  lefts: readonly string[],
  options: readonly string[],
  indexes: readonly number[],
): readonly string[] {
  return lefts.map((left, row) => `${left} – ${options[indexes[row] ?? -1] ?? ''}`)
}

const pair = z.strictObject({
  left: optionText.describe('One half.'),
  right: optionText.describe('What belongs to it.'),
})
const schema = itemSchema(['match'], 'What to match with what.', {
  pairs: z.array(pair).min(3).max(5).describe('What belongs together.'),
})

export const match = defineKind(schema, matching, {
  labels: { match: 'Match pairs' },
  toPlayItem({ pairs }, fields, random) {
    const options = [...shuffleOtherwise([...new Set(pairs.map(({ right }) => right))], random)]
    return {
      ...fields,
      lefts: pairs.map(({ left }) => left),
      options,
      key: pairs.map(({ right }) => options.indexOf(right)),
    }
  },
  toCard: ({ pairs }) => ({
    question: [
      bullets(pairs.map(({ left }) => [left])),
      sortedChoices(
        pairs.map(({ right }) => right),
        pairs.map(({ right }) => right),
      ),
    ],
    answer: [bullets(pairs.map(({ left, right }) => [left, ' – ', { strong: right }]))],
  }),
  preview: ({ pairs }) => bullets(pairs.map(({ left, right }) => [`${left} – ${right}`])),
  check({ pairs }, _, report) {
    for (const side of ['left', 'right'] as const) {
      const options = pairs.map((each, row) => ({ path: ['pairs', row, side], option: each[side] }))
      reportDuplicates(options, report)
    }
  },
})
