/** Events to be put in order. */
import { z } from 'zod'
import { shuffleOtherwise } from '../../platform/random.ts'
import { numberedList } from '../../reply/reply.ts'
import { UserError } from '../../reply/user-error.ts'
import { defineKind, definePlayMode, itemSchema, optionText } from './kind.ts'
import {
  areDistinct,
  areOptions,
  listOptions,
  reportDuplicates,
  rowFields,
  rowsIn,
  sortedChoices,
} from './options.ts'

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth']

/** `key` has the options in their right order. */
const stored = { options: z.array(z.string()), key: z.array(z.int().min(0)) }

const ordering = definePlayMode('order', stored, {
  isValid: ({ options }, { indexes }) =>
    indexes.length === options.length && areDistinct(indexes) && areOptions(indexes, options),
  /** Pairs in the right order against pairs in the wrong one, as in Kendall's tau. */
  grade({ key }, { indexes }) {
    const positions = key.map((option) => indexes.indexOf(option))
    const pairs = positions.flatMap((position, row) =>
      positions.slice(row + 1).map((later) => position < later),
    )
    return (2 * pairs.filter((isRight) => isRight).length) / pairs.length - 1
  },
  format: ({ options }, { indexes }) => indexes.map((index) => options[index]).join(' → '),
  lines: ({ options }, { indexes }) => indexes.map((index) => options[index] ?? ''),
  correct: ({ key }) => key,
  fields: ({ options }) => rowFields(ordinals.slice(0, options.length), options),
  parse({ options }, fields) {
    const indexes = rowsIn(fields, options.length)
    if (areDistinct(indexes)) return indexes
    throw new UserError('You’ve put something in two places. Please use each one once.')
  },
})

const schema = itemSchema(['order'], 'What to put in order.', {
  events: z.array(optionText).min(3).max(5).describe('In the right order.'),
})

export const order = defineKind(schema, ordering, {
  labels: { order: 'Put in order' },
  toPlayItem({ events }, fields, random) {
    const options = [...shuffleOtherwise(events, random)]
    return { ...fields, options, key: events.map((event) => options.indexOf(event)) }
  },
  toCard: ({ events }) => ({
    question: [sortedChoices(events, events)],
    answer: [numberedList(events.map((event) => [event]))],
  }),
  preview: ({ events }) => numberedList(events.map((event) => [event])),
  check: ({ events }, _, report) => reportDuplicates(listOptions('events', events), report),
})
